package org.twinport.storage.local;

import org.twinport.protocol.path.InvalidPathText;
import org.twinport.protocol.path.Name;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;

/**
 * Removes what interrupted sessions and a killed process of this server have left; immutable, used
 * by many threads. Never fails: what cannot be removed stays.
 */
final class Sweeper {
    /** A directory cannot be locked, so it gets time to reach its place. */
    private static final Duration DIRECTORY_GRACE = Duration.ofMinutes(10);

    private static final int DEEPEST = 200;
    private static final int ENTRIES_BEFORE_YIELD = 1024;

    private final HiddenNames hidden;
    private final HiddenFiles files;
    private final UploadsInProgress inProgress;
    private final Duration keepParts;

    Sweeper(
            HiddenNames hidden,
            HiddenFiles files,
            UploadsInProgress inProgress,
            Duration keepParts) {
        this.hidden = hidden;
        this.files = files;
        this.inProgress = inProgress;
        this.keepParts = keepParts;
    }

    /** Sweeps a directory, unless that was done lately. */
    void sweepIfDue(Directory directory) throws IOException {
        if (inProgress.isSweepDue(directory.key())) {
            sweep(directory, 0, false);
        }
    }

    /** Sweeps a directory and all below it, also of what belongs to other users. */
    void sweepTree(Directory top) {
        sweep(top, DEEPEST, true);
    }

    private void sweep(Directory directory, int levelsBelow, boolean everybodys) {
        try {
            Iterator<String> entries = directory.entries();
            for (int n = 1; entries.hasNext() && !Thread.currentThread().isInterrupted(); n++) {
                visit(directory, entries.next(), levelsBelow, everybodys);
                if (n % ENTRIES_BEFORE_YIELD == 0) {
                    Thread.yield();
                }
            }
        } catch (DirectoryIteratorException | IOException _) {
            // A directory that cannot be read to its end is swept as far as it can be.
        }
    }

    private void visit(Directory directory, String entry, int levelsBelow, boolean everybodys)
            throws IOException {
        Name name;
        try {
            name = new Name(entry);
        } catch (InvalidPathText _) {
            return;
        }
        if (HiddenNames.isReserved(name)) {
            consider(directory, name, everybodys);
        } else if (levelsBelow > 0) {
            descend(directory, name, levelsBelow, everybodys);
        }
    }

    private void descend(Directory directory, Name name, int levelsBelow, boolean everybodys) {
        try {
            Facts found = directory.facts(name);
            if (found != null && found.isDirectory()) {
                try (Directory child = directory.step(name)) {
                    sweep(child, levelsBelow - 1, everybodys);
                }
            }
        } catch (IOException _) {
            // It went away or may not be entered.
        }
    }

    /**
     * Removes the thing of this reserved name if it is ours and of no more use. Another user's part
     * is left alone: it may be kept for longer than this user's.
     */
    void consider(Directory directory, Name name) {
        consider(directory, name, false);
    }

    private void consider(Directory directory, Name name, boolean everybodys) {
        HiddenNames.Kind kind = hidden.kindOf(name);
        boolean foreign = kind == HiddenNames.Kind.PART && !hidden.isOwnPart(name);
        if (kind == null || (foreign && !everybodys)) {
            return;
        }
        try {
            if (kind == HiddenNames.Kind.DIRECTORY) {
                if (isOlder(directory, name, DIRECTORY_GRACE)) {
                    directory.deleteDirectory(name);
                }
                return;
            }
            boolean old = isOlder(directory, name, keepParts);
            if (old || kind == HiddenNames.Kind.TEMPORARY) {
                files.deleteIdle(directory, name, old);
            }
        } catch (IOException _) {
            // It went away or may not be removed.
        }
    }

    private static boolean isOlder(Directory directory, Name name, Duration age)
            throws IOException {
        Facts found = directory.facts(name);
        return found != null && found.modified().isBefore(Instant.now().minus(age));
    }
}
