package org.twinport.net.pump;

import org.twinport.protocol.transfer.AsciiCodec;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Turns the line ends of the wire into those of a file; one transfer, one thread. */
public final class AsciiOutput implements Pump.Output {

    private final Pump.Output file;
    private final AsciiCodec codec = new AsciiCodec();
    private final ByteBuffer raw = ByteBuffer.allocate(64 << 10);

    public AsciiOutput(Pump.Output file) {
        this.file = file;
    }

    @Override
    public void write(ByteBuffer source) throws IOException {
        while (source.hasRemaining()) {
            codec.decode(source, raw);
            flush();
        }
    }

    /** Hands over what was held back at the end of the data. */
    public void finish() throws IOException {
        codec.finishDecoding(raw);
        flush();
    }

    private void flush() throws IOException {
        raw.flip();
        if (raw.hasRemaining()) {
            file.write(raw);
        }
        raw.clear();
    }
}
