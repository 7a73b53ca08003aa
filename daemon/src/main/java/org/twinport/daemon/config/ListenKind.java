package org.twinport.daemon.config;

import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.twinport.server.config.Listen;
import org.twinport.server.tls.TlsPolicy;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where to listen: a list of addresses, as text or with what is special about TLS there; immutable.
 */
record ListenKind() implements Kind<List<Listen>> {

    private static final ListOf<Listen> TEXTS = new ListOf<>(Kinds.listen());

    private static final Key<InetSocketAddress> ADDRESS =
            Key.of("address", Kinds.address(), new InetSocketAddress(0), "where");

    private static final Key<Boolean> TLS =
            Key.of(
                    "tls",
                    Kinds.choice(new TreeMap<>(Map.of("explicit", false, "implicit", true))),
                    false,
                    "when TLS begins");

    private static final Key<TlsPolicy> POLICY =
            Key.of("policy", TlsKeys.POLICY.kind(), TlsPolicy.OFFERED, "how much TLS");

    private static final List<Key<?>> TABLE = List.of(ADDRESS, TLS, POLICY);

    @Override
    public String allowed() {
        return TEXTS.allowed()
                + ", ftps://HOST:PORT with TLS from the first byte; or {address: HOST:PORT, tls: explicit"
                + " or implicit, policy: as tls.policy}";
    }

    @Override
    public String show(List<Listen> values) {
        return values.stream().map(ListenKind::show).collect(Collectors.joining(", "));
    }

    static String show(Listen listen) {
        String address = Addresses.showListen(listen.address());
        if (listen.policy().isPresent()) {
            return "{address: %s, tls: %s, policy: %s}"
                    .formatted(
                            address,
                            TLS.kind().show(listen.implicitTls()),
                            Kinds.word(listen.policy().get()));
        }
        return listen.implicitTls() ? Addresses.IMPLICIT + address : address;
    }

    @Override
    public Optional<List<Listen>> read(Node node, String key, Reading reading) {
        return switch (node) {
            case MappingNode mapping -> one(mapping, key, reading).map(List::of);
            case SequenceNode sequence when !sequence.getValue().isEmpty() ->
                    several(sequence, key, reading);
            default -> TEXTS.read(node, key, reading);
        };
    }

    private static Optional<List<Listen>> several(
            SequenceNode sequence, String key, Reading reading) {
        List<Listen> found = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            Optional<Listen> listen =
                    item instanceof MappingNode mapping
                            ? one(mapping, key, reading)
                            : TEXTS.element().read(item, key, reading);
            listen.ifPresent(found::add);
        }
        return found.size() == sequence.getValue().size()
                ? Optional.of(List.copyOf(found))
                : Optional.empty();
    }

    private static Optional<Listen> one(MappingNode node, String key, Reading reading) {
        int before = reading.problems().size();
        Values own = SectionReader.read(node, key, TABLE, reading);
        if (reading.problems().size() > before) {
            return Optional.empty();
        }
        boolean implicit = own.get(TLS);
        Optional<TlsPolicy> policy =
                own.has(POLICY) ? Optional.of(own.get(POLICY)) : Optional.empty();
        if (!own.has(ADDRESS)) {
            reading.problem(node, key + ": an entry needs address");
        } else if (implicit && policy.equals(Optional.of(TlsPolicy.OFF))) {
            reading.problem(
                    node,
                    key + ": tls: implicit and policy: off exclude each other; leave one out");
        } else {
            return Optional.of(new Listen(own.get(ADDRESS), implicit, policy));
        }
        return Optional.empty();
    }
}
