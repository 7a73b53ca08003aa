package org.twinport.storage.memory;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.listing.Entry;
import org.twinport.storage.Listing;

import java.util.Iterator;

/** A directory as it was when it was opened; used by one thread. */
record MemoryListing(Iterator<Entry> entries) implements Listing {

    @Override
    public @Nullable Entry next() {
        return entries.hasNext() ? entries.next() : null;
    }

    @Override
    public void close() {
        // Nothing is held but memory.
    }
}
