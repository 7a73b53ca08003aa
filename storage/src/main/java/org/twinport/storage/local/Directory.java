package org.twinport.storage.local;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.path.Name;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Iterator;

/**
 * An open directory of this machine; used by one thread.
 *
 * <p>Everything done through it is done relative to the open directory and to one name in it, links
 * not followed: whatever happens to the path that led here, nothing else is touched.
 */
sealed interface Directory extends AutoCloseable permits StreamDirectory, LinuxDirectory {

    /** Opens a directory in this one. */
    Directory step(Name name) throws IOException;

    /**
     * The same directory for another thread, who closes it; null if that costs as much as it saves.
     */
    @Nullable Directory twin();

    /** Where the directory was when it was opened; good for advice, never for access. */
    Path path();

    /** Where an entry was; likewise. */
    Path path(Name name);

    /**
     * The bytes of the entries' names, one char each; can be asked for once.
     *
     * @throws java.nio.file.DirectoryIteratorException from the iterator, if it cannot go on
     */
    Iterator<String> entries() throws IOException;

    /** The same object for every opening of this directory, see {@link Facts#key}. */
    Object key() throws IOException;

    /** What is known of the directory itself, without owners. */
    Facts facts() throws IOException;

    /** What is known of the directory itself, with owners. */
    Facts facts(Owners owners) throws IOException;

    /** What is known of an entry, of a link itself, without owners; null if there is none. */
    @Nullable Facts facts(Name name) throws IOException;

    /** What is known of an entry, of a link itself, with owners; null if there is none. */
    @Nullable Facts facts(Name name, Owners owners) throws IOException;

    /** For changing a file or directory; must not be used on pipes and devices. */
    Changes changes(Name name);

    /** For changing the directory itself. */
    Changes changes();

    /** Opens a file in this directory for reading. */
    FileChannel readable(Name name) throws IOException;

    /** Opens a file in this directory for writing. */
    OpenFile writable(Name name) throws IOException;

    /**
     * Creates a file in this directory and opens it for writing.
     *
     * @param mode permission bits, less the umask
     */
    OpenFile create(Name name, int mode) throws IOException;

    /** Waits until the entries themselves, not only their bytes, are on the disk. */
    void force() throws IOException;

    void deleteFile(Name name) throws IOException;

    void deleteDirectory(Name name) throws IOException;

    /** Moves an entry in one step; replaces a file or an empty directory of the new name. */
    void move(Name from, Directory target, Name to) throws IOException;

    /** The same directory by means of the JDK alone; closed with this one. */
    StreamDirectory stream() throws IOException;

    @Override
    void close();
}
