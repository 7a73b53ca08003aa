package org.twinport.protocol.endpoint;

import java.net.InetAddress;

/**
 * How far an address reaches. Two ends whose addresses have different scopes have a translator
 * between them, which is why an announced private address is useless to a public peer.
 */
public enum AddressScope {
    /** 0.0.0.0, ::, multicast, broadcast: nobody can be dialled there. */
    UNUSABLE,
    /** 127.0.0.0/8, ::1. */
    LOOPBACK,
    /** 169.254.0.0/16, fe80::/10. */
    LINK_LOCAL,
    /** RFC 1918, RFC 6598 (carrier NAT) and fc00::/7. */
    PRIVATE,
    /** Everything else. */
    PUBLIC;

    /** The scope of {@code address}. */
    public static AddressScope of(InetAddress address) {
        byte[] b = address.getAddress();
        if (address.isAnyLocalAddress()
                || address.isMulticastAddress()
                || (b[0] == 0 && b.length == 4)
                || isBroadcast(b)) {
            return UNUSABLE;
        }
        if (address.isLoopbackAddress()) {
            return LOOPBACK;
        }
        if (address.isLinkLocalAddress()) {
            return LINK_LOCAL;
        }
        return isPrivate(address, b) ? PRIVATE : PUBLIC;
    }

    private static boolean isBroadcast(byte[] b) {
        return b.length == 4 && (b[0] & b[1] & b[2] & b[3]) == -1;
    }

    private static boolean isPrivate(InetAddress address, byte[] b) {
        boolean carrierNat = b.length == 4 && b[0] == 100 && (b[1] & 0xc0) == 64;
        boolean uniqueLocal = b.length == 16 && (b[0] & 0xfe) == 0xfc;
        return address.isSiteLocalAddress() || carrierNat || uniqueLocal;
    }
}
