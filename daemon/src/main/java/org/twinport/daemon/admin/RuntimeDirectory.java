package org.twinport.daemon.admin;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the folder for things that live as long as the process; pure but for the file system. */
public final class RuntimeDirectory {

    private static final Path SYSTEM = Path.of("/run/twinport");
    private static final Path USERS = Path.of("/run/user");
    private static final String PREFIX = "twinport-";
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
        folders.add(temporary().resolve(PREFIX + word(System.getProperty("user.name", ""))));
        return folders;
    }

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
    }

    private static String word(String user) {
        return user.replaceAll("[^A-Za-z0-9._-]", "_");
    }

    /**
     * The folders in which servers of any user may have their sockets; for root, who may use them.
     * Only those that nobody but their owner can write to, and that bear the owner's name where
     * everybody could have made them.
     *
     * @param temporary the folder of temporary files
     * @param runtime the parent of the users' runtime directories
     */
    static List<Path> ofEverybody(Path temporary, Path runtime) {
        List<Path> folders = new ArrayList<>();
        for (Path folder : entries(temporary, PREFIX + "*")) {
            boolean ownName =
                    owner(folder)
                            .filter(o -> folder.endsWith(PREFIX + word(o.getName())))
                            .isPresent();
            if (ownName && isPrivate(folder)) {
                folders.add(folder);
            }
        }
        for (Path user : entries(runtime, "*")) {
            Path folder = user.resolve("twinport");
            if (isPrivate(folder) && owner(user).equals(owner(folder))) {
                folders.add(folder);
            }
        }
        return folders;
    }

    /** All for root, else the user's own. */
    static List<Path> reachable(Map<String, String> environment) {
        Set<Path> folders = new LinkedHashSet<>(candidates(environment));
        if (System.getProperty("user.name", "").equals("root")) {
            folders.addAll(ofEverybody(temporary(), USERS));
        }
        return List.copyOf(folders);
    }

    /** What is in a folder; nothing if it cannot be read. */
    static List<Path> entries(Path folder, String glob) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, glob)) {
            entries.forEach(found::add);
        } catch (IOException | DirectoryIteratorException _) {
            // Nobody's folder, or one that is just going away: no server there.
        }
        return found;
    }

    /** Who owns the thing itself, not what a link leads to. */
    static Optional<UserPrincipal> owner(Path path) {
        try {
            return Optional.of(Files.getOwner(path, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException | UnsupportedOperationException _) {
            return Optional.empty();
        }
    }

    /**
     * Removes a folder that {@link #open} gave, if nothing is in it any more. The system's folder
     * stays: its service manager made it.
     */
    public static void leave(Path folder) {
        if (!folder.equals(SYSTEM)) {
            try {
                Files.deleteIfExists(folder);
            } catch (IOException _) {
                // Another server uses it.
            }
        }
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
        return Files.isWritable(folder)
                && isPrivate(folder)
                && owner(folder).equals(owner(Path.of("/proc", ownId())));
    }

    private static String ownId() {
        return Long.toString(ProcessHandle.current().pid());
    }

    /** Whether it is a real folder, no link, that only its owner can write to. */
    private static boolean isPrivate(Path folder) {
        try {
            PosixFileAttributes found =
                    Files.readAttributes(
                            folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            Set<PosixFilePermission> modes = found.permissions();
            return found.isDirectory()
                    && !modes.contains(PosixFilePermission.GROUP_WRITE)
                    && !modes.contains(PosixFilePermission.OTHERS_WRITE);
        } catch (IOException | UnsupportedOperationException _) {
            return false;
        }
    }
}
