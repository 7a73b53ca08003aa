package org.twinport.net.probe;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Asks the system's resolver why a name has no address, which Java does not tell; on the caller's
 * thread, which it blocks. Linux only, by a native call.
 */
public final class NameService {

    private static final int EAI_AGAIN = -3;
    private static final int EAI_FAIL = -4;
    private static final int EAI_SYSTEM = -11;

    private NameService() {}

    /**
     * Looks a name up once more.
     *
     * @return whether the service failed, rather than said that there is no such name; empty where
     *     that cannot be asked
     */
    // The one place that needs native access; whoever starts the JVM grants or denies it.
    @SuppressWarnings("restricted")
    public static Optional<Boolean> fails(String name) {
        if (!System.getProperty("os.name", "").equals("Linux")) {
            return Optional.empty();
        }
        try (Arena arena = Arena.ofConfined()) {
            Linker linker = Linker.nativeLinker();
            MethodHandle lookup =
                    linker.downcallHandle(
                            linker.defaultLookup().findOrThrow("getaddrinfo"),
                            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
            // The list that a success leaves behind is never freed: it happens once in a run.
            int code =
                    (int)
                            lookup.invokeExact(
                                    arena.allocateFrom(name),
                                    MemorySegment.NULL,
                                    MemorySegment.NULL,
                                    arena.allocate(ADDRESS));
            return Optional.of(code == EAI_AGAIN || code == EAI_FAIL || code == EAI_SYSTEM);
        } catch (IllegalCallerException | UnsupportedOperationException forbidden) {
            return Optional.empty();
        } catch (RuntimeException | Error known) {
            throw known;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
