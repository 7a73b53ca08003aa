package org.twinport.net.probe;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import org.twinport.net.probe.Hop.Echo;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The four calls of Linux that connect with a limited reach; stateless, for any thread. */
final class NativeSockets {

    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;
    private static final int STREAM_NONBLOCK_CLOEXEC = 1 | 0x800 | 0x80000;
    private static final int IPPROTO_IP = 0;
    private static final int IP_TTL = 2;
    private static final int IPPROTO_IPV6 = 41;
    private static final int IPV6_UNICAST_HOPS = 16;
    private static final int SOL_SOCKET = 1;
    private static final int SO_ERROR = 4;
    private static final int EINPROGRESS = 115;
    private static final int ECONNREFUSED = 111;
    private static final short POLLOUT = 4;
    private static final int POLLFD = 8;
    private static final int ADDRESS_BYTES = 28;

    /** In place of a descriptor: the system refused at once. */
    private static final int UNREACHABLE = -1;

    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO =
            STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private final MethodHandle socket;
    private final MethodHandle setOption;
    private final MethodHandle getOption;
    private final MethodHandle connect;
    private final MethodHandle poll;
    private final MethodHandle close;

    private NativeSockets(Linker linker) {
        Linker.Option errno = Linker.Option.captureCallState("errno");
        socket =
                handle(
                        linker,
                        "socket",
                        FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
        FunctionDescriptor option =
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
        setOption = handle(linker, "setsockopt", option);
        getOption =
                handle(
                        linker,
                        "getsockopt",
                        FunctionDescriptor.of(
                                JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS));
        connect =
                handle(
                        linker,
                        "connect",
                        FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT),
                        errno);
        poll =
                handle(
                        linker,
                        "poll",
                        FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
        close = handle(linker, "close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    }

    /** Empty elsewhere than on Linux, and where native access is forbidden. */
    static Optional<NativeSockets> open() {
        if (!System.getProperty("os.name", "").equals("Linux")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new NativeSockets(Linker.nativeLinker()));
        } catch (IllegalCallerException | UnsupportedOperationException forbidden) {
            return Optional.empty();
        }
    }

    // The one place that needs native access; whoever starts the JVM grants or denies it.
    @SuppressWarnings("restricted")
    private static MethodHandle handle(
            Linker linker, String name, FunctionDescriptor form, Linker.Option... options) {
        MemorySegment symbol = linker.defaultLookup().findOrThrow(name);
        return linker.downcallHandle(symbol, form, options);
    }

    /** One SYN per limit, all at once, and what came back for each. */
    List<Hop> connect(InetSocketAddress target, List<Integer> limits, Duration patience) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = address(arena, target);
            MemorySegment waiting = arena.allocate((long) POLLFD * limits.size(), 8);
            List<Hop> hops = new ArrayList<>();
            for (int i = 0; i < limits.size(); i++) {
                waiting.set(JAVA_INT, (long) POLLFD * i, UNREACHABLE);
            }
            try {
                for (int i = 0; i < limits.size(); i++) {
                    int descriptor = dial(arena, address, limits.get(i));
                    waiting.set(JAVA_INT, (long) POLLFD * i, descriptor);
                    waiting.set(JAVA_SHORT, (long) POLLFD * i + 4, POLLOUT);
                }
                awaitAll(waiting, limits.size(), patience);
            } finally {
                for (int i = 0; i < limits.size(); i++) {
                    hops.add(new Hop(limits.get(i), settle(arena, waiting, i)));
                }
            }
            return hops;
        } catch (RuntimeException | Error known) {
            throw known;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * The descriptor of a socket that is connecting, or what an immediate refusal means below 0.
     */
    private int dial(Arena arena, MemorySegment address, int limit) throws Throwable {
        boolean v6 = address.get(JAVA_SHORT, 0) == AF_INET6;
        int descriptor =
                (int) socket.invokeExact(v6 ? AF_INET6 : AF_INET, STREAM_NONBLOCK_CLOEXEC, 0);
        if (descriptor < 0) {
            return UNREACHABLE;
        }
        MemorySegment value = arena.allocateFrom(JAVA_INT, limit);
        int level = v6 ? IPPROTO_IPV6 : IPPROTO_IP;
        int option = v6 ? IPV6_UNICAST_HOPS : IP_TTL;
        int done = (int) setOption.invokeExact(descriptor, level, option, value, 4);
        MemorySegment state = arena.allocate(STATE);
        int length = v6 ? ADDRESS_BYTES : 16;
        if (done == 0) {
            done = (int) connect.invokeExact(state, descriptor, address, length);
        }
        int error = (int) ERRNO.get(state, 0L);
        if (done == 0 || error == EINPROGRESS) {
            return descriptor;
        }
        int ignored = (int) close.invokeExact(descriptor);
        assert ignored <= 0;
        return UNREACHABLE;
    }

    private void awaitAll(MemorySegment waiting, int count, Duration patience) throws Throwable {
        long end = System.nanoTime() + patience.toNanos();
        long left = patience.toMillis();
        while (left > 0 && isAnyOpen(waiting, count)) {
            MemorySegment pending = waiting.asSlice(0, (long) POLLFD * count);
            int ready = (int) poll.invokeExact(pending, (long) count, (int) left);
            if (ready <= 0 || !markAnswered(waiting, count)) {
                return;
            }
            left = (end - System.nanoTime()) / 1_000_000;
        }
    }

    /** poll would return at once for a socket that has answered: it leaves the set as -2 - fd. */
    private static boolean markAnswered(MemorySegment waiting, int count) {
        boolean any = false;
        for (int i = 0; i < count; i++) {
            int descriptor = waiting.get(JAVA_INT, (long) POLLFD * i);
            if (descriptor >= 0 && waiting.get(JAVA_SHORT, (long) POLLFD * i + 6) != 0) {
                waiting.set(JAVA_INT, (long) POLLFD * i, -2 - descriptor);
                any = true;
            }
        }
        return any;
    }

    private static boolean isAnyOpen(MemorySegment waiting, int count) {
        for (int i = 0; i < count; i++) {
            if (waiting.get(JAVA_INT, (long) POLLFD * i) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** What a socket has come to; closes it. */
    private Echo settle(Arena arena, MemorySegment waiting, int index) throws Throwable {
        int entry = waiting.get(JAVA_INT, (long) POLLFD * index);
        if (entry == UNREACHABLE) {
            return Echo.ROUTER;
        }
        int descriptor = entry >= 0 ? entry : -2 - entry;
        Echo echo = entry >= 0 ? Echo.SILENCE : answered(arena, descriptor);
        int ignored = (int) close.invokeExact(descriptor);
        assert ignored <= 0;
        return echo;
    }

    private Echo answered(Arena arena, int descriptor) throws Throwable {
        MemorySegment value = arena.allocate(JAVA_INT);
        MemorySegment length = arena.allocateFrom(JAVA_INT, 4);
        int done = (int) getOption.invokeExact(descriptor, SOL_SOCKET, SO_ERROR, value, length);
        int error = done == 0 ? value.get(JAVA_INT, 0) : -1;
        return switch (error) {
            case 0 -> Echo.CONNECTED;
            case ECONNREFUSED -> Echo.REFUSED;
            default -> Echo.ROUTER;
        };
    }

    /** struct sockaddr_in or sockaddr_in6: the family in host order, the port in network order. */
    private static MemorySegment address(Arena arena, InetSocketAddress target) {
        byte[] octets = target.getAddress().getAddress();
        boolean v6 = octets.length == 16;
        MemorySegment segment = arena.allocate(ADDRESS_BYTES, 8);
        segment.set(JAVA_SHORT, 0, (short) (v6 ? AF_INET6 : AF_INET));
        segment.set(JAVA_BYTE, 2, (byte) (target.getPort() >> 8));
        segment.set(JAVA_BYTE, 3, (byte) target.getPort());
        MemorySegment.copy(octets, 0, segment, JAVA_BYTE, v6 ? 8 : 4, octets.length);
        if (target.getAddress() instanceof Inet6Address six) {
            segment.set(JAVA_INT, 24, six.getScopeId());
        }
        return segment;
    }
}
