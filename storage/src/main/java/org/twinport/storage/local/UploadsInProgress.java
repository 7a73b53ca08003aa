package org.twinport.storage.local;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.path.Name;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which names this process is working on at the moment; used by many threads.
 *
 * <p>One object should serve all storages of a process. File locks alone are not enough: a POSIX
 * lock is lost when any descriptor of the file is closed in the process, so nobody here may even
 * open a file that another thread has locked.
 */
public final class UploadsInProgress {
    private static final int REMEMBERED_SWEEPS = 512;
    private static final Duration SWEEP_INTERVAL = Duration.ofMinutes(10);

    private final Set<Key> claimed = ConcurrentHashMap.newKeySet();
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
        @Override
        void close();
    }

    /** Claims {@code name}; null if somebody else has it. */
    @Nullable Claim claim(Object directoryKey, Name name) {
        Key key = new Key(directoryKey, name);
        return claimed.add(key) ? () -> claimed.remove(key) : null;
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
