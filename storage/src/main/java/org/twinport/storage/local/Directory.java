package org.twinport.storage.local;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.path.Name;
import org.twinport.storage.StorageException;
import org.twinport.storage.StorageException.Reason;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;

/**
 * An open directory of this machine; used by one thread.
 *
 * <p>Everything done through it is done relative to the open directory and to one name in it, links
 * not followed: whatever happens to the path that led here, nothing else is touched.
 */
final class Directory implements AutoCloseable {
    private static final Path ITSELF = Path.of(".");

    private final SecureDirectoryStream<Path> stream;
    private final Path path;
    private final NativeNames names;

    private Directory(SecureDirectoryStream<Path> stream, Path path, NativeNames names) {
        this.stream = stream;
        this.path = path;
        this.names = names;
    }

    /** Opens {@code path}, links followed: for a trusted path only. */
    @SuppressWarnings("StreamResourceLeak") // The stream lives as long as this object.
    static Directory open(Path path, NativeNames names) throws IOException {
        DirectoryStream<Path> stream = Files.newDirectoryStream(path);
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            return new Directory(secure, path, names);
        }
        stream.close();
        throw new StorageException(
                Reason.UNSUPPORTED, "no race-free directory access on this system: " + path);
    }

    /** Opens a directory in this one. */
    Directory step(Name name) throws IOException {
        Path child = names.path(name);
        return new Directory(
                stream.newDirectoryStream(child, LinkOption.NOFOLLOW_LINKS),
                path.resolve(child),
                names);
    }

    /** Where the directory was when it was opened; good for advice, never for access. */
    Path path() {
        return path;
    }

    Path path(Name name) {
        return path.resolve(names.path(name));
    }

    NativeNames names() {
        return names;
    }

    /** The paths of the entries; can be asked for once. */
    Iterator<Path> entries() {
        return stream.iterator();
    }

    /** The directory's own attributes. */
    PosixFileAttributes attributes() throws IOException {
        return stream.getFileAttributeView(PosixFileAttributeView.class).readAttributes();
    }

    /** The attributes of an entry, of a link itself; null if there is none of that name. */
    @Nullable PosixFileAttributes attributes(Name name) throws IOException {
        if (name.octets().length() > Name.MAX_LENGTH) {
            throw new StorageException(Reason.BAD_NAME, "name too long in " + path);
        }
        try {
            return view(name).readAttributes();
        } catch (NoSuchFileException _) {
            return null;
        }
    }

    /** For changing attributes of a file or directory; must not be used on pipes and devices. */
    PosixFileAttributeView view(Name name) {
        return stream.getFileAttributeView(
                names.path(name), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }

    /** For changing the directory's own attributes. */
    PosixFileAttributeView view() {
        return stream.getFileAttributeView(PosixFileAttributeView.class);
    }

    /** Opens a file in this directory. */
    FileChannel file(Name name, Set<StandardOpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        return channel(names.path(name), options, attributes);
    }

    private FileChannel channel(
            Path child, Set<StandardOpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        Set<OpenOption> all = new HashSet<>(options);
        all.add(LinkOption.NOFOLLOW_LINKS);
        SeekableByteChannel channel = stream.newByteChannel(child, all, attributes);
        if (channel instanceof FileChannel file) {
            return file;
        }
        channel.close();
        throw new StorageException(Reason.UNSUPPORTED, "no file channels on this system: " + path);
    }

    /** Waits until the entries themselves, not only their bytes, are on the disk. */
    void force() throws IOException {
        try (FileChannel self = channel(ITSELF, Set.of(StandardOpenOption.READ))) {
            self.force(true);
        }
    }

    void deleteFile(Name name) throws IOException {
        stream.deleteFile(names.path(name));
    }

    void deleteDirectory(Name name) throws IOException {
        stream.deleteDirectory(names.path(name));
    }

    /** Moves an entry in one step; replaces a file or an empty directory of the new name. */
    void move(Name from, Directory target, Name to) throws IOException {
        stream.move(names.path(from), target.stream, names.path(to));
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException _) {
            // Nothing was written through it, and nothing is left to be done about it.
        }
    }
}
