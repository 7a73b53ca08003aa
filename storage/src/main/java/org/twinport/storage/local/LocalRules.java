package org.twinport.storage.local;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * How one user's files are written; immutable.
 *
 * @param owner the FTP user, to whom unfinished uploads belong
 * @param uploads what happens to an upload before it is complete
 * @param serverId a text that is the same after a restart of this server and differs from that of
 *     every other server on the same folder; unfinished uploads belong to it too
 * @param fileMode permission bits of new files, 0 to 0777; -1 for 0666 less the process's umask
 * @param dirMode permission bits of new directories, 0 to 0777; -1 for 0777 less the umask
 * @param group the group of new files and directories; null for what the system chooses
 * @param keepParts how long an interrupted upload can be resumed
 * @param fsync whether a commit waits until the bytes are on the disk
 */
public record LocalRules(
        String owner,
        UploadPolicy uploads,
        String serverId,
        int fileMode,
        int dirMode,
        @Nullable String group,
        Duration keepParts,
        boolean fsync) {

    /** Leave the permission bits to the process's umask. */
    public static final int UMASK = -1;

    public LocalRules {
        requireMode(fileMode);
        requireMode(dirMode);
        if (keepParts.isNegative()) {
            throw new IllegalArgumentException("keepParts is negative");
        }
    }

    private static void requireMode(int mode) {
        if (mode < UMASK || mode > 0777) {
            throw new IllegalArgumentException("a mode is 0 to 0777, or -1 for the umask");
        }
    }

    /** Resumable uploads, kept for 24 hours, with modes by the umask and without fsync. */
    public static LocalRules of(String owner, String serverId) {
        return new LocalRules(
                owner,
                UploadPolicy.RESUMABLE,
                serverId,
                UMASK,
                UMASK,
                null,
                Duration.ofHours(24),
                false);
    }

    public LocalRules withUploads(UploadPolicy policy) {
        return new LocalRules(owner, policy, serverId, fileMode, dirMode, group, keepParts, fsync);
    }

    /** These permission bits for new files and directories; -1 for the umask. */
    public LocalRules withModes(int files, int directories) {
        return new LocalRules(
                owner, uploads, serverId, files, directories, group, keepParts, fsync);
    }

    public LocalRules withGroup(@Nullable String name) {
        return new LocalRules(owner, uploads, serverId, fileMode, dirMode, name, keepParts, fsync);
    }

    public LocalRules withKeepParts(Duration duration) {
        return new LocalRules(owner, uploads, serverId, fileMode, dirMode, group, duration, fsync);
    }

    public LocalRules withFsync(boolean on) {
        return new LocalRules(owner, uploads, serverId, fileMode, dirMode, group, keepParts, on);
    }
}
