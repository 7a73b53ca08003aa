package org.twinport.net.pump;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * A data connection as the pump sees it: bytes in and out without waiting, in clear or through TLS.
 * Owned by one thread.
 */
public interface Wire {

    /** The socket, to wait on; in non-blocking mode. */
    SocketChannel channel();

    /**
     * Whether bytes go over the socket as they are, so that the kernel can send them from files.
     */
    boolean isClear();

    /**
     * How many bytes are sent as one, if there are as many; 1 if that makes no difference. May
     * change with every write.
     */
    int record();

    /**
     * Reads what has arrived.
     *
     * @return the number of bytes, 0 if none is there yet, -1 once the peer has said that no more
     *     follow
     */
    int read(ByteBuffer target) throws IOException;

    /**
     * Takes what there is room for.
     *
     * @return the number of bytes, 0 if the socket is full
     */
    int write(ByteBuffer source) throws IOException;

    /**
     * Like {@link #write}, of the last bytes: what was taken may stay here until {@link #flush} or
     * {@link #finish}, so that the word that no more follow leaves with them.
     */
    int take(ByteBuffer source) throws IOException;

    /**
     * Sends what was taken and is not on the socket yet.
     *
     * @return whether all of it is
     */
    boolean flush() throws IOException;

    /**
     * Says that no more bytes follow.
     *
     * @return whether that is on the socket; otherwise it has to be called again
     */
    boolean finish() throws IOException;

    /** Gives back what only TLS holds; the socket stays open. Harmless to repeat. */
    void release();

    /** A socket without TLS. */
    record Clear(SocketChannel channel) implements Wire {

        @Override
        public boolean isClear() {
            return true;
        }

        @Override
        public int record() {
            return 1;
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            return channel.read(target);
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            return channel.write(source);
        }

        @Override
        public int take(ByteBuffer source) throws IOException {
            return write(source);
        }

        @Override
        public boolean flush() {
            return true;
        }

        /** The end of a clear connection is the end of the file; closing it says that. */
        @Override
        public boolean finish() {
            return true;
        }

        @Override
        public void release() {}
    }
}
