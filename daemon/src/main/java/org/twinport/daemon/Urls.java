package org.twinport.daemon;

import org.twinport.protocol.endpoint.HostPort;
import org.twinport.server.config.Listen;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Under which URLs bound addresses are reached; pure but for asking for the host's addresses. */
final class Urls {

    private static final int MOST = 4;

    private Urls() {}

    /**
     * URLs of where a server really listens.
     *
     * @param isOffered whether clients may use TLS there
     */
    static List<String> of(List<Listen> listen, Predicate<Listen> isOffered) {
        return listen.stream()
                .flatMap(where -> of(where, isOffered.test(where)))
                .distinct()
                .sorted(Comparator.comparing(Urls::isIpv6))
                .toList();
    }

    private static Stream<String> of(Listen listen, boolean offered) {
        int port = listen.address().getPort();
        String explicit = offered ? "ftpes" : "ftp";
        return listen.implicitTls()
                ? hosts(listen.address()).map(host -> url("ftps", host, port, 990))
                : hosts(listen.address()).map(host -> url(explicit, host, port, 21));
    }

    /** The addresses under which others may reach a bound one. */
    static Stream<InetAddress> hosts(InetSocketAddress address) {
        return address.getAddress().isAnyLocalAddress()
                ? ownAddresses()
                : Stream.of(address.getAddress());
    }

    /** Such a URL has brackets, which shells and some clients stumble over. */
    private static boolean isIpv6(String url) {
        return url.contains("[");
    }

    private static String url(String scheme, InetAddress host, int port, int usual) {
        String literal = HostPort.literal(host);
        String authority = literal.contains(":") ? "[" + literal + "]" : literal;
        return scheme + "://" + authority + (port == usual ? "" : ":" + port) + "/";
    }

    /** Addresses that other hosts can dial first, loopback last; link-local ones need a zone. */
    static Stream<InetAddress> ownAddresses() {
        Stream<InetAddress> others = Stream.empty();
        try {
            others =
                    Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
                            .flatMap(NetworkInterface::inetAddresses)
                            .filter(a -> !a.isLoopbackAddress() && !a.isLinkLocalAddress())
                            .sorted(Comparator.comparing(a -> a instanceof Inet6Address))
                            .limit(MOST);
        } catch (SocketException _) {
            // Then only the loopback address is shown.
        }
        return Stream.concat(others, Stream.of(InetAddress.ofLiteral("127.0.0.1")));
    }
}
