package org.twinport.tests.conformance;

import org.twinport.conformance.Examination;
import org.twinport.conformance.Result;
import org.twinport.conformance.Tables;
import org.twinport.conformance.check.Check;
import org.twinport.conformance.check.Document;
import org.twinport.conformance.check.Level;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes and reads the page that compares servers; pure. */
final class ConformancePage {
    private static final String HEAD =
            """
            # Conformance

            What `twinport conformance ftp://user@host/` finds out about Twinport and four other servers. Each check is a
            requirement of an RFC (MUST, SHOULD) or something that clients have come to rely on (habit), and is tried over
            real connections to a server of which nothing is known. This page is written by a test. Do not edit it; after a
            change run, as root with the other servers unpacked (`support/unpack-peers`):

            ```
            %s
            ```

            The others run with the settings of the tests (one local user, writing allowed, TLS on offer), as their Debian
            packages have them. A failed check says what was seen, and is no judgement: some of it is settings, some of it a
            decision against an old RFC.

            """;

    private static final Map<String, String> MARKS =
            Map.of(
                    "PASS", "yes",
                    "FAIL", "**no**",
                    "NOT OFFERED", "–",
                    "SKIPPED", "not tried");

    private ConformancePage() {}

    /**
     * The page in Markdown.
     *
     * @param servers with their versions
     */
    static String page(String command, Map<Examined, String> servers) {
        StringBuilder out = new StringBuilder(HEAD.formatted(command));
        counts(out, servers);
        for (Document document : Document.values()) {
            table(out, document, List.copyOf(servers.keySet()));
        }
        servers.keySet().forEach(server -> broken(out, server));
        return out.toString();
    }

    private static void counts(StringBuilder out, Map<Examined, String> servers) {
        row(out, List.of("Server", "Version", "MUST", "SHOULD", "habit"));
        out.append("|---|---|---|---|---|\n");
        servers.forEach((server, version) -> {
            List<String> cells = new ArrayList<>(List.of(server.name(), version));
            for (Level level : Level.values()) {
                cells.add(Tables.counts(server.report(), level));
            }
            row(out, cells);
        });
        out.append("\n`–`: not offered by this server, and optional.\n");
    }

    private static void table(StringBuilder out, Document document, List<Examined> servers) {
        List<Check> checks =
                Examination.checks().stream().filter(c -> c.document() == document).toList();
        if (checks.isEmpty()) {
            return;
        }
        out.append("\n## %s: %s\n\n".formatted(document.label(), document.title()));
        List<String> head = new ArrayList<>(List.of("§", "Level", "Check", "What must be true"));
        servers.forEach(server -> head.add(server.name()));
        row(out, head);
        out.append("|---".repeat(head.size())).append("|\n");
        List<Map<String, String>> words = servers.stream().map(Examined::words).toList();
        for (Check check : checks) {
            List<String> cells =
                    new ArrayList<>(
                            List.of(
                                    check.section(),
                                    Tables.word(check.level()),
                                    "`%s`".formatted(check.id()),
                                    Tables.cell(check.requirement())));
            words.forEach(word -> cells.add(MARKS.get(word.get(check.id()))));
            row(out, cells);
        }
    }

    private static void broken(StringBuilder out, Examined server) {
        List<Result> failed =
                server.report().results().stream().filter(r -> r.verdict().isFail()).toList();
        if (failed.isEmpty()) {
            return;
        }
        out.append("\n## What %s does instead\n\n".formatted(server.name()));
        row(out, List.of("Check", "Level", "Seen"));
        out.append("|---|---|---|\n");
        for (Result result : failed) {
            String seen =
                    result.verdict()
                            .detail()
                            .replaceAll("twinport-conformance-[0-9a-f]+", "FOLDER");
            row(
                    out,
                    List.of(
                            "`%s`".formatted(result.check().id()),
                            Tables.word(result.check().level()),
                            Tables.cell(seen)));
        }
    }

    private static void row(StringBuilder out, List<String> cells) {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    /** The versions of the servers on a page. */
    static Map<String, String> versions(String page) {
        Map<String, String> versions = new LinkedHashMap<>();
        List<List<String>> rows = rows(page);
        for (List<String> row : rows.subList(1, rows.size())) {
            if (row.size() != 5 || row.getFirst().matches("§|-+")) {
                break;
            }
            versions.put(row.get(0), row.get(1));
        }
        versions.remove("---");
        return versions;
    }

    /** The verdicts on a page: by name of the server, by id of the check. */
    static Map<String, Map<String, String>> verdicts(String page) {
        Map<String, String> words =
                MARKS.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
        Map<String, Map<String, String>> found = new HashMap<>();
        List<String> head = List.of();
        for (List<String> row : rows(page)) {
            if (row.getFirst().equals("§")) {
                head = row;
            } else if (row.size() == head.size() && row.get(2).startsWith("`")) {
                String id = row.get(2).replace("`", "");
                for (int i = 4; i < row.size(); i++) {
                    found.computeIfAbsent(head.get(i), _ -> new HashMap<>())
                            .put(id, words.get(row.get(i)));
                }
            }
        }
        return found;
    }

    private static List<List<String>> rows(String page) {
        return page.lines()
                .filter(line -> line.startsWith("| "))
                .map(line ->
                        List.of(line.substring(2, line.length() - 2).split("(?<!\\\\) \\| ", -1)))
                .toList();
    }
}
