package org.twinport.server.config;

import org.twinport.net.tls.TlsServer;
import org.twinport.server.tls.TlsDemands;
import org.twinport.server.tls.TlsPolicy;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * TLS on both connections.
 *
 * @param server certificates and versions; without them there is no TLS
 * @param demands what is asked of clients that no rule names
 * @param byNetwork rules for clients from certain networks; the first that fits counts
 * @param ccc whether CCC may end TLS on the control connection after the login
 * @param handshake the longest a handshake may take
 */
public record TlsRules(
        Optional<TlsServer> server,
        TlsDemands demands,
        List<ByNetwork> byNetwork,
        boolean ccc,
        Duration handshake) {

    private static final Duration HANDSHAKE = Duration.ofSeconds(10);

    /** No TLS. */
    public static final TlsRules NONE =
            new TlsRules(Optional.empty(), TlsDemands.DEFAULT, List.of(), false, HANDSHAKE);

    public TlsRules {
        byNetwork = List.copyOf(byNetwork);
    }

    /** TLS is offered, and nothing is demanded. */
    public static TlsRules offered(TlsServer server) {
        return new TlsRules(Optional.of(server), TlsDemands.DEFAULT, List.of(), false, HANDSHAKE);
    }

    public TlsRules with(TlsDemands other) {
        return new TlsRules(server, other, byNetwork, ccc, handshake);
    }

    /**
     * A rule.
     *
     * @param clients where the client comes from
     * @param demands what is asked of it
     */
    public record ByNetwork(Network clients, TlsDemands demands) {}

    /**
     * What is asked of a client: the rule of its network, else that of the listener, else the
     * general one.
     *
     * @param listener what the address that it dialled asks for
     */
    public TlsDemands demandsOn(InetAddress client, Optional<TlsPolicy> listener) {
        return byNetwork.stream()
                .filter(rule -> rule.clients().contains(client))
                .map(ByNetwork::demands)
                .findFirst()
                .orElseGet(() -> listener.map(demands::with).orElse(demands));
    }
}
