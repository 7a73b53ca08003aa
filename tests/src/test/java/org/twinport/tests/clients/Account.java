package org.twinport.tests.clients;

import org.twinport.tests.world.OurServer;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * Where a client logs in, and how it shall transfer; a value.
 *
 * @param server the control port
 */
record Account(InetSocketAddress server, String user, String password, Way way) {

    static Account at(OurServer server, Way way) {
        return new Account(
                way.isIpv6() ? server.ipv6() : server.ipv4(),
                OurServer.USER,
                OurServer.PASSWORD,
                way);
    }

    Account withPassword(String other) {
        return new Account(server, user, other, way);
    }

    /** The address as a literal without brackets. */
    String host() {
        return server.getAddress().getHostAddress();
    }

    int port() {
        return server.getPort();
    }

    /** The URL of a path, with everything escaped that is not a plain letter. */
    String url(String path) {
        String host = way.isIpv6() ? "[" + host() + "]" : host();
        return "ftp://%s:%d/%s".formatted(host, port(), escaped(path));
    }

    private static String escaped(String path) {
        StringBuilder out = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "/.-_*".indexOf(c) >= 0);
            out.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        return out.toString();
    }
}
