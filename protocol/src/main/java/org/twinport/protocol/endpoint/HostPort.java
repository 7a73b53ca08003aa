package org.twinport.protocol.endpoint;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address and a port as FTP commands and replies carry them: {@code h1,h2,h3,h4,p1,p2} (RFC 959
 * section 4.1.2) and {@code |family|address|port|} (RFC 2428 section 2).
 *
 * @param address a literal address; never the result of a name lookup
 * @param port 0 to 65535
 */
public record HostPort(InetAddress address, int port) {

    private static final Pattern SIX_NUMBERS =
            Pattern.compile(
                    "(?<!\\d)(\\d{1,3})\\s*,\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3})(?!\\d)");
    private static final Pattern IPV4 =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern IPV6_CHARS = Pattern.compile("[0-9a-fA-F:.]{2,45}");

    public HostPort {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port out of range: " + port);
        }
    }

    /** Reads the argument of PORT; empty if it is anything but six numbers from 0 to 255. */
    public static Optional<HostPort> parsePort(String argument) {
        Matcher m = SIX_NUMBERS.matcher(argument.strip());
        return m.matches() ? fromSix(m) : Optional.empty();
    }

    /**
     * Finds the six numbers in the text of a 227 reply, with or without parentheses (RFC 1123
     * section 4.1.2.6).
     */
    public static Optional<HostPort> find227(String text) {
        Matcher m = SIX_NUMBERS.matcher(text);
        return m.find() ? fromSix(m) : Optional.empty();
    }

    private static Optional<HostPort> fromSix(Matcher m) {
        int[] n = new int[6];
        for (int i = 0; i < 6; i++) {
            n[i] = Integer.parseInt(m.group(i + 1));
            if (n[i] > 255) {
                return Optional.empty();
            }
        }
        byte[] host = {(byte) n[0], (byte) n[1], (byte) n[2], (byte) n[3]};
        return Optional.of(new HostPort(ofBytes(host), n[4] << 8 | n[5]));
    }

    /** The six numbers of PORT and 227. Only IPv4 addresses can be written so. */
    public String sixNumbers() {
        if (address.getAddress().length != 4) {
            throw new IllegalStateException("only IPv4 addresses fit PORT and 227");
        }
        return address.getHostAddress().replace('.', ',') + "," + (port >> 8) + "," + (port & 255);
    }

    /**
     * Reads the argument of EPRT.
     *
     * @return what it means, or why it means nothing: an unknown family is 522, everything else 501
     */
    public static Eprt parseEprt(String argument) {
        if (argument.length() < 7) {
            return new Eprt.Malformed();
        }
        char delimiter = argument.charAt(0);
        if (delimiter < 33 || delimiter > 126) {
            return new Eprt.Malformed();
        }
        String[] parts = argument.split(Pattern.quote(String.valueOf(delimiter)), -1);
        if (parts.length != 5 || !parts[0].isEmpty() || !parts[4].isEmpty()) {
            return new Eprt.Malformed();
        }
        Optional<Integer> port = portNumber(parts[3]);
        return switch (parts[1]) {
            case "1" -> endpoint(parseIpv4(parts[2]), port);
            case "2" -> endpoint(parseIpv6(parts[2]), port);
            default -> parts[1].matches("\\d+") ? new Eprt.UnknownFamily() : new Eprt.Malformed();
        };
    }

    private static Eprt endpoint(Optional<InetAddress> address, Optional<Integer> port) {
        return address.isPresent() && port.isPresent()
                ? new Eprt.Endpoint(new HostPort(address.get(), port.get()))
                : new Eprt.Malformed();
    }

    /** The argument of EPRT, with the delimiter everybody uses. */
    public String eprt() {
        int family = address.getAddress().length == 4 ? 1 : 2;
        return "|" + family + "|" + literal(address) + "|" + port + "|";
    }

    /** Finds the port in the text of a 229 reply, {@code (|||port|)}, with any delimiter. */
    public static Optional<Integer> find229(String text) {
        Matcher m = Pattern.compile("\\(([!-~])\\1\\1(\\d{1,5})\\1\\)").matcher(text);
        return m.find() ? portNumber(m.group(2)) : Optional.empty();
    }

    /** A dotted IPv4 literal; empty if it is anything else, names included. */
    public static Optional<InetAddress> parseIpv4(String text) {
        Matcher m = IPV4.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        byte[] b = new byte[4];
        for (int i = 0; i < 4; i++) {
            int n = Integer.parseInt(m.group(i + 1));
            if (n > 255) {
                return Optional.empty();
            }
            b[i] = (byte) n;
        }
        return Optional.of(ofBytes(b));
    }

    /**
     * An IPv6 literal without zone; empty if it is anything else. An IPv4-mapped one comes back as
     * IPv4.
     */
    public static Optional<InetAddress> parseIpv6(String text) {
        if (!IPV6_CHARS.matcher(text).matches() || !text.contains(":")) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException notALiteral) {
            return Optional.empty();
        }
    }

    /** The address as text without an interface zone, which means nothing on another host. */
    public static String literal(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 4 ? address.getHostAddress() : Ipv6Text.of(bytes);
    }

    private static Optional<Integer> portNumber(String digits) {
        if (!digits.matches("\\d{1,5}")) {
            return Optional.empty();
        }
        int n = Integer.parseInt(digits);
        return n <= 65_535 ? Optional.of(n) : Optional.empty();
    }

    private static InetAddress ofBytes(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new AssertionError("only the length can be wrong", impossible);
        }
    }

    /** {@code 192.0.2.1:50012} or {@code [2001:db8::1]:50012}. */
    @Override
    public String toString() {
        String host = literal(address);
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /** What an EPRT argument says. */
    public sealed interface Eprt {
        /** A usable endpoint. */
        record Endpoint(HostPort hostPort) implements Eprt {}

        /** A network protocol that is neither 1 (IPv4) nor 2 (IPv6): 522 (RFC 2428 section 2). */
        record UnknownFamily() implements Eprt {}

        /** Not the syntax of RFC 2428: 501. */
        record Malformed() implements Eprt {}
    }
}
