package org.twinport.storage.local;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.path.Name;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * Which names this process is working on at the moment; used by many threads.
 *
 * <p>One object should serve all storages of a process. File locks alone are not enough: those of
 * the JDK are lost when any descriptor of the file is closed in the process, so nobody here may
 * even open a file that another thread has locked.
 */
public final class UploadsInProgress {
    private static final int REMEMBERED_SWEEPS = 512;
    private static final Duration SWEEP_INTERVAL = Duration.ofMinutes(10);

    private final Map<Key, Held> claimed = new ConcurrentHashMap<>();
    private final Map<Object, Long> swept =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Object, Long> eldest) {
                    return size() > REMEMBERED_SWEEPS;
                }
            };

    /** A name in a directory, whatever the path to it. */
    private record Key(Object directory, Name name) {}

    /** The right to work on a name, until it is closed. */
    interface Claim extends AutoCloseable {
        /**
         * Names what stops the work when somebody else takes it over.
         *
         * @param stop false if it is too late to stop; called by the other's thread
         */
        void onTakeOver(BooleanSupplier stop);

        @Override
        void close();
    }

    /** Claims {@code name}; null if somebody else has it. */
    @Nullable Claim claim(Object directoryKey, Name name) {
        Held held = new Held(new Key(directoryKey, name));
        return claimed.putIfAbsent(held.key, held) == null ? held : null;
    }

    /**
     * Takes {@code name} away from whoever works on it, if that can still be stopped; afterwards it
     * can be claimed.
     */
    void takeOver(Object directoryKey, Name name) {
        Held held = claimed.get(new Key(directoryKey, name));
        if (held != null && held.surrender.getAsBoolean()) {
            held.close();
        }
    }

    /** A claim that knows how to be given up; used by its owner and by whoever takes it over. */
    private final class Held implements Claim {
        private final Key key;
        private volatile BooleanSupplier surrender = () -> false;

        Held(Key key) {
            this.key = key;
        }

        @Override
        public void onTakeOver(BooleanSupplier stop) {
            surrender = stop;
        }

        // Whoever has taken it over has a claim of their own under this key.
        @Override
        public void close() {
            claimed.remove(key, this);
        }
    }

    /** Whether leftovers in this directory have not been looked for lately. */
    boolean isSweepDue(Object directoryKey) {
        long now = System.nanoTime();
        synchronized (swept) {
            Long last = swept.get(directoryKey);
            if (last != null && now - last < SWEEP_INTERVAL.toNanos()) {
                return false;
            }
            swept.put(directoryKey, now);
            return true;
        }
    }
}
