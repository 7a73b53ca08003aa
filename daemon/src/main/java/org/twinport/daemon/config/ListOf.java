package org.twinport.daemon.config;

import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Lists: a YAML list, or values with commas between; immutable.
 *
 * @param element what one is
 */
record ListOf<E>(Scalar<E> element) implements Kind<List<E>> {

    @Override
    public String allowed() {
        return "one or a list of: " + element.allowed();
    }

    @Override
    public String show(List<E> values) {
        return values.stream().map(element::show).collect(Collectors.joining(", "));
    }

    @Override
    public Optional<List<E>> read(Node node, String key, Reading reading) {
        int before = reading.problems().size();
        List<E> values = new ArrayList<>();
        if (node instanceof SequenceNode sequence) {
            sequence.getValue()
                    .forEach(item -> element.read(item, key, reading).ifPresent(values::add));
        } else if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            for (String item : scalar.getValue().split(",")) {
                element.read(item, node, key, reading).ifPresent(values::add);
            }
        }
        boolean clean = reading.problems().size() == before;
        if (clean && values.isEmpty()) {
            reading.problem(node, key + ": has no value; allowed: " + allowed());
        }
        return clean && !values.isEmpty() ? Optional.of(List.copyOf(values)) : Optional.empty();
    }
}
