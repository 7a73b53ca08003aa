package org.twinport.storage.local;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.path.Name;
import org.twinport.storage.StorageException;
import org.twinport.storage.StorageException.Reason;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Group and permission bits of what a user creates; immutable.
 *
 * @param fileMode 0 to 0777
 * @param directoryMode 0 to 0777
 * @param group null for what the system chooses
 */
record Ownership(int fileMode, int directoryMode, @Nullable GroupPrincipal group) {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String LETTERS = "rwxrwxrwx";
    private static final int USUAL_UMASK = 022;

    static Ownership of(LocalRules rules) throws StorageException {
        int umask = rules.fileMode() < 0 || rules.dirMode() < 0 ? umask() : 0;
        return new Ownership(
                rules.fileMode() < 0 ? 0666 & ~umask : rules.fileMode(),
                rules.dirMode() < 0 ? 0777 & ~umask : rules.dirMode(),
                group(rules.group()));
    }

    private static @Nullable GroupPrincipal group(@Nullable String name) throws StorageException {
        if (name == null) {
            return null;
        }
        try {
            return FileSystems.getDefault()
                    .getUserPrincipalLookupService()
                    .lookupPrincipalByGroupName(name);
        } catch (IOException e) {
            throw new StorageException(Reason.FAILED, "there is no group " + name, e);
        }
    }

    /** Returns whether locks that this process has on the file still hold. */
    boolean applyToFile(Directory directory, Name name) throws IOException {
        return apply(directory, name, fileMode);
    }

    void applyToDirectory(Directory directory, Name name) throws IOException {
        boolean _ = apply(directory, name, directoryMode);
    }

    // What is right already is left alone: setting it would take the set-group-id bit away.
    private boolean apply(Directory directory, Name name, int mode) throws IOException {
        Changes changes = directory.changes(name);
        if (group != null) {
            changes.setGroup(group);
        }
        Facts now = directory.facts(name);
        boolean right = now != null && (now.mode() & 0777) == mode;
        return (right || changes.setMode(mode)) && group == null;
    }

    /** The JDK's form of permission bits 0 to 0777. */
    static Set<PosixFilePermission> permissions(int mode) {
        StringBuilder letters = new StringBuilder(LETTERS);
        for (int i = 0; i < letters.length(); i++) {
            if ((mode & (0400 >> i)) == 0) {
                letters.setCharAt(i, '-');
            }
        }
        return PosixFilePermissions.fromString(letters.toString());
    }

    /** The bits of the JDK's form. */
    static int mode(Set<PosixFilePermission> permissions) {
        String letters = PosixFilePermissions.toString(permissions);
        int mode = 0;
        for (int i = 0; i < letters.length(); i++) {
            mode |= letters.charAt(i) == '-' ? 0 : 0400 >> i;
        }
        return mode;
    }

    // Setting the umask is the only system call that tells it, and would change it for all threads.
    private static int umask() {
        try {
            for (String line : Files.readAllLines(STATUS)) {
                if (line.startsWith("Umask:")) {
                    return Integer.parseInt(line.substring(6).trim(), 8);
                }
            }
            return probedUmask();
        } catch (IOException | NumberFormatException _) {
            return probedUmask();
        }
    }

    private static int probedUmask() {
        try {
            Path probe =
                    Files.createTempDirectory(
                            "umask", PosixFilePermissions.asFileAttribute(permissions(0777)));
            int mode = mode(Files.getPosixFilePermissions(probe));
            Files.delete(probe);
            return 0777 & ~mode;
        } catch (IOException _) {
            return USUAL_UMASK;
        }
    }
}
