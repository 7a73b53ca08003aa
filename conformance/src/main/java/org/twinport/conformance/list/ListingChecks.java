package org.twinport.conformance.list;

import static org.twinport.conformance.check.Check.habit;
import static org.twinport.conformance.check.Check.must;
import static org.twinport.conformance.check.Check.should;
import static org.twinport.conformance.check.Document.RFC1123;
import static org.twinport.conformance.check.Document.RFC959;

import org.twinport.conformance.check.Answer;
import org.twinport.conformance.check.Check;
import org.twinport.conformance.check.Control;
import org.twinport.conformance.check.Site;
import org.twinport.conformance.check.Unmet;

import java.io.IOException;
import java.util.List;

/** LIST, NLST and STAT with a path; constants. */
final class ListingChecks {

    static final List<Check> CHECKS =
            List.of(
                    must(
                            "list",
                            RFC959,
                            "5.4",
                            "LIST is answered with 125 or 150, then 226 or 250, and names every file",
                            s -> {
                                List<String> lines = three(s).lines("LIST");
                                for (String name : List.of("a.txt", "b.txt", "d")) {
                                    if (lines.stream()
                                            .noneMatch(line -> line.endsWith(" " + name))) {
                                        throw Unmet.failed(
                                                "no line of LIST ends in '%s'".formatted(name));
                                    }
                                }
                            }),
                    must(
                            "list-line-ends",
                            RFC1123,
                            "4.1.2.7",
                            "Lines of LIST end in CR LF in TYPE A",
                            s -> lineEnds(s, "LIST")),
                    must(
                            "nlst-line-ends",
                            RFC1123,
                            "4.1.2.7",
                            "Lines of NLST end in CR LF in TYPE A",
                            s -> lineEnds(s, "NLST")),
                    must(
                            "nlst",
                            RFC1123,
                            "4.1.2.7",
                            "NLST tells names only, such that RETR takes them",
                            s -> {
                                Control c = three(s);
                                List<String> names = c.lines("NLST");
                                if (!names.contains("a.txt") || !names.contains("b.txt")) {
                                    throw Unmet.failed("NLST tells %s".formatted(names));
                                }
                                c.fetch("RETR " + names.get(names.indexOf("a.txt")));
                            }),
                    habit(
                            "list-path",
                            "LIST takes the path of a directory",
                            s -> {
                                Control c = three(s);
                                c.put("d/inner.txt", "x");
                                if (c.lines("LIST d").stream()
                                        .noneMatch(l -> l.endsWith("inner.txt"))) {
                                    throw Unmet.failed("inner.txt is missing");
                                }
                            }),
                    habit(
                            "list-unix",
                            "LIST has the form of 'ls -l', with type and permissions, size, date and name",
                            s -> {
                                for (String line : three(s).lines("LIST")) {
                                    if (!line.matches(
                                            "total \\d+|[-dl][-rwxsStT]{9}[+.@]? +\\d+ +\\S+ +\\S+ +\\d+ +\\w{3} +\\d+ +[\\d:]+ .*")) {
                                        throw Unmet.failed("'%s'".formatted(line));
                                    }
                                }
                            }),
                    habit(
                            "list-options",
                            "LIST -a and LIST -la are no names: they list the directory",
                            s -> {
                                Control c = three(s);
                                for (String options : List.of("-a", "-la")) {
                                    if (c.lines("LIST " + options).stream()
                                            .noneMatch(l -> l.endsWith("a.txt"))) {
                                        throw Unmet.failed(
                                                "LIST %s does not tell a.txt".formatted(options));
                                    }
                                }
                            }),
                    habit(
                            "list-empty",
                            "LIST of an empty directory is empty and no error",
                            s -> {
                                Control c = s.inFolder();
                                if (c.lines("LIST").stream()
                                        .anyMatch(l -> !l.matches("total 0|.* \\.\\.?"))) {
                                    throw Unmet.failed("something is listed");
                                }
                            }),
                    habit(
                            "nlst-missing",
                            "NLST of what is not there is empty or refused, and never a line of text",
                            s -> {
                                Control c = s.inFolder();
                                try {
                                    List<String> lines = c.lines("NLST no-such-file");
                                    if (!lines.isEmpty()) {
                                        throw Unmet.failed("'%s'".formatted(lines.getFirst()));
                                    }
                                } catch (Unmet refused) {
                                    if (!refused.verdict().detail().matches("(?s)[^→]*→ [45].*")) {
                                        throw refused;
                                    }
                                }
                            }),
                    should(
                            "stat-path",
                            RFC959,
                            "4.1.3",
                            "STAT with a path lists it over the control connection, with 211, 212 or 213",
                            s -> {
                                Answer stat = three(s).ask("STAT .").is(211, 212, 213);
                                if (!stat.text().contains("a.txt")) {
                                    throw stat.failed();
                                }
                            }));

    private ListingChecks() {}

    private static Control three(Site site) throws IOException, Unmet {
        Control control = site.inFolder();
        control.put("a.txt", "abc");
        control.put("b.txt", "abcdef");
        control.makeDirectory("d");
        return control;
    }

    private static void lineEnds(Site site, String command) throws IOException, Unmet {
        Control control = three(site);
        control.ask("TYPE A").is(200);
        String all = control.fetch(command);
        if (all.isEmpty() || !all.replace("\r\n", "").matches("[^\\r\\n]*")) {
            throw Unmet.failed("%s has lines that end otherwise".formatted(command));
        }
    }
}
