package org.twinport.daemon.config;

import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.twinport.server.config.Network;
import org.twinport.server.config.PassiveRules.Announced;
import org.twinport.server.config.PassiveRules.ByNetwork;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Rules of announced addresses by the client's network; immutable. */
record NetworksKind() implements Kind<List<ByNetwork>> {

    static final Key<Network> CLIENTS =
            Key.of("clients", Kinds.network(), Kinds.EVERYWHERE, "where the client comes from");

    private static final Key<Announced> ADDRESS =
            Key.of("address", Kinds.announced(), new Announced.AsDialled(), "what it is told");

    @Override
    public String allowed() {
        return "a list of {clients: NETWORK, address: ADDRESS}, NETWORK as in 10.0.0.0/8,"
                + " ADDRESS as in passive.address";
    }

    @Override
    public String show(List<ByNetwork> rules) {
        return rules.stream()
                .map(rule ->
                        "{clients: %s, address: %s}"
                                .formatted(rule.clients(), ADDRESS.kind().show(rule.address())))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public Optional<List<ByNetwork>> read(Node node, String key, Reading reading) {
        if (!(node instanceof SequenceNode sequence)) {
            reading.problem(node, key + ": allowed: " + allowed());
            return Optional.empty();
        }
        int before = reading.problems().size();
        List<ByNetwork> rules = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            Values rule = SectionReader.read(item, key, List.of(CLIENTS, ADDRESS), reading);
            if (reading.problems().size() == before && !(rule.has(CLIENTS) && rule.has(ADDRESS))) {
                reading.problem(item, key + ": a rule needs clients and address");
            }
            rules.add(new ByNetwork(rule.get(CLIENTS), rule.get(ADDRESS)));
        }
        return reading.problems().size() == before ? Optional.of(rules) : Optional.empty();
    }
}
