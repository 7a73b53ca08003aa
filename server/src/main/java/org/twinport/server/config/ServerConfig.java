package org.twinport.server.config;

import org.twinport.server.event.ServerListener;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * What a server is started with.
 *
 * @param listen addresses and ports
 * @param greeting the text of the 220 reply
 * @param rules what a reload can replace
 * @param listener hears every event, on the session's thread; must not block
 */
public record ServerConfig(
        List<Listen> listen, String greeting, Rules rules, ServerListener listener) {

    public ServerConfig {
        listen = List.copyOf(listen);
        if (listen.isEmpty()) {
            throw new IllegalArgumentException("a server listens on at least one address");
        }
        if (rules.tls().server().isEmpty() && listen.stream().anyMatch(Listen::implicitTls)) {
            throw new IllegalArgumentException("TLS from the first byte needs a certificate");
        }
    }

    /** On a free port of the loopback address, for tests and examples. */
    public static ServerConfig onLoopback(Rules rules) {
        return new ServerConfig(
                List.of(Listen.on(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))),
                "Twinport ready",
                rules,
                ServerListener.NONE);
    }

    public ServerConfig with(ServerListener other) {
        return new ServerConfig(listen, greeting, rules, other);
    }

    /** At these addresses without TLS, or with AUTH. */
    public ServerConfig listeningOn(List<InetSocketAddress> addresses) {
        return at(addresses.stream().map(Listen::on).toList());
    }

    /** At these addresses. */
    public ServerConfig at(List<Listen> addresses) {
        return new ServerConfig(addresses, greeting, rules, listener);
    }
}
