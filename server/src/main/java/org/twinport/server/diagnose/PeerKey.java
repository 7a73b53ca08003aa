package org.twinport.server.diagnose;

import org.twinport.protocol.endpoint.AddressScope;

import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * One client site, as far as an address tells: an IPv4 address, or the /64 that an IPv6 host
 * changes its addresses in.
 *
 * @param bits of the address that count
 * @param v6 of which family
 */
record PeerKey(long bits, boolean v6) {

    static PeerKey of(InetAddress address) {
        byte[] octets = address.getAddress();
        return octets.length == 4
                ? new PeerKey(ByteBuffer.wrap(octets).getInt(), false)
                : new PeerKey(ByteBuffer.wrap(octets).getLong(), true);
    }

    /** Whether a client there comes from the internet. */
    static boolean isOutside(InetAddress address) {
        return AddressScope.of(address) == AddressScope.PUBLIC;
    }
}
