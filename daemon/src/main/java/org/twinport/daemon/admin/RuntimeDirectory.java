package org.twinport.daemon.admin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the folder for things that live as long as the process; pure but for the file system. */
public final class RuntimeDirectory {

    private static final Path SYSTEM = Path.of("/run/twinport");
    private static final Set<PosixFilePermission> PRIVATE =
            PosixFilePermissions.fromString("rwx------");

    private RuntimeDirectory() {}

    /**
     * The folders in which a server of this user may have its socket, best first.
     *
     * @param environment for XDG_RUNTIME_DIR
     */
    public static List<Path> candidates(Map<String, String> environment) {
        List<Path> folders = new ArrayList<>();
        String xdg = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        if (xdg.startsWith("/")) {
            folders.add(Path.of(xdg, "twinport"));
        }
        folders.add(SYSTEM);
        String user = System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9._-]", "_");
        folders.add(Path.of(System.getProperty("java.io.tmpdir", "/tmp"), "twinport-" + user));
        return folders;
    }

    /** The first candidate that exists or can be made, and that nobody else can write to. */
    public static Optional<Path> open(Map<String, String> environment) {
        return candidates(environment).stream().filter(RuntimeDirectory::makeOwn).findFirst();
    }

    private static boolean makeOwn(Path folder) {
        try {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(PRIVATE));
        } catch (IOException | UnsupportedOperationException _) {
            // It is there already, or its parent is not; the check below tells.
        }
        return isOwn(folder);
    }

    /** Whether it is a real folder of ours: one in /tmp could have been laid there by anybody. */
    private static boolean isOwn(Path folder) {
        try {
            PosixFileAttributes found =
                    Files.readAttributes(
                            folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            Set<PosixFilePermission> modes = found.permissions();
            return found.isDirectory()
                    && Files.isWritable(folder)
                    && found.owner().equals(Files.getOwner(Path.of("/proc/self")))
                    && !modes.contains(PosixFilePermission.GROUP_WRITE)
                    && !modes.contains(PosixFilePermission.OTHERS_WRITE);
        } catch (IOException | UnsupportedOperationException _) {
            return false;
        }
    }
}
