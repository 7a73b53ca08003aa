package org.twinport.net.tls;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The ticket of TLS 1.3 that a client offers first, as its ClientHello has it (RFC 8446 section
 * 4.2.11); pure. The JDK does not tell which of its tickets came back.
 */
final class OfferedTicket {

    private static final int PRE_SHARED_KEY = 41;

    private OfferedTicket() {}

    /**
     * Never fails: what is no ClientHello, or not all of one, is for the JDK to judge.
     *
     * @param received from the first byte of the connection on; it is not moved
     * @return empty if none is offered or the hello is not here in one record
     */
    static Optional<byte[]> in(ByteBuffer received) {
        return Hello.ofClient(received, PRE_SHARED_KEY, OfferedTicket::firstIdentity);
    }

    private static byte[] firstIdentity(ByteBuffer extension) {
        ByteBuffer identities = Hello.part(extension, Hello.shortOf(extension));
        byte[] identity = new byte[Hello.part(identities, Hello.shortOf(identities)).remaining()];
        identities.get(identities.position() - identity.length, identity);
        return identity;
    }
}
