package org.twinport.server.handler;

import org.jspecify.annotations.Nullable;
import org.twinport.net.pump.Pump;
import org.twinport.protocol.listing.Entry;
import org.twinport.storage.StorageException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

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
    private final Function<Entry, String> line;
    private byte[] rest = new byte[0];
    private int restAt;
    private boolean started;

    ListingInput(Selection entries, Function<Entry, String> line) {
        this.entries = entries;
        this.line = line;
    }

    @Override
    public int read(ByteBuffer target) throws StorageException {
        int begin = target.position();
        int enough = started ? target.remaining() : Math.min(FIRST_PIECE, target.remaining());
        started = true;
        while (target.position() - begin < enough) {
            if (restAt == rest.length && !nextLine()) {
                break;
            }
            int n = Math.min(rest.length - restAt, target.remaining());
            target.put(rest, restAt, n);
            restAt += n;
        }
        int n = target.position() - begin;
        return n == 0 ? -1 : n;
    }

    private boolean nextLine() throws StorageException {
        @Nullable Entry entry = entries.next();
        if (entry == null) {
            return false;
        }
        rest = (line.apply(entry) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        restAt = 0;
        return true;
    }
}
