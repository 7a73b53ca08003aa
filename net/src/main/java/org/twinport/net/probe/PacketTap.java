package org.twinport.net.probe;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Hears every packet that arrives at this computer, before its firewall does; owned by one thread.
 * Linux only, by native calls, and only for those who may (CAP_NET_RAW): to others {@link #open}
 * gives nothing.
 *
 * <p>The kernel keeps some hundred packets until they are looked at, which is enough for a probe.
 */
public final class PacketTap implements AutoCloseable {

    private static final int AF_PACKET = 17;
    private static final int DGRAM_NONBLOCK_CLOEXEC = 2 | 0x800 | 0x80000;

    /** ETH_P_ALL in network order. */
    private static final int ALL_PROTOCOLS = 0x0300;

    private static final int LARGEST = 2_048;
    private static final int MOST = 4_096;

    private final MethodHandle receive;
    private final MethodHandle close;
    private final int descriptor;
    private final List<Syn> seen = new ArrayList<>();

    /**
     * A SYN that arrived.
     *
     * @param from the other end
     * @param port of this computer
     */
    record Syn(InetSocketAddress from, int port) {}

    private PacketTap(MethodHandle receive, MethodHandle close, int descriptor) {
        this.receive = receive;
        this.close = close;
        this.descriptor = descriptor;
    }

    /** Starts to listen; empty without the right to. */
    public static Optional<PacketTap> open() {
        if (!System.getProperty("os.name", "").equals("Linux")) {
            return Optional.empty();
        }
        try {
            Linker linker = Linker.nativeLinker();
            MethodHandle socket =
                    handle(
                            linker,
                            "socket",
                            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
            MethodHandle receive =
                    handle(
                            linker,
                            "recv",
                            FunctionDescriptor.of(
                                    JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
            MethodHandle close = handle(linker, "close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
            int descriptor =
                    (int) socket.invokeExact(AF_PACKET, DGRAM_NONBLOCK_CLOEXEC, ALL_PROTOCOLS);
            return descriptor < 0
                    ? Optional.empty()
                    : Optional.of(new PacketTap(receive, close, descriptor));
        } catch (IllegalCallerException | UnsupportedOperationException forbidden) {
            return Optional.empty();
        } catch (RuntimeException | Error known) {
            throw known;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    // The one place that needs native access; whoever starts the JVM grants or denies it.
    @SuppressWarnings("restricted")
    private static MethodHandle handle(Linker linker, String name, FunctionDescriptor form) {
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), form);
    }

    /** From where SYNs for a port have arrived so far, each end once, the oldest first. */
    public List<InetSocketAddress> synsTo(int port) {
        drain();
        LinkedHashSet<InetSocketAddress> from = new LinkedHashSet<>();
        seen.stream().filter(s -> s.port() == port).forEach(s -> from.add(s.from()));
        return List.copyOf(from);
    }

    private void drain() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment packet = arena.allocate(LARGEST);
            for (int i = 0; i < MOST; i++) {
                long length = (long) receive.invokeExact(descriptor, packet, (long) LARGEST, 0);
                if (length < 0) {
                    return;
                }
                byte[] bytes = packet.asSlice(0, Math.min(length, LARGEST)).toArray(JAVA_BYTE);
                Packets.syn(bytes).ifPresent(seen::add);
            }
        } catch (RuntimeException | Error known) {
            throw known;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        try {
            int ignored = (int) close.invokeExact(descriptor);
            assert ignored <= 0;
        } catch (RuntimeException | Error known) {
            throw known;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
