package org.twinport.daemon.config;

import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads settings that are given as texts: on the command line and in the environment. */
final class TextReader {

    private static final Path HERE = Path.of("");
    private static final String RUN_AS = "TWINPORT_RUN_AS";

    /** Kubernetes sets it to a URL where a service has the name twinport. */
    private static final String PORT = "TWINPORT_PORT";

    private final List<Problem> problems;
    private final Map<Key<?>, Values.Given> found = new HashMap<>();

    private TextReader(List<Problem> problems) {
        this.problems = problems;
    }

    static Values flags(Map<String, String> flags, List<Problem> problems) {
        TextReader reader = new TextReader(problems);
        List<String> paths = Keys.ALL.stream().map(Key::path).toList();
        flags.forEach((path, text) -> {
            Optional<Key<?>> key = Keys.ALL.stream().filter(k -> k.path().equals(path)).findFirst();
            key.ifPresentOrElse(
                    k -> reader.readFlag(k, text), () -> problems.add(unknown(path, paths)));
        });
        return new Values(reader.found, null);
    }

    private static Problem unknown(String path, List<String> paths) {
        return new Problem(
                "command line",
                "unknown key \""
                        + path
                        + '"'
                        + Nearest.suggestion(path, paths)
                        + "; allowed: "
                        + String.join(", ", paths));
    }

    static Values environment(Map<String, String> environment, List<Problem> problems) {
        TextReader reader = new TextReader(problems);
        for (Key<?> key : Keys.ALL) {
            String text = environment.get(key.variable());
            if (text != null) {
                reader.read(key, text, "environment, " + key.variable(), problems);
            }
        }
        return new Values(reader.found, null);
    }

    /**
     * Variables that look like a mistyped setting. They are no errors: container platforms set
     * variables of their own for a service of that name.
     */
    static List<String> doubts(Map<String, String> environment) {
        List<String> variables =
                Stream.concat(Stream.of(Sources.FILE), Keys.ALL.stream().map(Key::variable))
                        .toList();
        List<String> doubts = new ArrayList<>();
        new TreeMap<>(environment)
                .forEach((name, value) -> doubt(name, value, variables).ifPresent(doubts::add));
        return doubts;
    }

    private static Optional<String> doubt(String name, String value, List<String> variables) {
        if (name.equals(RUN_AS)) {
            return Optional.of(RUN_AS + " has no effect; only the option --run-as USER does that");
        }
        Optional<String> meant = Optional.empty();
        if (name.equals(PORT)) {
            meant = Optional.of(Keys.LISTEN.variable()).filter(_ -> !value.contains("://"));
        } else if (name.startsWith("TWINPORT_") && !variables.contains(name)) {
            meant = Nearest.to(name, variables).filter(near -> Nearest.distance(near, name) <= 3);
        }
        return meant.map(near -> name + " is no setting; did you mean " + near + "?");
    }

    /** In messages an option stands as it was typed, not with the path of its key. */
    private <T> void readFlag(Key<T> key, String text) {
        if (key.option().isEmpty()) {
            read(key, text, "command line", problems);
            return;
        }
        List<Problem> found = new ArrayList<>();
        read(key, text, key.option().get(), found);
        String title = key.path() + ": ";
        for (Problem p : found) {
            String bare =
                    p.text().startsWith(title) ? p.text().substring(title.length()) : p.text();
            problems.add(new Problem(key.option().get(), bare));
        }
    }

    /** Whether text is taken as it is; other kinds are written in YAML. */
    private static boolean isPlain(Kind<?> kind) {
        return switch (kind) {
            case Scalar<?> _, ListOf<?> _, ListenKind _ -> true;
            default -> false;
        };
    }

    private <T> void read(Key<T> key, String text, String source, List<Problem> problems) {
        Reading reading = new Reading(source, HERE, problems);
        boolean plain = isPlain(key.kind());
        Optional<Node> node =
                plain
                        ? Optional.of(new ScalarNode(Tag.STR, text, ScalarStyle.PLAIN))
                        : Yaml.compose(text, reading);
        if (node.isEmpty() && text.isBlank()) {
            problems.add(
                    new Problem(
                            source,
                            key.path() + ": has no value; allowed: " + key.kind().allowed()));
        }
        node.flatMap(n -> key.kind().read(n, key.path(), reading))
                .ifPresent(value -> found.put(key, new Values.Given(value, source)));
    }
}
