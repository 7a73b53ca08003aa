package org.twinport.storage.local;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.path.Name;
import org.twinport.storage.StorageException;
import org.twinport.storage.StorageException.Reason;
import org.twinport.storage.local.Linux.Room;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.time.Instant;
import java.util.Iterator;

/**
 * An open directory by means of calls of Linux; used by one thread.
 *
 * <p>What is done rarely, and everything that fails, is left to the JDK, which reaches the same
 * open directory through {@code /proc/self/fd}: its exceptions tell what went wrong.
 */
final class LinuxDirectory implements Directory {
    private final int fd;
    private final Path path;
    private final NativeNames names;
    private final Scratch scratch;
    private final Room room;
    private @Nullable Object key;
    private @Nullable StreamDirectory stream;
    private @Nullable Possession possession;
    private boolean closed;

    /**
     * @param room borrowed from {@code scratch}, given back when this is closed
     */
    LinuxDirectory(int fd, Path path, NativeNames names, Scratch scratch, Room room) {
        this.fd = fd;
        this.path = path;
        this.names = names;
        this.scratch = scratch;
        this.room = room;
    }

    @Override
    public Directory step(Name name) throws IOException {
        Room theirs = scratch.take();
        Linux.putName(theirs.name, name);
        int child = Linux.open(theirs, fd, Linux.READ_ONLY | Linux.DIRECTORY);
        if (child < 0) {
            scratch.giveBack(theirs);
            return stream().step(name);
        }
        return new LinuxDirectory(child, path(name), names, scratch, theirs);
    }

    @Override
    public @Nullable Directory twin() {
        Room theirs = scratch.take();
        Linux.putText(theirs.name, ".");
        int same = Linux.open(theirs, fd, Linux.READ_ONLY | Linux.DIRECTORY);
        if (same < 0) {
            scratch.giveBack(theirs);
            return null;
        }
        return new LinuxDirectory(same, path, names, scratch, theirs);
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
        return new LinuxEntries(fd, room);
    }

    @Override
    public Object key() throws IOException {
        Object known = key;
        if (known == null) {
            known = facts().key();
            key = known;
        }
        return known;
    }

    @Override
    public Facts facts() throws IOException {
        return Linux.statOpen(room, fd) == 0 ? LinuxFacts.simple(room) : stream().facts();
    }

    @Override
    public Facts facts(Owners owners) throws IOException {
        return Linux.statOpen(room, fd) == 0
                ? facts(owners, () -> changes().view().readAttributes())
                : stream().facts(owners);
    }

    @Override
    public @Nullable Facts facts(Name name) throws IOException {
        return switch (stat(name)) {
            case 0 -> LinuxFacts.simple(room);
            case -Linux.ENOENT -> null;
            default -> stream().facts(name);
        };
    }

    @Override
    public @Nullable Facts facts(Name name, Owners owners) throws IOException {
        return switch (stat(name)) {
            case 0 -> facts(owners, () -> attributes(name));
            case -Linux.ENOENT -> null;
            default -> stream().facts(name, owners);
        };
    }

    /** What the last call told, with owners. */
    private Facts facts(Owners owners, Attributes attributes) {
        int user = LinuxFacts.user(room);
        int group = LinuxFacts.group(room);
        Possession last = possession;
        if (last == null || last.user != user || last.group != group) {
            last =
                    new Possession(
                            user,
                            group,
                            owners.user(user, () -> attributes.read().owner().getName()),
                            owners.group(group, () -> attributes.read().group().getName()));
            possession = last;
        }
        return LinuxFacts.with(room, last.userName, last.groupName);
    }

    /** Whom an entry belongs to; mostly the same as the one before it. */
    private record Possession(int user, int group, String userName, String groupName) {}

    @FunctionalInterface
    private interface Attributes {
        PosixFileAttributes read() throws IOException;
    }

    private int stat(Name name) throws StorageException {
        if (name.octets().length() > Name.MAX_LENGTH) {
            throw new StorageException(Reason.BAD_NAME, "name too long in " + path);
        }
        Linux.putName(room.name, name);
        return Linux.stat(room, fd);
    }

    private PosixFileAttributes attributes(Name name) throws IOException {
        PosixFileAttributes found = stream().attributes(name);
        if (found == null) {
            throw new NoSuchFileException(name.text());
        }
        return found;
    }

    @Override
    public Changes changes(Name name) {
        return new OfEntry(name);
    }

    @Override
    public Changes changes() {
        return new OfItself();
    }

    /** Changes of an entry; the mode is changed without opening the file, for its locks' sake. */
    private final class OfEntry implements Changes {
        private final Name name;

        OfEntry(Name name) {
            this.name = name;
        }

        @Override
        public void setModified(Instant time) throws IOException {
            stream().changes(name).setModified(time);
        }

        @Override
        public boolean setMode(int mode) throws IOException {
            Linux.putName(room.name, name);
            int file = Linux.open(room, fd, Linux.PATH_ONLY);
            int result = file;
            if (file >= 0) {
                Linux.putText(room.path, "/proc/self/fd/" + file);
                // The owner alone may change it, and a link was refused by who asked for this.
                result = Linux.setMode(room, mode);
                Linux.close(room, file);
            }
            return result >= 0 || stream().changes(name).setMode(mode);
        }

        @Override
        public PosixFileAttributeView view() throws IOException {
            return stream().changes(name).view();
        }
    }

    private final class OfItself implements Changes {
        @Override
        public void setModified(Instant time) throws IOException {
            stream().changes().setModified(time);
        }

        @Override
        public boolean setMode(int mode) throws IOException {
            return stream().changes().setMode(mode);
        }

        @Override
        public PosixFileAttributeView view() throws IOException {
            return stream().changes().view();
        }
    }

    @Override
    public FileChannel readable(Name name) throws IOException {
        return FileChannel.open(
                self().resolve(names.path(name)),
                StandardOpenOption.READ,
                LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public OpenFile writable(Name name) throws IOException {
        Linux.putName(room.name, name);
        // A pipe without a reader is an error so, and does not wait for one as it would in the JDK.
        int file = Linux.open(room, fd, Linux.WRITE_ONLY | Linux.NONBLOCK);
        if (file < 0 && file != -Linux.ENXIO) {
            return stream().writable(name);
        }
        if (file >= 0) {
            if (Linux.statOpen(room, file) == 0 && LinuxFacts.isRegularFile(room)) {
                return new LinuxFile(file, scratch);
            }
            Linux.close(room, file);
        }
        throw new StorageException(Reason.NOT_A_FILE, "not a file: " + path(name));
    }

    @Override
    public OpenFile create(Name name, int mode) throws IOException {
        Linux.putName(room.name, name);
        int file = Linux.open(room, fd, Linux.WRITE_ONLY | Linux.CREATE_NEW, mode);
        if (file == -Linux.EEXIST) {
            throw new FileAlreadyExistsException(path(name).toString());
        }
        return file < 0 ? stream().create(name, mode) : new LinuxFile(file, scratch);
    }

    private Path self() {
        return Path.of("/proc/self/fd/" + fd);
    }

    @Override
    public void force() throws IOException {
        stream().force();
    }

    @Override
    public void deleteFile(Name name) throws IOException {
        stream().deleteFile(name);
    }

    @Override
    public void deleteDirectory(Name name) throws IOException {
        stream().deleteDirectory(name);
    }

    @Override
    public void move(Name from, Directory target, Name to) throws IOException {
        Linux.putName(room.name, from);
        Linux.putName(room.path, to);
        if (!(target instanceof LinuxDirectory other) || Linux.rename(room, fd, other.fd) < 0) {
            stream().move(from, target, to);
        }
    }

    @Override
    public StreamDirectory stream() throws IOException {
        StreamDirectory known = stream;
        if (known == null) {
            known = StreamDirectory.open(self(), path, names);
            stream = known;
        }
        return known;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        Linux.close(room, fd);
        scratch.giveBack(room);
        StreamDirectory known = stream;
        if (known != null) {
            known.close();
        }
    }
}
