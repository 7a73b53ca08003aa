package org.twinport.daemon.config;

import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.twinport.net.tls.Ending;
import org.twinport.server.tls.TlsPolicy;
import org.twinport.server.tls.TlsReuse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Rules of TLS by the client's network; immutable. */
record TlsNetworksKind() implements Kind<List<TlsNetwork>> {

    private static final Key<TlsPolicy> POLICY = own("policy", TlsKeys.POLICY);
    private static final Key<TlsReuse> REUSE = own("reuse", TlsKeys.REUSE);
    private static final Key<Ending> UPLOADS = own("uploads-without-close-notify", TlsKeys.UPLOADS);

    private static final List<Key<?>> TABLE = List.of(NetworksKind.CLIENTS, POLICY, REUSE, UPLOADS);

    private static <T> Key<T> own(String name, Key<T> key) {
        return Key.of(name, key.kind(), key.fallback(), key.doc());
    }

    @Override
    public String allowed() {
        return "a list of {clients: NETWORK, policy: POLICY, reuse: REUSE,"
                + " uploads-without-close-notify: UPLOADS}, NETWORK as in 10.0.0.0/8, the others as in"
                + " tls, and at least one of them";
    }

    @Override
    public String show(List<TlsNetwork> rules) {
        return rules.stream()
                .map(TlsNetworksKind::show)
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String show(TlsNetwork rule) {
        StringBuilder out = new StringBuilder("{clients: " + rule.clients());
        rule.policy().ifPresent(value -> out.append(", policy: ").append(Kinds.word(value)));
        rule.reuse().ifPresent(value -> out.append(", reuse: ").append(Kinds.word(value)));
        rule.uploads()
                .ifPresent(value ->
                        out.append(", uploads-without-close-notify: ")
                                .append(UPLOADS.kind().show(value)));
        return out.append('}').toString();
    }

    @Override
    public Optional<List<TlsNetwork>> read(Node node, String key, Reading reading) {
        if (!(node instanceof SequenceNode sequence)) {
            reading.problem(node, key + ": allowed: " + allowed());
            return Optional.empty();
        }
        int before = reading.problems().size();
        List<TlsNetwork> rules = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            int ahead = reading.problems().size();
            Values own = SectionReader.read(item, key, TABLE, reading);
            if (reading.problems().size() == ahead) {
                rules.add(rule(item, key, own, reading));
            }
        }
        return reading.problems().size() == before ? Optional.of(rules) : Optional.empty();
    }

    private static TlsNetwork rule(Node item, String key, Values own, Reading reading) {
        TlsNetwork rule =
                new TlsNetwork(
                        own.get(NetworksKind.CLIENTS),
                        given(own, POLICY),
                        given(own, REUSE),
                        given(own, UPLOADS));
        if (!own.has(NetworksKind.CLIENTS) || own.size() < 2) {
            reading.problem(item, key + ": a rule needs clients, and what is demanded of them");
        } else if (rule.policy().equals(Optional.of(TlsPolicy.OFF)) && own.size() > 2) {
            reading.problem(item, key + ": with policy: off there is no TLS to demand more of");
        }
        return rule;
    }

    private static <T> Optional<T> given(Values own, Key<T> key) {
        return own.has(key) ? Optional.of(own.get(key)) : Optional.empty();
    }
}
