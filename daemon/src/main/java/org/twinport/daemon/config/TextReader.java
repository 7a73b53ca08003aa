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

/** Reads settings that are given as texts: on the command line and in the environment. */
final class TextReader {

    private static final Path HERE = Path.of("");

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
                    k -> reader.read(k, text, "command line"),
                    () -> problems.add(unknown(path, paths)));
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
                reader.read(key, text, "environment, " + key.variable());
            }
        }
        return new Values(reader.found, null);
    }

    /**
     * Variables that look like a mistyped setting. They are no errors: container platforms set
     * variables of their own for a service of that name.
     */
    static List<String> doubts(Map<String, String> environment) {
        List<String> variables = Keys.ALL.stream().map(Key::variable).toList();
        List<String> doubts = new ArrayList<>();
        for (String name : environment.keySet()) {
            if (name.startsWith("TWINPORT_") && !variables.contains(name)) {
                Nearest.to(name, variables)
                        .filter(near -> Nearest.distance(near, name) <= 3)
                        .map(near -> name + " is no setting; did you mean " + near + "?")
                        .ifPresent(doubts::add);
            }
        }
        return doubts;
    }

    private <T> void read(Key<T> key, String text, String source) {
        Reading reading = new Reading(source, HERE, problems);
        boolean plain = key.kind() instanceof Scalar<?> || key.kind() instanceof ListOf<?>;
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
