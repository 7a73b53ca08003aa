package org.twinport.server.child;

import org.twinport.protocol.listing.Entry;
import org.twinport.protocol.path.Name;
import org.twinport.protocol.path.VirtualPath;
import org.twinport.server.FtpServer;
import org.twinport.server.config.ServerConfig;
import org.twinport.server.fixture.TestServer;
import org.twinport.storage.Listing;
import org.twinport.storage.Sink;
import org.twinport.storage.Source;
import org.twinport.storage.Storage;
import org.twinport.storage.StorageException;
import org.twinport.storage.WriteMode;
import org.twinport.storage.view.Permissions;

import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Semaphore;

/**
 * A server whose root has so many entries, and stops in the middle of each listing until a line
 * comes in; prints its port, and a line at each stop.
 */
public final class ListingServerMain {

    private ListingServerMain() {}

    /**
     * Runs it.
     *
     * @param arguments how many entries, and before which to stop
     */
    public static void main(String[] arguments) throws IOException {
        Semaphore goOn = new Semaphore(0);
        Storage storage =
                new ManyEntries(
                        Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), goOn);
        try (FtpServer server =
                FtpServer.start(
                        ServerConfig.onLoopback(
                                TestServer.patientRules(
                                        TestServer.user(storage, Permissions.readOnly()))))) {
            System.out.println("PORT " + server.address().getPort());
            int c;
            while ((c = System.in.read()) >= 0) {
                if (c == '\n') {
                    goOn.release();
                }
            }
        }
    }

    private record ManyEntries(int entries, int stop, Semaphore goOn) implements Storage {
        @Override
        public Set<Capability> capabilities() {
            return Set.of();
        }

        @Override
        public Entry stat(VirtualPath path) {
            return Entry.of(new Name("root"), Entry.Kind.DIRECTORY, 0);
        }

        @Override
        public Listing list(VirtualPath directory) {
            return new Listing() {
                private int next;

                @Override
                public Entry next() {
                    if (next == entries) {
                        return null;
                    }
                    if (next == stop) {
                        System.out.println("STOPPED");
                        goOn.acquireUninterruptibly();
                    }
                    Name name = new Name("a-file-with-a-name-of-usual-length-" + next++);
                    return Entry.of(name, Entry.Kind.FILE, next).modifiedAt(Instant.EPOCH);
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public Source read(VirtualPath file, long offset) throws StorageException {
            throw nothing();
        }

        @Override
        public Sink write(VirtualPath file, WriteMode mode) throws StorageException {
            throw nothing();
        }

        @Override
        public Sink writeUnique(VirtualPath wish) throws StorageException {
            throw nothing();
        }

        @Override
        public void makeDirectory(VirtualPath directory) throws StorageException {
            throw nothing();
        }

        @Override
        public void removeDirectory(VirtualPath directory) throws StorageException {
            throw nothing();
        }

        @Override
        public void delete(VirtualPath file) throws StorageException {
            throw nothing();
        }

        @Override
        public void rename(VirtualPath from, VirtualPath to) throws StorageException {
            throw nothing();
        }

        @Override
        public void setModified(VirtualPath path, Instant time) throws StorageException {
            throw nothing();
        }

        @Override
        public void setCreated(VirtualPath path, Instant time) throws StorageException {
            throw nothing();
        }

        @Override
        public void setMode(VirtualPath path, int mode) throws StorageException {
            throw nothing();
        }

        private static StorageException nothing() {
            return new StorageException(StorageException.Reason.UNSUPPORTED, "only listings");
        }
    }
}
