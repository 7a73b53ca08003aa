package org.twinport.net.data;

import org.twinport.protocol.endpoint.AddressScope;
import org.twinport.protocol.endpoint.HostPort;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;

/**
 * Decides whether a server may dial what a client announced; pure. Only ever the control
 * connection's own peer is dialled, and never a port below 1024 (RFC 2577 section 3, the bounce
 * attack).
 *
 * @param dialPeerForPrivate a client behind NAT that announced its private address is dialled at
 *     the address from which it came, instead of being refused
 */
public record PeerPolicy(boolean dialPeerForPrivate) {

    /** What may be done. */
    public sealed interface Verdict {
        /**
         * Dial there.
         *
         * @param target always the control connection's peer
         */
        record Dial(InetSocketAddress target) implements Verdict {}

        /** The client sits behind NAT: what it announced exists only on its side. */
        record BehindNat() implements Verdict {}

        /** A third host. */
        record ThirdHost() implements Verdict {}

        /** A port below 1024, where services live. */
        record PrivilegedPort() implements Verdict {}
    }

    /**
     * Judges an announcement.
     *
     * @param announced the argument of PORT or EPRT
     * @param peer the control connection's other end
     */
    public Verdict judge(HostPort announced, InetAddress peer) {
        // lftp announces "::" in active mode over IPv6; no address at all can only mean the peer's.
        boolean same =
                announced.address().isAnyLocalAddress()
                        || Arrays.equals(announced.address().getAddress(), peer.getAddress());
        boolean elsewhere = !same && AddressScope.of(announced.address()) == AddressScope.PUBLIC;
        if (elsewhere) {
            return new Verdict.ThirdHost();
        }
        if (announced.port() < 1024) {
            return new Verdict.PrivilegedPort();
        }
        // The peer's own object is dialled: it carries the zone that a link-local IPv6 address
        // needs.
        return same || dialPeerForPrivate
                ? new Verdict.Dial(new InetSocketAddress(peer, announced.port()))
                : new Verdict.BehindNat();
    }
}
