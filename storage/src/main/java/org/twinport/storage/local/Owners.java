package org.twinport.storage.local;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names of users and groups by their numbers, remembered for a minute, for the system looks through
 * its user database for every one; used by many threads.
 */
final class Owners {
    private static final int MOST = 1024;
    private static final Duration LIFE = Duration.ofMinutes(1);

    private final Map<Integer, String> users = new ConcurrentHashMap<>();
    private final Map<Integer, String> groups = new ConcurrentHashMap<>();
    private volatile long began = System.nanoTime();

    /** Asks the system. */
    @FunctionalInterface
    interface Lookup {
        String name() throws IOException;
    }

    String user(int id, Lookup lookup) {
        return name(users, id, lookup);
    }

    String group(int id, Lookup lookup) {
        return name(groups, id, lookup);
    }

    /** Null if it would have to be asked for. */
    @Nullable String knownUser(int id) {
        forgetOld();
        return users.get(id);
    }

    /** Null if it would have to be asked for. */
    @Nullable String knownGroup(int id) {
        return groups.get(id);
    }

    private String name(Map<Integer, String> known, int id, Lookup lookup) {
        forgetOld();
        String name = known.get(id);
        if (name != null) {
            return name;
        }
        try {
            String found = lookup.name();
            known.put(id, found);
            return found;
        } catch (IOException _) {
            // The file went away meanwhile; another one will tell.
            return Integer.toUnsignedString(id);
        }
    }

    private void forgetOld() {
        if (System.nanoTime() - began > LIFE.toNanos() || users.size() + groups.size() > MOST) {
            users.clear();
            groups.clear();
            began = System.nanoTime();
        }
    }
}
