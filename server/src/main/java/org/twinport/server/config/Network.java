package org.twinport.server.config;

import org.twinport.protocol.endpoint.HostPort;

import java.net.InetAddress;
import java.util.Optional;

/**
 * A range of addresses in CIDR form.
 *
 * @param base an address in it
 * @param prefix how many leading bits count
 */
public record Network(InetAddress base, int prefix) {

    public Network {
        if (prefix < 0 || prefix > base.getAddress().length * 8) {
            throw new IllegalArgumentException("prefix length out of range: " + prefix);
        }
    }

    /**
     * Reads {@code 10.0.0.0/8}, {@code fd00::/8} or a single address; empty if it is none of them.
     */
    public static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        String host = slash < 0 ? text : text.substring(0, slash);
        Optional<InetAddress> base = HostPort.parseIpv4(host).or(() -> HostPort.parseIpv6(host));
        if (base.isEmpty()) {
            return Optional.empty();
        }
        int bits = base.get().getAddress().length * 8;
        String digits = slash < 0 ? String.valueOf(bits) : text.substring(slash + 1);
        return digits.matches("\\d{1,3}") && Integer.parseInt(digits) <= bits
                ? Optional.of(new Network(base.get(), Integer.parseInt(digits)))
                : Optional.empty();
    }

    /** Whether {@code address} is of the same family and shares the prefix. */
    public boolean contains(InetAddress address) {
        byte[] a = address.getAddress();
        byte[] b = base.getAddress();
        if (a.length != b.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> bit % 8;
            if (((a[bit / 8] ^ b[bit / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return HostPort.literal(base) + "/" + prefix;
    }
}
