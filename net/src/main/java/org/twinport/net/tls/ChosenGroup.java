package org.twinport.net.tls;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The group for the key exchange that a server of TLS 1.3 chose, as its ServerHello has it (RFC
 * 8446 section 4.2.8); pure. The JDK does not tell, and offers keys for two groups each time, of
 * which one is made in vain.
 */
final class ChosenGroup {

    private static final int KEY_SHARE = 51;

    private ChosenGroup() {}

    /**
     * Never fails: what is no ServerHello, or not all of one, is for the JDK to judge.
     *
     * @param received from the first byte of the connection on; it is not moved
     * @return as the JDK calls it; empty in TLS 1.2, for an unknown group, and if the hello is not
     *     here in one record
     */
    static Optional<String> in(ByteBuffer received) {
        return Hello.ofServer(received, KEY_SHARE, Hello::shortOf).flatMap(ChosenGroup::name);
    }

    /** Of the IANA's registry of supported groups. */
    private static Optional<String> name(int number) {
        return switch (number) {
            case 0x17 -> Optional.of("secp256r1");
            case 0x18 -> Optional.of("secp384r1");
            case 0x19 -> Optional.of("secp521r1");
            case 0x1d -> Optional.of("x25519");
            case 0x1e -> Optional.of("x448");
            default -> Optional.empty();
        };
    }
}
