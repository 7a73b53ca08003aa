package org.twinport.daemon.config;

import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.twinport.server.config.Network;
import org.twinport.server.config.RepresentationRules.ByNetwork;
import org.twinport.server.representation.Representation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the clients of some networks need; immutable. */
record ClientsKind() implements Kind<List<ByNetwork>> {

    private static final Key<Network> NETWORK =
            Key.of("network", Kinds.network(), Kinds.EVERYWHERE, "where the client comes from");

    @Override
    public String allowed() {
        return "a list of {network: NETWORK, ascii: ASCII, charset: CHARSET}, NETWORK as in 10.0.0.0/8,"
                + " of the others at least one, as in the keys ascii and charset";
    }

    @Override
    public String show(List<ByNetwork> rules) {
        return rules.stream().map(ClientsKind::show).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String show(ByNetwork rule) {
        Representation special = rule.representation();
        StringBuilder out = new StringBuilder("{network: ").append(rule.clients());
        if (special.ascii() != null) {
            out.append(", ascii: ").append(Keys.ASCII.kind().show(special.ascii()));
        }
        if (special.charset() != null) {
            out.append(", charset: ").append(Keys.CHARSET.kind().show(special.charset()));
        }
        return out.append('}').toString();
    }

    @Override
    public Optional<List<ByNetwork>> read(Node node, String key, Reading reading) {
        if (!(node instanceof SequenceNode sequence)) {
            reading.problem(node, key + ": allowed: " + allowed());
            return Optional.empty();
        }
        int before = reading.problems().size();
        List<ByNetwork> rules = new ArrayList<>();
        List<Key<?>> table = List.of(NETWORK, Keys.ASCII, Keys.CHARSET);
        for (Node item : sequence.getValue()) {
            Values rule = SectionReader.read(item, key, table, reading);
            Representation special = representation(rule);
            boolean whole = rule.has(NETWORK) && !special.equals(Representation.UNSAID);
            if (reading.problems().size() == before && !whole) {
                reading.problem(item, key + ": a rule needs network, and ascii or charset");
            }
            rules.add(new ByNetwork(rule.get(NETWORK), special));
        }
        return reading.problems().size() == before ? Optional.of(rules) : Optional.empty();
    }

    /** What a table itself says, without what stands behind it. */
    static Representation representation(Values values) {
        return new Representation(
                values.has(Keys.ASCII) ? values.get(Keys.ASCII) : null,
                values.has(Keys.CHARSET) ? values.get(Keys.CHARSET) : null);
    }
}
