package org.twinport.storage.local;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.listing.Entry;
import org.twinport.protocol.path.Name;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The rest of a long directory, looked at by several threads in the order of its names; used by the
 * thread of the listing, which reads the names, looks at what nobody else has begun with, and has
 * virtual threads as helpers.
 *
 * <p>Two thirds of the time of a long listing is asking for each entry what it is, in the kernel
 * or, worse, in the disk, and that can be done for several at once.
 */
final class ReadAhead implements AutoCloseable {
    /** Names in a piece: a helper looks at them for some tenths of a millisecond. */
    private static final int PIECE = 256;

    /** Pieces read ahead, so that a listing that is given up has looked at little in vain. */
    private static final int PIECES = 8;

    /** One for the thread of the listing; beyond a few it has enough to do with what they find. */
    private static final int MOST_HELPERS = 3;

    private final Directory directory;
    private final Iterator<Name> names;
    private final Entries entries;
    private final Queue<Piece> ahead = new ArrayDeque<>();
    private final BlockingQueue<Piece> open = new LinkedBlockingQueue<>();
    private final Piece end = new Piece(List.of());
    private final int helpers;
    private Piece current = end;

    private ReadAhead(
            Directory directory, Iterator<Name> names, Entries entries, List<Directory> twins) {
        this.directory = directory;
        this.names = names;
        this.entries = entries;
        this.helpers = twins.size();
        for (Directory twin : twins) {
            Thread.ofVirtual().name("ftp-listing").start(() -> help(twin));
        }
    }

    /**
     * Begins to read ahead; null where the processors or the directory are not for several threads.
     *
     * @param names what is left of the directory
     */
    static @Nullable ReadAhead of(Directory directory, Iterator<Name> names, Entries entries) {
        int most = Math.min(MOST_HELPERS, Runtime.getRuntime().availableProcessors() - 1);
        List<Directory> twins = new ArrayList<>();
        while (twins.size() < most) {
            Directory twin = directory.twin();
            if (twin == null) {
                break;
            }
            twins.add(twin);
        }
        return twins.isEmpty() ? null : new ReadAhead(directory, names, entries, twins);
    }

    private void help(Directory twin) {
        try (twin) {
            for (Piece piece = open.take(); piece != end; piece = open.take()) {
                if (piece.take()) {
                    piece.look(twin, entries);
                    Thread.yield();
                }
            }
        } catch (InterruptedException _) {
            // Nobody interrupts a helper; the thread of the listing would do its work.
        }
    }

    /** The next entry; null after the last one. */
    @Nullable Entry next() {
        while (true) {
            Entry entry = current.next();
            if (entry != null) {
                return entry;
            }
            readNames();
            Piece next = ahead.poll();
            if (next == null) {
                return null;
            }
            finish(next);
            current = next;
        }
    }

    private void readNames() {
        while (ahead.size() < PIECES && names.hasNext()) {
            List<Name> some = new ArrayList<>(PIECE);
            while (some.size() < PIECE && names.hasNext()) {
                some.add(names.next());
            }
            Piece piece = new Piece(some);
            ahead.add(piece);
            open.add(piece);
        }
    }

    /** Makes sure that a piece is done, and does others while a helper is at it. */
    private void finish(Piece piece) {
        if (piece.take()) {
            piece.look(directory, entries);
        }
        while (!piece.isDone()) {
            Piece other = open.poll();
            if (other == null) {
                piece.await();
                return;
            }
            if (other.take()) {
                other.look(directory, entries);
            }
        }
    }

    @Override
    public void close() {
        open.clear();
        for (int i = 0; i < helpers; i++) {
            open.add(end);
        }
    }
}
