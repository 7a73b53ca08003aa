package org.twinport.storage.local;

import java.io.IOException;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.time.Instant;

/** Changes what is known of a file or directory, links not followed; used by one thread. */
interface Changes {

    void setModified(Instant time) throws IOException;

    /**
     * Sets permission bits.
     *
     * @param mode 0 to 0777
     * @return whether locks that this process has on the file still hold
     */
    boolean setMode(int mode) throws IOException;

    /** The view of the JDK; opening a file through it may lose the locks that this process has. */
    PosixFileAttributeView view() throws IOException;

    /** Sets the group unless it is that already. */
    default void setGroup(GroupPrincipal group) throws IOException {
        if (!group.equals(view().readAttributes().group())) {
            view().setGroup(group);
        }
    }
}
