package org.twinport.daemon.preflight.filter;

import java.net.InetAddress;
import java.util.List;

/**
 * A TCP packet between this host and a client of whom nothing is known; a value.
 *
 * @param way where it goes
 * @param ipv6 whether it is of IPv6
 * @param source port, 0 for one that no rule means
 * @param destination port, 0 for one that no rule means
 * @param device the interface on the client's side
 * @param own the addresses of this host that the client may use
 * @param first whether it opens a connection; else it belongs to one
 */
public record Packet(
        Way way,
        boolean ipv6,
        int source,
        int destination,
        String device,
        List<InetAddress> own,
        boolean first) {

    /** The direction, seen from this host. */
    public enum Way {
        IN,
        OUT
    }

    public Packet {
        own = own.stream().filter(a -> a.getAddress().length == (ipv6 ? 16 : 4)).toList();
    }

    /** The same to another port. */
    public Packet to(int port) {
        return new Packet(way, ipv6, source, port, device, own, first);
    }

    /** The same in the middle of a connection. */
    public Packet later() {
        return new Packet(way, ipv6, source, destination, device, own, false);
    }
}
