package org.twinport.doctor.probe;

import org.jspecify.annotations.Nullable;
import org.twinport.doctor.fact.ActiveTry;
import org.twinport.net.probe.PacketTap;

import java.util.Optional;

/** A raw capture, where it is possible; owned by the doctor's thread. */
final class Tap implements AutoCloseable {

    private final @Nullable PacketTap packets;

    private Tap(@Nullable PacketTap packets) {
        this.packets = packets;
    }

    static Tap open(boolean portable) {
        return new Tap(portable ? null : PacketTap.open().orElse(null));
    }

    boolean isOpen() {
        return packets != null;
    }

    /** What arrived for a port, connection or not; empty without a capture. */
    Optional<ActiveTry.Seen> seen(int port) {
        return Optional.ofNullable(packets).map(p -> new ActiveTry.Seen(p.synsTo(port)));
    }

    @Override
    public void close() {
        if (packets != null) {
            packets.close();
        }
    }
}
