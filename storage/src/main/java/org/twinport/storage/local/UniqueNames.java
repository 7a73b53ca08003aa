package org.twinport.storage.local;

import org.twinport.protocol.path.Name;
import org.twinport.protocol.path.VirtualPath;
import org.twinport.storage.Sink;
import org.twinport.storage.StorageException;
import org.twinport.storage.StorageException.Reason;

import java.io.IOException;

/** Finds a name that nobody has and opens it: the wish, wish.1, wish.2 and so on; immutable. */
record UniqueNames(Tree tree, Uploads uploads, Sweeper sweeper) {
    private static final int LAST = 100_000;
    private static final int TRIES_BEFORE_YIELD = 1000;

    Sink open(VirtualPath wish) throws IOException {
        if (wish.isRoot()) {
            throw new StorageException(Reason.BAD_NAME, "the root is no name for a file");
        }
        Directory directory = tree.open(wish.parent());
        try {
            sweeper.sweepIfDue(directory);
            return open(directory, wish);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private Sink open(Directory directory, VirtualPath wish) throws IOException {
        for (int i = 0; i <= LAST; i++) {
            Name name = candidate(wish.name(), i);
            Sink sink = uploads.openNew(directory, name, wish.parent().child(name));
            if (sink != null) {
                return sink;
            }
            if (i % TRIES_BEFORE_YIELD == 0) {
                Thread.yield();
            }
        }
        throw new StorageException(Reason.EXISTS, "too many files are called " + wish);
    }

    private static Name candidate(Name wish, int number) {
        if (number == 0) {
            return wish;
        }
        String suffix = "." + number;
        int room = Name.MAX_LENGTH - suffix.length();
        String stem = wish.octets();
        return new Name(stem.substring(0, Math.min(stem.length(), room)) + suffix);
    }
}
