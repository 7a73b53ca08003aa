package org.twinport.storage;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.listing.Entry;

/** An open directory; used by one thread. */
public interface Listing extends AutoCloseable {

    /** The next entry, or null after the last one. */
    @Nullable Entry next() throws StorageException;

    @Override
    void close();
}
