package org.twinport.server.handler;

import org.jspecify.annotations.Nullable;
import org.twinport.net.pump.Pump;
import org.twinport.protocol.listing.Entry;
import org.twinport.protocol.listing.OctetLine;
import org.twinport.storage.StorageException;

import java.nio.ByteBuffer;
import java.util.function.BiConsumer;

/**
 * Turns entries into lines as the network takes them, on the session's thread; lines end in CR LF
 * in every TYPE.
 */
final class ListingInput implements Pump.Input {

    /**
     * The first bytes leave early, for someone is looking at a screen; later ones in larger pieces.
     */
    private static final int FIRST_PIECE = 1 << 10;

    private final Selection entries;
    private final BiConsumer<Entry, OctetLine> writer;
    private final OctetLine line = new OctetLine();
    private int lineAt;
    private boolean started;

    /**
     * @param writer adds the line of an entry, without line end
     */
    ListingInput(Selection entries, BiConsumer<Entry, OctetLine> writer) {
        this.entries = entries;
        this.writer = writer;
    }

    @Override
    public int read(ByteBuffer target) throws StorageException {
        int begin = target.position();
        int enough = started ? target.remaining() : Math.min(FIRST_PIECE, target.remaining());
        started = true;
        while (target.position() - begin < enough) {
            if (lineAt == line.length() && !nextLine()) {
                break;
            }
            lineAt += line.copyTo(target, lineAt);
        }
        int n = target.position() - begin;
        return n == 0 ? -1 : n;
    }

    private boolean nextLine() throws StorageException {
        @Nullable Entry entry = entries.next();
        if (entry == null) {
            return false;
        }
        line.clear();
        lineAt = 0;
        writer.accept(entry, line);
        line.add("\r\n");
        return true;
    }
}
