package org.twinport.tests.clients;

import org.twinport.testkit.tool.Child;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * An FTP client of others; stateless. Paths on the server are relative to the login directory,
 * local paths are absolute and ASCII. What a client cannot do it names in {@link #cannot}; every
 * method throws {@link ClientFailed} if the client says that it failed.
 */
interface Client {

    /** Why it cannot be run here. */
    Optional<String> whyNot();

    /** Its version, as it says it. */
    String version();

    Set<Way> ways();

    /** What it has no command for. */
    default Set<Task> cannot() {
        return Set.of();
    }

    /** What it says about the entries of a folder. */
    String list(Account at, String folder);

    void fetch(Account at, String remote, Path local);

    /** Goes on with {@code local}, which holds the beginning. */
    void resumeFetch(Account at, String remote, Path local);

    default void store(Account at, Path local, String remote) {
        throw cannotDoThat();
    }

    /**
     * Starts a store and returns; the test ends it in the middle by closing.
     *
     * @return how to end it
     */
    default AutoCloseable startStore(Account at, Path local, String remote) {
        throw cannotDoThat();
    }

    /** Goes on with an upload of which the server has {@code offset} bytes. */
    default void resumeStore(Account at, Path local, String remote, long offset) {
        throw cannotDoThat();
    }

    default void rename(Account at, String from, String to) {
        throw cannotDoThat();
    }

    default void delete(Account at, String file) {
        throw cannotDoThat();
    }

    default void makeFolder(Account at, String folder) {
        throw cannotDoThat();
    }

    default void removeFolder(Account at, String folder) {
        throw cannotDoThat();
    }

    /** Fetches all files whose name fits into a local folder. */
    default void fetchAll(Account at, String glob, Path localFolder) {
        throw cannotDoThat();
    }

    /** Fetches a tree: {@code remote/x} becomes {@code local/x}. */
    default void mirrorDown(Account at, String remote, Path local) {
        throw cannotDoThat();
    }

    /** Stores a tree: {@code local/x} becomes {@code remote/x}. */
    default void mirrorUp(Account at, Path local, String remote) {
        throw cannotDoThat();
    }

    private UnsupportedOperationException cannotDoThat() {
        return new UnsupportedOperationException(this + " can do more than it says, or less");
    }

    /** A child as something that is only closed. */
    static AutoCloseable killing(Child child) {
        return child::close;
    }
}
