package org.twinport.net.tls;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The ticket of TLS 1.3 that a client offers first, as its ClientHello has it (RFC 8446 sections
 * 4.1.2 and 4.2.11); pure. The JDK does not tell which of its tickets came back.
 */
final class OfferedTicket {

    private static final int HANDSHAKE = 22;
    private static final int CLIENT_HELLO = 1;
    private static final int PRE_SHARED_KEY = 41;
    private static final int VERSION = 2;
    private static final int RANDOM = 32;

    private OfferedTicket() {}

    /**
     * Never fails: what is no ClientHello, or not all of one, is for the JDK to judge.
     *
     * @param received from the first byte of the connection on; it is not moved
     * @return empty if none is offered or the hello is not here in one record
     */
    static Optional<byte[]> in(ByteBuffer received) {
        try {
            ByteBuffer records = received.slice();
            // An exception costs more than all the rest, and a look too early is usual.
            if (!records.hasRemaining() || byteOf(records) != HANDSHAKE) {
                return Optional.empty();
            }
            skip(records, VERSION);
            return inHello(part(records, shortOf(records)));
        } catch (BufferUnderflowException cutOff) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> inHello(ByteBuffer message) {
        if (byteOf(message) != CLIENT_HELLO) {
            return Optional.empty();
        }
        int length = byteOf(message) << 16 | shortOf(message);
        ByteBuffer hello = part(message, length);
        skip(hello, VERSION + RANDOM);
        skip(hello, byteOf(hello)); // session id
        skip(hello, shortOf(hello)); // cipher suites
        skip(hello, byteOf(hello)); // compression methods
        ByteBuffer extensions = part(hello, shortOf(hello));
        while (extensions.hasRemaining()) {
            int type = shortOf(extensions);
            ByteBuffer extension = part(extensions, shortOf(extensions));
            if (type == PRE_SHARED_KEY) {
                return Optional.of(firstIdentity(extension));
            }
        }
        return Optional.empty();
    }

    private static byte[] firstIdentity(ByteBuffer extension) {
        ByteBuffer identities = part(extension, shortOf(extension));
        byte[] identity = new byte[part(identities, shortOf(identities)).remaining()];
        identities.get(identities.position() - identity.length, identity);
        return identity;
    }

    /** The next bytes, behind which {@code from} then stands. */
    private static ByteBuffer part(ByteBuffer from, int length) {
        if (from.remaining() < length) {
            throw new BufferUnderflowException();
        }
        ByteBuffer part = from.slice(from.position(), length);
        from.position(from.position() + length);
        return part;
    }

    private static void skip(ByteBuffer from, int length) {
        part(from, length);
    }

    private static int byteOf(ByteBuffer from) {
        return from.get() & 0xff;
    }

    private static int shortOf(ByteBuffer from) {
        return from.getShort() & 0xffff;
    }
}
