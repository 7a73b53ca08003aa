package org.twinport.client;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.listing.Entry;
import org.twinport.protocol.listing.ListingReader;
import org.twinport.protocol.listing.Parsed;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * The entries of a remote directory as they arrive; owned by one thread. Lines that cannot be read
 * are noted, never fatal.
 */
final class RemoteListing implements AutoCloseable {

    private final Connection connection;
    private final InputStream in;
    private final ListingReader reader = new ListingReader(Instant.now());
    private boolean ended;

    RemoteListing(Connection connection, InputStream in) {
        this.connection = connection;
        this.in = new BufferedInputStream(in, 16 << 10);
    }

    /** The next entry, or null after the last one; then the final reply has been checked. */
    @Nullable Entry next() throws IOException {
        while (!ended) {
            String line = line();
            if (line == null) {
                ended = true;
                in.close();
                break;
            }
            switch (reader.read(line)) {
                case Parsed.Found(Entry entry) -> {
                    return entry;
                }
                case Parsed.Unreadable(String raw) ->
                        connection.note("A line of the listing cannot be read: " + raw);
                case Parsed.Skipped _ -> {}
            }
        }
        return null;
    }

    private @Nullable String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        int b;
        while ((b = in.read()) >= 0 && b != '\n') {
            line.write(b);
        }
        if (b < 0 && line.size() == 0) {
            return null;
        }
        String octets = line.toString(StandardCharsets.ISO_8859_1);
        return octets.endsWith("\r") ? octets.substring(0, octets.length() - 1) : octets;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
