package org.twinport.storage.local;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.path.Name;
import org.twinport.storage.StorageException;
import org.twinport.storage.StorageException.Reason;
import org.twinport.storage.local.UploadsInProgress.Claim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Makes directories; immutable, used by many threads.
 *
 * <p>The JDK cannot make a directory relative to an open one, only by path, and a path may lead out
 * of the root by the time it is used. The root's own path may not. So a directory is made hidden in
 * the root and moved to its place through the open directory.
 */
record NewDirectories(
        Tree tree, HiddenNames hidden, UploadsInProgress inProgress, Ownership ownership) {

    private static final int SET_GROUP_ID = 02000;

    void make(Place place) throws IOException {
        Directory parent = place.directory();
        if (place.facts() != null) {
            throw new StorageException(Reason.EXISTS, "there is already " + place.path());
        }
        Name name = place.requiredName();
        // Moving a directory replaces an empty one: two at once must not both succeed.
        try (Claim claim = inProgress.claim(parent.key(), name)) {
            if (claim == null || parent.facts(name) != null) {
                throw new StorageException(Reason.EXISTS, "somebody else makes " + place.path());
            }
            create(parent, name);
        }
    }

    private void create(Directory parent, Name name) throws IOException {
        try {
            if (parent.path().equals(tree.root())) {
                makeInRoot(parent, name);
            } else {
                makeBelow(parent, name);
            }
        } catch (IOException e) {
            if (parent.facts(name) != null) {
                throw new StorageException(Reason.EXISTS, "somebody else made " + name, e);
            }
            throw e;
        }
    }

    private void makeInRoot(Directory root, Name name) throws IOException {
        Path path = root.path(name);
        Files.createDirectory(path, mode(ownership.directoryMode()));
        dress(path, root);
    }

    private void makeBelow(Directory parent, Name name) throws IOException {
        Name staged = hidden.directory();
        Path path = tree.root().resolve(tree.names().path(staged));
        try {
            Files.createDirectory(path, mode(0700));
        } catch (IOException _) {
            makeBeside(parent, name);
            return;
        }
        try (Directory root = tree.openRoot()) {
            dress(path, parent);
            root.move(staged, parent, name);
        } catch (IOException _) {
            // The root may be another file system, or we are not in the group.
            Files.deleteIfExists(path);
            makeBeside(parent, name);
        }
    }

    /**
     * The way without the root. If the path to the parent is swapped at this moment, an empty
     * hidden directory appears elsewhere; it is seen and removed, and the operation fails.
     */
    private void makeBeside(Directory parent, Name name) throws IOException {
        Name staged = hidden.directory();
        Path path = parent.path(staged);
        Files.createDirectory(path, mode(ownership.directoryMode()));
        if (parent.facts(staged) == null) {
            Files.deleteIfExists(path);
            throw new StorageException(Reason.NOT_FOUND, "the parent moved: " + parent.path());
        }
        try {
            ownership.applyToDirectory(parent, staged);
            parent.move(staged, parent, name);
        } catch (IOException e) {
            parent.deleteDirectory(staged);
            throw e;
        }
    }

    /** Gives a directory in the root what mkdir in {@code parent} would have given it. */
    private void dress(Path path, Directory parent) throws IOException {
        boolean inherits = mode(parent.path()) >= 0 && (mode(parent.path()) & SET_GROUP_ID) != 0;
        PosixFileAttributeView view =
                Files.getFileAttributeView(
                        path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        GroupPrincipal group =
                group(inherits ? parent.changes().view().readAttributes().group() : null);
        if (group != null && !group.equals(view.readAttributes().group())) {
            view.setGroup(group);
        }
        int mode = ownership.directoryMode() | (inherits ? SET_GROUP_ID : 0);
        if (mode(path) != mode) {
            Files.setAttribute(path, "unix:mode", mode, LinkOption.NOFOLLOW_LINKS);
        }
    }

    /** Permission bits, 0 to 07777, of what is at a path; -1 if the system does not tell. */
    private static int mode(Path path) {
        try {
            Object mode = Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
            return mode instanceof Integer bits ? bits & 07777 : -1;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
            return -1;
        }
    }

    private @Nullable GroupPrincipal group(@Nullable GroupPrincipal inherited) {
        return ownership.group() != null ? ownership.group() : inherited;
    }

    private static FileAttribute<Set<PosixFilePermission>> mode(int mode) {
        return PosixFilePermissions.asFileAttribute(Ownership.permissions(mode));
    }
}
