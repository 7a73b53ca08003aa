package org.twinport.daemon.config;

import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.twinport.daemon.config.UsersKind.Entry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The users of a file: a mapping from names, or a list of entries with a name; immutable. */
record UsersKind() implements Kind<List<Entry>> {

    /**
     * A user as the file has it.
     *
     * @param values of the table of a user's keys
     */
    record Entry(String name, Values values, String place) {}

    @Override
    public String allowed() {
        return "one entry a user, 'NAME:' and below it the keys of a user, or a list of entries"
                + " with the key name";
    }

    @Override
    public String show(List<Entry> users) {
        return users.stream().map(Entry::name).collect(Collectors.joining(", "));
    }

    @Override
    public Optional<List<Entry>> read(Node node, String key, Reading reading) {
        int before = reading.problems().size();
        List<Entry> users = new ArrayList<>();
        switch (node) {
            case MappingNode mapping ->
                    mapping.getValue().forEach(tuple -> users.addAll(named(tuple, key, reading)));
            case SequenceNode sequence ->
                    sequence.getValue().forEach(item -> users.addAll(listed(item, key, reading)));
            default -> reading.problem(node, key + ": allowed: " + allowed());
        }
        requireDistinct(users, reading);
        return reading.problems().size() == before ? Optional.of(users) : Optional.empty();
    }

    private static List<Entry> named(NodeTuple tuple, String key, Reading reading) {
        Node nameNode = tuple.getKeyNode();
        Optional<String> name =
                UserKeys.NAME.kind().read(nameNode, key + ", a user's name", reading);
        if (name.isEmpty()) {
            return List.of();
        }
        int before = reading.problems().size();
        String title = key + "." + name.get();
        List<Key<?>> table = UserKeys.ALL.stream().filter(k -> !k.equals(UserKeys.NAME)).toList();
        Values values = SectionReader.read(tuple.getValueNode(), title, table, reading);
        if (reading.problems().size() == before) {
            requireHash(name.get(), values, nameNode, reading);
        }
        return List.of(new Entry(name.get(), values, reading.place(nameNode)));
    }

    private static List<Entry> listed(Node item, String key, Reading reading) {
        int before = reading.problems().size();
        Values values = SectionReader.read(item, key, UserKeys.ALL, reading);
        if (reading.problems().size() > before) {
            return List.of();
        }
        if (!values.has(UserKeys.NAME)) {
            reading.problem(item, key + ": a user needs a name");
            return List.of();
        }
        String name = values.get(UserKeys.NAME);
        requireHash(name, values, item, reading);
        return List.of(new Entry(name, values, reading.place(item)));
    }

    private static void requireHash(String name, Values values, Node node, Reading reading) {
        if (!values.has(UserKeys.PASSWORD_HASH) && !values.has(TlsKeys.CERTIFICATE)) {
            reading.problem(
                    node,
                    "user \""
                            + name
                            + "\" has no password-hash; make one with 'twinport hash-password'");
        }
    }

    private static void requireDistinct(List<Entry> users, Reading reading) {
        Set<String> seen = new HashSet<>();
        for (Entry user : users) {
            if (!seen.add(user.name())) {
                reading.problems()
                        .add(
                                new Problem(
                                        user.place(),
                                        "user \"" + user.name() + "\" stands here a second time"));
            }
        }
    }
}
