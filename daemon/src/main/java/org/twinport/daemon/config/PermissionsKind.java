package org.twinport.daemon.config;

import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.twinport.protocol.path.InvalidPathText;
import org.twinport.protocol.path.VirtualPath;
import org.twinport.storage.view.Permission;
import org.twinport.storage.view.Permissions;
import org.twinport.storage.view.Permissions.Rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Permissions: a preset, a list of words, or one of them for each path; immutable. */
record PermissionsKind() implements Kind<Permissions> {

    /** Names for common sets. */
    private static final Map<String, Set<Permission>> PRESETS = presets();

    private static final Scalar<Set<Permission>> PRESET = Kinds.choice(PRESETS);
    private static final Scalar<Permission> WORD = Kinds.constant(Permission.class);

    private static Map<String, Set<Permission>> presets() {
        Map<String, Set<Permission>> presets = new LinkedHashMap<>();
        presets.put("full", EnumSet.allOf(Permission.class));
        presets.put("read-only", EnumSet.of(Permission.LIST, Permission.READ));
        presets.put("upload-only", EnumSet.of(Permission.WRITE, Permission.MKDIR));
        presets.put("none", EnumSet.noneOf(Permission.class));
        return Collections.unmodifiableMap(presets);
    }

    @Override
    public String allowed() {
        return PRESET.allowed()
                + "; or a list of "
                + WORD.allowed()
                + "; or paths with one of these each, as in {/: read-only, /incoming: upload-only}";
    }

    @Override
    public String show(Permissions permissions) {
        if (permissions.rules().size() == 1 && permissions.rules().getFirst().below().isRoot()) {
            return show(permissions.rules().getFirst().allowed());
        }
        return permissions.rules().stream()
                .map(rule -> rule.below() + ": " + show(rule.allowed()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String show(Set<Permission> allowed) {
        return PRESETS.entrySet().stream()
                .filter(preset -> preset.getValue().equals(allowed))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() ->
                        allowed.stream()
                                .sorted()
                                .map(Kinds::word)
                                .collect(Collectors.joining(", ", "[", "]")));
    }

    @Override
    public Optional<Permissions> read(Node node, String key, Reading reading) {
        if (!(node instanceof MappingNode mapping)) {
            return set(node, key, reading).map(Permissions::everywhere);
        }
        int before = reading.problems().size();
        List<Rule> rules = new ArrayList<>();
        for (NodeTuple entry : mapping.getValue()) {
            Optional<VirtualPath> path = path(entry.getKeyNode(), key, reading);
            Optional<Set<Permission>> allowed = set(entry.getValueNode(), key, reading);
            if (path.isPresent() && allowed.isPresent()) {
                rules.add(new Rule(path.get(), allowed.get()));
            }
        }
        return reading.problems().size() == before
                ? Optional.of(new Permissions(rules))
                : Optional.empty();
    }

    private static Optional<VirtualPath> path(Node node, String key, Reading reading) {
        try {
            if (node instanceof ScalarNode text && text.getValue().startsWith("/")) {
                return Optional.of(VirtualPath.of(text.getValue()));
            }
        } catch (InvalidPathText _) {
            // told below
        }
        reading.problem(node, key + ": a rule is for a path as the user sees it, from / on");
        return Optional.empty();
    }

    private Optional<Set<Permission>> set(Node node, String key, Reading reading) {
        if (node instanceof ScalarNode scalar) {
            Set<Permission> preset = PRESETS.get(scalar.getValue().strip());
            boolean list = scalar.getValue().contains(",") || isWord(scalar.getValue());
            if (preset != null || !list) {
                return preset != null ? Optional.of(preset) : wrong(scalar, key, reading);
            }
        }
        if (!(node instanceof ScalarNode) && !(node instanceof SequenceNode)) {
            reading.problem(node, key + ": allowed: " + allowed());
            return Optional.empty();
        }
        if (node instanceof SequenceNode sequence && sequence.getValue().isEmpty()) {
            return Optional.of(EnumSet.noneOf(Permission.class));
        }
        return new ListOf<>(WORD).read(node, key, reading).map(words -> EnumSet.copyOf(words));
    }

    private static boolean isWord(String text) {
        return WORD.words().contains(text.strip());
    }

    private Optional<Set<Permission>> wrong(ScalarNode node, String key, Reading reading) {
        List<String> words = new ArrayList<>(PRESET.words());
        words.addAll(WORD.words());
        reading.problem(
                node,
                key
                        + ": \""
                        + node.getValue()
                        + "\" is not allowed"
                        + Nearest.suggestion(node.getValue(), words)
                        + "; allowed: "
                        + allowed());
        return Optional.empty();
    }
}
