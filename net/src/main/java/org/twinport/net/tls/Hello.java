package org.twinport.net.tls;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Function;

/**
 * The first message of one end of TLS, which goes over the network in clear (RFC 8446 sections
 * 4.1.2 and 4.1.3); pure. For what the JDK does not tell of it.
 */
final class Hello {

    private static final int HANDSHAKE = 22;
    private static final int CLIENT_HELLO = 1;
    private static final int SERVER_HELLO = 2;
    private static final int VERSION = 2;
    private static final int RANDOM = 32;
    private static final int CIPHER_SUITE = 2;
    private static final int COMPRESSION = 1;

    private Hello() {}

    /**
     * Reads an extension of a ClientHello. Never fails: what is none, or not all of one, is for the
     * JDK to judge.
     *
     * @param received from the first byte of the connection on; it is not moved
     * @param wanted the extension's type
     * @param reader of what is in it; may throw BufferUnderflowException
     * @return empty if there is no such extension or the hello is not here in one record
     */
    static <T> Optional<T> ofClient(
            ByteBuffer received, int wanted, Function<ByteBuffer, T> reader) {
        return in(
                received,
                CLIENT_HELLO,
                hello -> {
                    skip(hello, shortOf(hello)); // cipher suites
                    skip(hello, byteOf(hello)); // compression methods
                },
                wanted,
                reader);
    }

    /** The same of a ServerHello, or of a HelloRetryRequest, which looks like one. */
    static <T> Optional<T> ofServer(
            ByteBuffer received, int wanted, Function<ByteBuffer, T> reader) {
        return in(
                received,
                SERVER_HELLO,
                hello -> skip(hello, CIPHER_SUITE + COMPRESSION),
                wanted,
                reader);
    }

    @FunctionalInterface
    private interface Offers {
        void skipIn(ByteBuffer hello);
    }

    private static <T> Optional<T> in(
            ByteBuffer received,
            int type,
            Offers offers,
            int wanted,
            Function<ByteBuffer, T> reader) {
        try {
            ByteBuffer records = received.slice();
            // An exception costs more than all the rest, and a look too early is usual.
            if (!records.hasRemaining() || byteOf(records) != HANDSHAKE) {
                return Optional.empty();
            }
            skip(records, VERSION);
            ByteBuffer message = part(records, shortOf(records));
            if (byteOf(message) != type) {
                return Optional.empty();
            }
            ByteBuffer hello = part(message, byteOf(message) << 16 | shortOf(message));
            skip(hello, VERSION + RANDOM);
            skip(hello, byteOf(hello)); // session id
            offers.skipIn(hello);
            return extension(hello, wanted).map(reader);
        } catch (BufferUnderflowException cutOff) {
            return Optional.empty();
        }
    }

    private static Optional<ByteBuffer> extension(ByteBuffer hello, int wanted) {
        ByteBuffer extensions = part(hello, shortOf(hello));
        while (extensions.hasRemaining()) {
            int type = shortOf(extensions);
            ByteBuffer extension = part(extensions, shortOf(extensions));
            if (type == wanted) {
                return Optional.of(extension);
            }
        }
        return Optional.empty();
    }

    /** The next bytes, behind which {@code from} then stands. */
    static ByteBuffer part(ByteBuffer from, int length) {
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

    static int shortOf(ByteBuffer from) {
        return from.getShort() & 0xffff;
    }
}
