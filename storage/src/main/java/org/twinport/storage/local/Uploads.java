package org.twinport.storage.local;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.path.Name;
import org.twinport.protocol.path.VirtualPath;
import org.twinport.storage.Sink;
import org.twinport.storage.WriteMode;

import java.io.IOException;

/** How uploads reach their files; used by many threads. */
interface Uploads {

    /**
     * Opens a file for writing.
     *
     * @param place where the file is or will be, never the root; closed by the sink, or by the
     *     caller if this method fails
     */
    Sink open(Place place, VirtualPath path, WriteMode mode) throws IOException;

    /**
     * Opens a new file.
     *
     * @param directory closed by the sink, or by the caller if this method fails or returns null
     * @return null if the name is taken
     */
    @Nullable Sink openNew(Directory directory, Name name, VirtualPath path) throws IOException;
}
