package org.twinport.storage.local;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.path.InvalidPathText;
import org.twinport.protocol.path.Name;
import org.twinport.protocol.path.VirtualPath;
import org.twinport.storage.Source;
import org.twinport.storage.StorageException;
import org.twinport.storage.StorageException.Reason;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds places below a root without ever leaving it; immutable, used by many threads.
 *
 * <p>A path is walked from the root, one open directory after the other, never through a link.
 * Where a link is in the way, the system is asked where it leads, and that path, if it lies below
 * the root, is walked in the same way. The answer is advice: if it is out of date when it is
 * walked, the walk fails or ends elsewhere below the root.
 */
final class Tree {
    private final Path root;
    private final NativeNames names = new NativeNames();
    private final @Nullable LinuxTree linux;

    /**
     * @param root the root's real path
     */
    Tree(Path root) {
        this.root = root;
        this.linux = LinuxTree.of(root, names);
    }

    Path root() {
        return root;
    }

    NativeNames names() {
        return names;
    }

    Directory openRoot() throws IOException {
        Directory atOnce = linux == null ? null : linux.open(List.of());
        return atOnce != null ? atOnce : StreamDirectory.open(root, names);
    }

    /** Opens a plain file for reading in one go; null if that is not possible. */
    @Nullable Source source(VirtualPath file, long offset) {
        return linux == null ? null : linux.source(file, offset);
    }

    /** What is known of a file or directory, in one go; null if that is not possible. */
    @Nullable Facts facts(VirtualPath path, Owners owners) {
        return linux == null ? null : linux.facts(path, owners);
    }

    /** Opens a directory; links that stay below the root are followed. */
    Directory open(VirtualPath path) throws IOException {
        Directory direct = walk(path.names());
        return direct != null ? direct : openReal(real(path));
    }

    /** Where {@code path} is, a link in its last component not followed. */
    Place locate(VirtualPath path) throws IOException {
        if (path.isRoot()) {
            return rootPlace();
        }
        Directory parent = open(path.parent());
        return place(parent, path.name());
    }

    /** Where {@code path} is; every link that stays below the root is followed. */
    Place follow(VirtualPath path) throws IOException {
        Place place = locate(path);
        if (!place.isLink()) {
            return place;
        }
        place.close();
        List<Name> real = real(path);
        if (real.isEmpty()) {
            return rootPlace();
        }
        Place target = place(openReal(real.subList(0, real.size() - 1)), real.getLast());
        if (target.isLink()) {
            target.close();
            throw changed(path);
        }
        return target;
    }

    private Place rootPlace() throws IOException {
        Directory self = openRoot();
        try {
            return new Place(self, null, self.facts());
        } catch (IOException e) {
            self.close();
            throw e;
        }
    }

    private static Place place(Directory parent, Name name) throws IOException {
        try {
            return new Place(parent, name, parent.facts(name));
        } catch (IOException e) {
            parent.close();
            throw e;
        }
    }

    private Directory openReal(List<Name> real) throws IOException {
        Directory directory = walk(real);
        if (directory == null) {
            throw changed(new VirtualPath(real));
        }
        return directory;
    }

    /** The directory at the end of {@code path}; null if a link is in the way. */
    private @Nullable Directory walk(List<Name> path) throws IOException {
        Directory atOnce = linux == null ? null : linux.open(path);
        if (atOnce != null) {
            return atOnce;
        }
        Directory here = openRoot();
        for (Name name : path) {
            try (Directory from = here) {
                Facts found = from.facts(name);
                if (found != null && found.isSymbolicLink()) {
                    return null;
                }
                requireDirectory(found);
                here = from.step(name);
            }
        }
        return here;
    }

    // Asked before the directory is opened, because opening a pipe waits for its other end.
    private static void requireDirectory(@Nullable Facts found) throws StorageException {
        if (found == null) {
            throw new StorageException(Reason.NOT_FOUND, "no such directory");
        }
        if (!found.isDirectory()) {
            throw new StorageException(Reason.NOT_A_DIRECTORY, "not a directory");
        }
    }

    /** Where links lead to, as components below the root. */
    private List<Name> real(VirtualPath path) throws StorageException {
        Path real = realPath(path);
        if (!real.startsWith(root)) {
            throw new StorageException(Reason.NOT_FOUND, "a link leads out of the root: " + path);
        }
        List<Name> components = new ArrayList<>();
        for (int i = root.getNameCount(); i < real.getNameCount(); i++) {
            components.add(component(real.getName(i)));
        }
        return components;
    }

    // Whatever the reason, it must not tell what is outside.
    private Path realPath(VirtualPath path) throws StorageException {
        Path linked = root;
        for (Name name : path.names()) {
            linked = linked.resolve(names.path(name));
        }
        try {
            return linked.toRealPath();
        } catch (IOException e) {
            throw new StorageException(Reason.NOT_FOUND, "a link leads nowhere: " + path, e);
        }
    }

    private Name component(Path component) throws StorageException {
        try {
            Name name = new Name(names.octets(component));
            if (!HiddenNames.isReserved(name)) {
                return name;
            }
        } catch (InvalidPathText _) {
            // A name with CR or LF: nothing that FTP could speak of.
        }
        throw new StorageException(Reason.NOT_FOUND, "a link leads to what has no name here");
    }

    private static StorageException changed(VirtualPath path) {
        return new StorageException(Reason.NOT_FOUND, path + " changed while it was resolved");
    }
}
