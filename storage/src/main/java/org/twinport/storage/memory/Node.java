package org.twinport.storage.memory;

import org.twinport.protocol.path.Name;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A file or directory in memory; guarded by the tree. */
abstract sealed class Node {
    private final long id;
    private final String owner;
    private Instant modified = Instant.now();
    private Instant created = modified;
    private int mode;

    Node(long id, String owner, int mode) {
        this.id = id;
        this.owner = owner;
        this.mode = mode;
    }

    /** A file, complete. */
    static final class File extends Node {
        private final Content content;

        File(long id, String owner, Content content) {
            super(id, owner, 0644);
            this.content = content;
        }

        Content content() {
            return content;
        }
    }

    /** A directory, with the unfinished uploads to it. */
    static final class Directory extends Node {
        private final Map<Name, Node> children = new TreeMap<>();
        private final Map<PartKey, Part> parts = new HashMap<>();
        private final Set<Name> reserved = new HashSet<>();

        Directory(long id, String owner) {
            super(id, owner, 0755);
        }

        Map<Name, Node> children() {
            return children;
        }

        Map<PartKey, Part> parts() {
            return parts;
        }

        /** Names that unique uploads will take. */
        Set<Name> reserved() {
            return reserved;
        }
    }

    /** Whose unfinished upload to which name. */
    record PartKey(String owner, Name target) {}

    /** An unfinished upload that is kept for resuming. */
    static final class Part {
        private final Content content;
        private Instant modified = Instant.now();
        private boolean inUse;
        private int turn;

        Part(Content content) {
            this.content = content;
        }

        Content content() {
            return content;
        }

        Instant modified() {
            return modified;
        }

        boolean isInUse() {
            return inUse;
        }

        /** Begins an upload's turn, which ends the one before; the turn's number. */
        int take() {
            inUse = true;
            modified = Instant.now();
            return ++turn;
        }

        boolean isInTurn(int number) {
            return turn == number;
        }

        void release(int number) {
            if (isInTurn(number)) {
                inUse = false;
                modified = Instant.now();
            }
        }
    }

    long id() {
        return id;
    }

    String owner() {
        return owner;
    }

    Instant modified() {
        return modified;
    }

    void setModified(Instant time) {
        modified = time;
    }

    Instant created() {
        return created;
    }

    void setCreated(Instant time) {
        created = time;
    }

    int mode() {
        return mode;
    }

    void setMode(int bits) {
        mode = bits;
    }
}
