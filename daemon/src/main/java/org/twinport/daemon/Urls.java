package org.twinport.daemon;

import org.twinport.protocol.endpoint.HostPort;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Under which URLs bound addresses are reached; pure but for asking for the host's addresses. */
final class Urls {

    private static final int MOST = 4;

    private Urls() {}

    static List<String> of(List<InetSocketAddress> addresses) {
        return addresses.stream()
                .flatMap(Urls::of)
                .distinct()
                .sorted(Comparator.comparing(Urls::isIpv6))
                .toList();
    }

    private static Stream<String> of(InetSocketAddress address) {
        Stream<InetAddress> hosts =
                address.getAddress().isAnyLocalAddress()
                        ? ownAddresses()
                        : Stream.of(address.getAddress());
        return hosts.map(host -> url(host, address.getPort()));
    }

    /** Such a URL has brackets, which shells and some clients stumble over. */
    private static boolean isIpv6(String url) {
        return url.contains("[");
    }

    private static String url(InetAddress host, int port) {
        String literal = HostPort.literal(host);
        String authority = literal.contains(":") ? "[" + literal + "]" : literal;
        return "ftp://" + authority + (port == 21 ? "" : ":" + port) + "/";
    }

    /** Addresses that other hosts can dial first, loopback last; link-local ones need a zone. */
    private static Stream<InetAddress> ownAddresses() {
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
