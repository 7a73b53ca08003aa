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
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;

/** An open directory by means of the JDK alone; used by one thread. */
final class StreamDirectory implements Directory {
    private static final Path ITSELF = Path.of(".");

    private final SecureDirectoryStream<Path> stream;
    private final Path path;
    private final NativeNames names;

    private StreamDirectory(SecureDirectoryStream<Path> stream, Path path, NativeNames names) {
        this.stream = stream;
        this.path = path;
        this.names = names;
    }

    /** Opens {@code path}, links followed: for a trusted path only. */
    static StreamDirectory open(Path path, NativeNames names) throws IOException {
        return open(path, path, names);
    }

    /**
     * Opens {@code trusted}, links followed.
     *
     * @param path where it is
     */
    @SuppressWarnings("StreamResourceLeak") // The stream lives as long as this object.
    static StreamDirectory open(Path trusted, Path path, NativeNames names) throws IOException {
        DirectoryStream<Path> stream = Files.newDirectoryStream(trusted);
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            return new StreamDirectory(secure, path, names);
        }
        stream.close();
        throw new StorageException(
                Reason.UNSUPPORTED, "no race-free directory access on this system: " + path);
    }

    @Override
    public StreamDirectory step(Name name) throws IOException {
        Path child = names.path(name);
        return new StreamDirectory(
                stream.newDirectoryStream(child, LinkOption.NOFOLLOW_LINKS),
                path.resolve(child),
                names);
    }

    @Override
    public @Nullable Directory twin() {
        return null;
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public Path path(Name name) {
        return path.resolve(names.path(name));
    }

    @Override
    public Iterator<String> entries() {
        Iterator<Path> entries = stream.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return entries.hasNext();
            }

            @Override
            public String next() {
                return names.octets(entries.next().getFileName());
            }
        };
    }

    @Override
    public Object key() throws IOException {
        return facts().key();
    }

    @Override
    public Facts facts() throws IOException {
        return UnixFacts.simple(changes().view().readAttributes());
    }

    @Override
    public Facts facts(Owners owners) throws IOException {
        return UnixFacts.full(changes().view().readAttributes(), path, owners);
    }

    @Override
    public @Nullable Facts facts(Name name) throws IOException {
        PosixFileAttributes found = attributes(name);
        return found == null ? null : UnixFacts.simple(found);
    }

    @Override
    public @Nullable Facts facts(Name name, Owners owners) throws IOException {
        PosixFileAttributes found = attributes(name);
        return found == null ? null : UnixFacts.full(found, path(name), owners);
    }

    /** The attributes of an entry, of a link itself; null if there is none of that name. */
    @Nullable PosixFileAttributes attributes(Name name) throws IOException {
        if (name.octets().length() > Name.MAX_LENGTH) {
            throw new StorageException(Reason.BAD_NAME, "name too long in " + path);
        }
        try {
            return changes(name).view().readAttributes();
        } catch (NoSuchFileException _) {
            return null;
        }
    }

    @Override
    public Changes changes(Name name) {
        return new ByView(
                stream.getFileAttributeView(
                        names.path(name), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS));
    }

    @Override
    public Changes changes() {
        return new ByView(stream.getFileAttributeView(PosixFileAttributeView.class));
    }

    private record ByView(PosixFileAttributeView view) implements Changes {
        @Override
        public void setModified(Instant time) throws IOException {
            view.setTimes(FileTime.from(time), null, null);
        }

        @Override
        public boolean setMode(int mode) throws IOException {
            view.setPermissions(Ownership.permissions(mode));
            // It opens and closes the file, and a POSIX lock ends with the first closing.
            return false;
        }
    }

    @Override
    public FileChannel readable(Name name) throws IOException {
        return channel(names.path(name), Set.of(StandardOpenOption.READ));
    }

    @Override
    public OpenFile writable(Name name) throws IOException {
        return new ChannelFile(channel(names.path(name), Set.of(StandardOpenOption.WRITE)));
    }

    @Override
    public OpenFile create(Name name, int mode) throws IOException {
        return new ChannelFile(
                channel(
                        names.path(name),
                        Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
                        PosixFilePermissions.asFileAttribute(Ownership.permissions(mode))));
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

    @Override
    public void force() throws IOException {
        try (FileChannel self = channel(ITSELF, Set.of(StandardOpenOption.READ))) {
            self.force(true);
        }
    }

    @Override
    public void deleteFile(Name name) throws IOException {
        stream.deleteFile(names.path(name));
    }

    @Override
    public void deleteDirectory(Name name) throws IOException {
        stream.deleteDirectory(names.path(name));
    }

    @Override
    public void move(Name from, Directory target, Name to) throws IOException {
        stream.move(names.path(from), target.stream().stream, names.path(to));
    }

    @Override
    public StreamDirectory stream() {
        return this;
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
