package org.twinport.storage.local;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Map;

/**
 * What the JDK tells of a file only by its path, not relative to an open directory; immutable.
 *
 * @param mode permission bits, 0 to 07777
 * @param unique device and inode in hexadecimal
 */
record UnixFacts(int mode, int links, int uid, int gid, String unique) {

    /** Reads them; null if what is at {@code path} is not, or no longer, the file {@code found}. */
    static @Nullable UnixFacts of(Path path, PosixFileAttributes found) {
        try {
            Map<String, Object> facts =
                    Files.readAttributes(
                            path, "unix:dev,ino,mode,nlink,uid,gid", LinkOption.NOFOLLOW_LINKS);
            long device = number(facts, "dev");
            long inode = number(facts, "ino");
            String key = "(dev=" + Long.toHexString(device) + ",ino=" + inode + ")";
            if (!key.equals(String.valueOf(found.fileKey()))) {
                return null;
            }
            return new UnixFacts(
                    (int) number(facts, "mode") & 07777,
                    (int) number(facts, "nlink"),
                    (int) number(facts, "uid"),
                    (int) number(facts, "gid"),
                    Long.toHexString(device) + "." + Long.toHexString(inode));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
            return null;
        }
    }

    private static long number(Map<String, Object> facts, String name) {
        return facts.get(name) instanceof Number n ? n.longValue() : -1;
    }
}
