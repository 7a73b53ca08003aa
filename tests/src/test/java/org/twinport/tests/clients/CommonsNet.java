package org.twinport.tests.clients;

import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPFile;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Apache Commons Net in this process: stateless. */
final class CommonsNet implements Client {

    @Override
    public Optional<String> whyNot() {
        return Optional.empty();
    }

    @Override
    public String version() {
        return "Commons Net " + FTPClient.class.getPackage().getImplementationVersion();
    }

    /** For IPv4 it sends PORT, never EPRT. */
    @Override
    public Set<Way> ways() {
        return EnumSet.complementOf(EnumSet.of(Way.EPRT));
    }

    @Override
    public Set<Task> cannot() {
        return EnumSet.of(Task.FETCH_ALL, Task.MIRROR_DOWN, Task.MIRROR_UP);
    }

    @FunctionalInterface
    private interface Use<T> {
        T with(FTPClient ftp) throws IOException;
    }

    private static <T> T session(Account at, Use<T> use) {
        FTPClient ftp = new FTPClient();
        try {
            logIn(ftp, at);
            T result = use.with(ftp);
            ftp.logout();
            return result;
        } catch (IOException e) {
            throw new ClientFailed(e);
        } finally {
            disconnect(ftp);
        }
    }

    private static void logIn(FTPClient ftp, Account at) throws IOException {
        ftp.setControlEncoding("UTF-8");
        ftp.setConnectTimeout(15_000);
        ftp.setDefaultTimeout(15_000);
        ftp.setDataTimeout(Duration.ofSeconds(30));
        ftp.setListHiddenFiles(false);
        ftp.connect(at.server().getAddress(), at.port());
        must(ftp, ftp.login(at.user(), at.password()));
        must(ftp, ftp.setFileType(FTP.BINARY_FILE_TYPE));
        ftp.setUseEPSVwithIPv4(at.way() == Way.EPSV);
        if (at.way().isActive()) {
            ftp.enterLocalActiveMode();
        } else {
            ftp.enterLocalPassiveMode();
        }
    }

    private static void must(FTPClient ftp, boolean done) {
        if (!done) {
            throw new ClientFailed(ftp.getReplyString());
        }
    }

    private static void disconnect(FTPClient ftp) {
        try {
            ftp.disconnect();
        } catch (IOException alreadyGone) {
            // the socket is closed in any case
        }
    }

    @Override
    public String list(Account at, String folder) {
        return session(
                at,
                ftp ->
                        Stream.of(ftp.listFiles(folder))
                                .map(FTPFile::getName)
                                .collect(Collectors.joining("\n")));
    }

    @Override
    public void fetch(Account at, String remote, Path local) {
        session(
                at,
                ftp -> {
                    try (OutputStream out = Files.newOutputStream(local)) {
                        must(ftp, ftp.retrieveFile(remote, out));
                    }
                    return local;
                });
    }

    @Override
    public void resumeFetch(Account at, String remote, Path local) {
        session(
                at,
                ftp -> {
                    ftp.setRestartOffset(Files.size(local));
                    try (OutputStream out =
                            Files.newOutputStream(local, StandardOpenOption.APPEND)) {
                        must(ftp, ftp.retrieveFile(remote, out));
                    }
                    return local;
                });
    }

    @Override
    public void store(Account at, Path local, String remote) {
        resumeStore(at, local, remote, 0);
    }

    @Override
    public AutoCloseable startStore(Account at, Path local, String remote) {
        FTPClient ftp = new FTPClient();
        CountDownLatch cut = new CountDownLatch(1);
        Thread.ofPlatform().name("store").start(() -> storeUntil(cut, ftp, at, local, remote));
        return () -> {
            disconnect(ftp);
            cut.countDown();
        };
    }

    private static void storeUntil(
            CountDownLatch cut, FTPClient ftp, Account at, Path local, String remote) {
        try (InputStream in = new HalfStream(Files.newInputStream(local), Files.size(local), cut)) {
            logIn(ftp, at);
            ftp.storeFile(remote, in);
        } catch (IOException expected) {
            // as the test wants it
        }
    }

    /** Gives half of a file, then waits for the cut and fails. */
    private static final class HalfStream extends FilterInputStream {
        private final CountDownLatch cut;
        private long left;

        HalfStream(InputStream file, long size, CountDownLatch cut) {
            super(file);
            this.cut = cut;
            this.left = size / 2;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left <= 0) {
                awaitCut();
            }
            int n = super.read(target, offset, length);
            left -= n;
            return n;
        }

        private void awaitCut() throws IOException {
            try {
                cut.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IOException("cut");
        }
    }

    @Override
    public void resumeStore(Account at, Path local, String remote, long offset) {
        session(
                at,
                ftp -> {
                    ftp.setRestartOffset(offset);
                    try (InputStream in = Files.newInputStream(local)) {
                        in.skipNBytes(offset);
                        must(ftp, ftp.storeFile(remote, in));
                    }
                    return local;
                });
    }

    private static void done(Account at, Use<Boolean> command) {
        session(
                at,
                ftp -> {
                    must(ftp, command.with(ftp));
                    return true;
                });
    }

    @Override
    public void rename(Account at, String from, String to) {
        done(at, ftp -> ftp.rename(from, to));
    }

    @Override
    public void delete(Account at, String file) {
        done(at, ftp -> ftp.deleteFile(file));
    }

    @Override
    public void makeFolder(Account at, String folder) {
        done(at, ftp -> ftp.makeDirectory(folder));
    }

    @Override
    public void removeFolder(Account at, String folder) {
        done(at, ftp -> ftp.removeDirectory(folder));
    }
}
