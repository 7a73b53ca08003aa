package org.twinport.net.pump;

import org.twinport.protocol.transfer.AsciiCodec;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A file's bytes with the line ends of the wire; one transfer, one thread. */
public final class AsciiInput implements Pump.Input {

    private final Pump.Input file;
    private final AsciiCodec codec = new AsciiCodec();
    private final ByteBuffer raw = ByteBuffer.allocate(64 << 10).limit(0);

    /** CR LF needs room for two; here the second waits when the target has room for one. */
    private final ByteBuffer pair = ByteBuffer.allocate(2).limit(0);

    public AsciiInput(Pump.Input file) {
        this.file = file;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int before = target.position();
        while (pair.hasRemaining() && target.hasRemaining()) {
            target.put(pair.get());
        }
        while (target.position() == before) {
            if (!raw.hasRemaining()) {
                raw.clear();
                int n = file.read(raw);
                raw.flip();
                if (n < 0) {
                    return -1;
                }
            }
            if (target.remaining() > 1) {
                codec.encode(raw, target);
            } else {
                codec.encode(raw, pair.clear());
                target.put(pair.flip().get());
            }
        }
        return target.position() - before;
    }
}
