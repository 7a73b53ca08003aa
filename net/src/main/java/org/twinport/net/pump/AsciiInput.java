package org.twinport.net.pump;

import org.twinport.protocol.transfer.AsciiCodec;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A file's bytes with the line ends of the wire; one transfer, one thread. */
public final class AsciiInput implements Pump.Input {

    private final Pump.Input file;
    private final AsciiCodec codec = new AsciiCodec();
    private final ByteBuffer raw = ByteBuffer.allocate(64 << 10).limit(0);

    public AsciiInput(Pump.Input file) {
        this.file = file;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int before = target.position();
        while (target.position() == before) {
            if (!raw.hasRemaining()) {
                raw.clear();
                int n = file.read(raw);
                raw.flip();
                if (n < 0) {
                    return -1;
                }
            }
            codec.encode(raw, target);
        }
        return target.position() - before;
    }
}
