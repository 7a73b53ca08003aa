package org.twinport.daemon.config;

import org.twinport.protocol.endpoint.AddressScope;
import org.twinport.protocol.endpoint.HostPort;
import org.twinport.server.config.PassiveRules.Announced;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses as they are written in settings; asks DNS only for names to listen on. */
final class Addresses {

    private static final Pattern LISTEN =
            Pattern.compile("(?:(\\*|\\[[0-9A-Fa-f:.%\\w]+]|[^\\s:\\[\\]]+)?:)?(\\d{1,5})");
    private static final Pattern HOST_NAME =
            Pattern.compile(
                    "(?=.{1,253}$)([A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?)"
                            + "(\\.[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?)*\\.?");

    /** Before an address: TLS from the first byte. */
    static final String IMPLICIT = "ftps://";

    private Addresses() {}

    /** Reads 2121, *:21, 192.0.2.1:21, [2001:db8::1]:21 or a host name with a port. */
    static Optional<InetSocketAddress> parseListen(String text) {
        Matcher m = LISTEN.matcher(text);
        if (!m.matches() || Integer.parseInt(m.group(2)) > 65_535) {
            return Optional.empty();
        }
        int port = Integer.parseInt(m.group(2));
        String host = m.group(1);
        if (host == null || host.equals("*")) {
            return Optional.of(new InetSocketAddress(port));
        }
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return literalOrName(bare).map(address -> new InetSocketAddress(address, port));
    }

    /** The host name that stands in an address to listen on, if it is one of the right form. */
    static Optional<String> listenName(String text) {
        Matcher m = LISTEN.matcher(text);
        boolean right = m.matches() && Integer.parseInt(m.group(2)) <= 65_535;
        return right && m.group(1) != null && isName(m.group(1))
                ? Optional.of(m.group(1))
                : Optional.empty();
    }

    private static Optional<InetAddress> literalOrName(String host) {
        Optional<InetAddress> literal = literal(host);
        if (literal.isPresent() || !(isName(host) || host.contains("%"))) {
            return literal;
        }
        try {
            return Optional.of(InetAddress.getByName(host));
        } catch (UnknownHostException _) {
            return Optional.empty();
        }
    }

    private static Optional<InetAddress> literal(String host) {
        return HostPort.parseIpv4(host).or(() -> HostPort.parseIpv6(host));
    }

    /** A name that cannot be taken for a mistyped address. */
    private static boolean isName(String host) {
        return HOST_NAME.matcher(host).matches() && !host.matches("[\\d.]+");
    }

    static String showListen(InetSocketAddress address) {
        String host =
                address.getAddress().isAnyLocalAddress() ? "*" : literalInUrl(address.getAddress());
        return host + ":" + address.getPort();
    }

    /** An address as it stands in a URL. */
    static String literalInUrl(InetAddress address) {
        String text = HostPort.literal(address);
        return text.contains(":") ? "[" + text + "]" : text;
    }

    /**
     * Reads an IPv4 address that can be dialled, or a host name, which is not looked up yet. PASV
     * has no way to name an IPv6 address, and EPSV names none.
     */
    static Optional<Announced> parseAnnounced(String text) {
        Optional<InetAddress> fixed = literal(text);
        if (fixed.isPresent()) {
            return fixed.filter(Inet4Address.class::isInstance)
                    .filter(address -> AddressScope.of(address) != AddressScope.UNUSABLE)
                    .map(Announced.Fixed::new);
        }
        return isName(text) ? Optional.of(new Announced.ByName(text)) : Optional.empty();
    }

    static String showAnnounced(Announced announced) {
        return switch (announced) {
            case Announced.AsDialled() -> "as-dialled";
            case Announced.Fixed(InetAddress address) -> HostPort.literal(address);
            case Announced.ByName(String name) -> name;
        };
    }
}
