package org.twinport.daemon.config;

import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a YAML mapping by a table of keys; used by one thread. */
final class SectionReader {

    private final List<Key<?>> table;
    private final Reading reading;
    private final Map<Key<?>, Values.Given> found = new HashMap<>();

    private SectionReader(List<Key<?>> table, Reading reading) {
        this.table = table;
        this.reading = reading;
    }

    /** What a node says of the keys of {@code table}; {@code title} names it in messages. */
    static Values read(Node node, String title, List<Key<?>> table, Reading reading) {
        SectionReader reader = new SectionReader(table, reading);
        reader.section(node, title, "");
        return new Values(reader.found, null);
    }

    private void section(Node node, String title, String prefix) {
        if (!(node instanceof MappingNode mapping)) {
            reading.problem(
                    node,
                    title + ": takes keys, one a line as 'key: value'; allowed: " + names(prefix));
            return;
        }
        for (NodeTuple entry : mapping.getValue()) {
            if (entry.getKeyNode() instanceof ScalarNode name) {
                entry(name, entry.getValueNode(), prefix);
            } else {
                reading.problem(entry.getKeyNode(), "a key is one word");
            }
        }
    }

    private void entry(ScalarNode name, Node value, String prefix) {
        String path = prefix + name.getValue();
        Optional<Key<?>> key = table.stream().filter(k -> k.path().equals(path)).findFirst();
        if (key.isPresent()) {
            value(key.get(), name, value);
        } else if (table.stream().anyMatch(k -> k.path().startsWith(path + "."))) {
            section(value, path, path + ".");
        } else {
            unknown(name, prefix);
        }
    }

    private <T> void value(Key<T> key, ScalarNode name, Node node) {
        if (found.containsKey(key)) {
            reading.problem(name, key.path() + ": stands here a second time");
            return;
        }
        Optional<T> value = key.kind().read(node, key.path(), reading);
        value.ifPresent(v -> found.put(key, new Values.Given(v, reading.place(node))));
    }

    private void unknown(ScalarNode name, String prefix) {
        List<String> allowed = names(prefix);
        String where = prefix.isEmpty() ? "" : " in " + prefix.substring(0, prefix.length() - 1);
        reading.problem(
                name,
                "unknown key \""
                        + name.getValue()
                        + '"'
                        + where
                        + Nearest.suggestion(name.getValue(), allowed)
                        + "; allowed: "
                        + String.join(", ", allowed));
    }

    /** The keys and sections that may stand at this level. */
    private List<String> names(String prefix) {
        return table.stream()
                .map(Key::path)
                .filter(path -> path.startsWith(prefix))
                .map(path -> path.substring(prefix.length()).split("\\.", 2)[0])
                .distinct()
                .toList();
    }
}
