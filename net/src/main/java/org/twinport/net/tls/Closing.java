package org.twinport.net.tls;

import org.twinport.net.pump.Readiness;
import org.twinport.net.pump.Watch;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.time.Duration;

/** The end of TLS on a socket that stays open, on the thread that owns it. */
final class Closing {

    private final TlsWire wire;
    private final long end;

    Closing(TlsWire wire, Duration timeout) {
        this.wire = wire;
        this.end = System.nanoTime() + timeout.toNanos();
    }

    /** Whether both sides said close_notify and the peer nothing else. */
    boolean run() throws IOException {
        try (Readiness readiness = new Readiness(Watch.NOTHING)) {
            boolean out = wire.finish();
            ByteBuffer unwanted = ByteBuffer.allocate(1);
            while (true) {
                int n = wire.read(unwanted);
                if (n > 0) {
                    return false;
                }
                if (n < 0 && out) {
                    return wire.isNotified();
                }
                Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
                int wanted = out ? SelectionKey.OP_READ : SelectionKey.OP_WRITE;
                if (readiness.await(wire.channel(), wanted, left) != Readiness.Event.READY) {
                    throw new SocketTimeoutException("no close_notify in time");
                }
                out = wire.finish();
            }
        }
    }
}
