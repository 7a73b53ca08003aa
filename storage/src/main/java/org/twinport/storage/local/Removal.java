package org.twinport.storage.local;

import org.twinport.protocol.path.InvalidPathText;
import org.twinport.protocol.path.Name;
import org.twinport.storage.StorageException;
import org.twinport.storage.StorageException.Reason;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.util.Iterator;

/** Deletes files, links and directories; immutable, used by many threads. */
record Removal(Parts parts, Sweeper sweeper) {

    /** Deletes a file or a link, or else the user's unfinished upload of that name. */
    void deleteFile(Place place) throws IOException {
        Name name = place.requiredName();
        Facts found = place.facts();
        if (found == null) {
            parts.delete(place.directory(), name);
            return;
        }
        if (found.isDirectory()) {
            throw new StorageException(Reason.NOT_A_FILE, "a directory: " + place.path());
        }
        place.directory().deleteFile(name);
        parts.discardStale(place.directory(), name);
    }

    /** Deletes a directory in which nothing is that the user could see. */
    void deleteDirectory(Place place) throws IOException {
        Name name = place.requiredName();
        if (!place.required().isDirectory()) {
            throw new StorageException(Reason.NOT_A_DIRECTORY, "no directory: " + place.path());
        }
        try {
            place.directory().deleteDirectory(name);
        } catch (DirectoryNotEmptyException e) {
            if (!looksEmpty(place.directory(), name)) {
                throw e;
            }
            clear(place.directory(), name);
            place.directory().deleteDirectory(name);
        }
    }

    private static boolean looksEmpty(Directory parent, Name name) throws IOException {
        try (Directory directory = parent.step(name)) {
            Iterator<String> entries = directory.entries();
            while (entries.hasNext()) {
                if (!isHidden(entries.next())) {
                    return false;
                }
            }
            return true;
        }
    }

    private void clear(Directory parent, Name name) throws IOException {
        try (Directory directory = parent.step(name)) {
            Iterator<String> entries = directory.entries();
            while (entries.hasNext()) {
                String entry = entries.next();
                if (isHidden(entry)) {
                    clear(directory, entry);
                }
            }
        }
    }

    private void clear(Directory directory, String entry) {
        Name hidden = new Name(entry);
        if (parts.hidden().isOwnPart(hidden)) {
            parts.files().deleteIdle(directory, hidden, true);
        } else {
            sweeper.consider(directory, hidden);
        }
    }

    private static boolean isHidden(String entry) {
        try {
            return HiddenNames.isReserved(new Name(entry));
        } catch (InvalidPathText _) {
            return false;
        }
    }
}
