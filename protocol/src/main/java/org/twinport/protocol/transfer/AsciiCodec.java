package org.twinport.protocol.transfer;

import java.nio.ByteBuffer;

/**
 * Converts line ends between the file (LF) and the wire (CR LF), also where they straddle two
 * buffers (RFC 959 section 3.1.1.1). One direction of one transfer each; owned by the transfer's
 * thread.
 */
public final class AsciiCodec {

    private boolean lastWasCr;

    /**
     * File to wire: LF becomes CR LF, an existing CR LF stays one.
     *
     * @param in read to its end, or until {@code out} cannot take two more bytes
     * @param out filled
     */
    public void encode(ByteBuffer in, ByteBuffer out) {
        while (in.hasRemaining() && out.remaining() >= 2) {
            byte b = in.get();
            if (b == '\n' && !lastWasCr) {
                out.put((byte) '\r');
            }
            out.put(b);
            lastWasCr = b == '\r';
        }
    }

    /**
     * Wire to file: CR LF becomes LF; a CR that stands alone stays.
     *
     * @param in read to its end, or until {@code out} cannot take two more bytes
     * @param out filled
     */
    public void decode(ByteBuffer in, ByteBuffer out) {
        while (in.hasRemaining() && out.remaining() >= 2) {
            byte b = in.get();
            if (lastWasCr && b != '\n') {
                out.put((byte) '\r');
            }
            lastWasCr = b == '\r';
            if (!lastWasCr) {
                out.put(b);
            }
        }
    }

    /** Wire to file, at the end of the data: a CR that was held back is the file's last byte. */
    public void finishDecoding(ByteBuffer out) {
        if (lastWasCr) {
            out.put((byte) '\r');
            lastWasCr = false;
        }
    }
}
