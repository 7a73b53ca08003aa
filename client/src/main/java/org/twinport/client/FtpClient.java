package org.twinport.client;

import org.jspecify.annotations.Nullable;
import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.Finding;
import org.twinport.protocol.command.Command;
import org.twinport.protocol.listing.Entry;
import org.twinport.protocol.reply.Reply;
import org.twinport.protocol.transfer.TransferType;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One connection to an FTP server. Blocking and meant for virtual threads; used by one thread at a
 * time, for FTP does one thing at a time. Every failure is an {@link FtpException}.
 *
 * <pre>{@code
 * try (var ftp = FtpClient.connect("ftp.example.com", 21, new Credentials("me", password), ClientOptions.DEFAULT)) {
 *     ftp.download(RemotePath.of("in/a.zip"), Path.of("a.zip"), false, Progress.NONE);
 * }
 * }</pre>
 */
public final class FtpClient implements AutoCloseable {

    private final Connection connection;
    private final DataPath dataPath;
    private final Downloads downloads;
    private final Uploads uploads;
    private final RemoteHashes hashes;
    private final RemoteTimes times;
    private boolean mlsdIsMissing;

    private FtpClient(Connection connection) {
        this.connection = connection;
        this.dataPath = new DataPath(connection);
        PumpedTransfer pumped = new PumpedTransfer(connection, connection.buffers());
        this.downloads = new Downloads(this, connection, dataPath, pumped);
        this.uploads = new Uploads(this, connection, dataPath, pumped);
        this.hashes = new RemoteHashes(this, connection);
        this.times = new RemoteTimes(this, connection);
    }

    /**
     * Connects and logs in, all within {@link ClientTimeouts#connect}.
     *
     * @param host a name or a literal address
     * @param port of the control connection, usually 21
     * @throws FtpException.ConnectFailed if nobody answers there, or no FTP server does
     * @throws FtpException.LoginFailed if user or password are refused
     */
    public static FtpClient connect(
            String host, int port, Credentials credentials, ClientOptions options)
            throws FtpException {
        return new FtpClient(
                new Connection(new Connector(host, port, credentials, options), options));
    }

    /**
     * How often this client had to connect again with TLS 1.2, because the server insists on
     * resumed sessions and TLS 1.3 had no ticket left.
     */
    public int tlsFallbacks() {
        return connection.tlsFallbacks();
    }

    /** Sends any command that needs no data connection and returns its reply, whatever it is. */
    public Reply ask(Command command) throws FtpException {
        return connection.ask(command);
    }

    /**
     * The entries of a directory, by MLSD where the server has it, else by LIST. Close the stream;
     * reading it to its end checks the final reply.
     *
     * @throws UncheckedIOException from the stream, around an {@link FtpException}
     */
    public Stream<Entry> list(RemotePath directory) throws FtpException {
        RemoteListing listing = openListing(directory);
        Spliterator<Entry> entries =
                new Spliterators.AbstractSpliterator<>(
                        Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL) {
                    @Override
                    public boolean tryAdvance(Consumer<? super Entry> action) {
                        @Nullable Entry entry = unchecked(listing::next);
                        if (entry != null) {
                            action.accept(entry);
                        }
                        return entry != null;
                    }
                };
        return StreamSupport.stream(entries, false)
                .onClose(() ->
                        unchecked(() -> {
                            listing.close();
                            return null;
                        }));
    }

    @FunctionalInterface
    private interface Action<T extends @Nullable Object> {
        T run() throws IOException;
    }

    private static <T extends @Nullable Object> T unchecked(Action<T> action) {
        try {
            return action.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RemoteListing openListing(RemotePath directory) throws FtpException {
        if (connection.features().has("MLST") && !mlsdIsMissing) {
            try {
                return listing(new Command.Mlsd(directory.octets()));
            } catch (FtpException.Refused refused) {
                // 501 from servers whose MLSD takes no file; 500 and 502 from those that promise it
                // and have none.
                int code = refused.reply().map(Reply::code).orElse(0);
                if (code > 504) {
                    throw refused;
                }
                mlsdIsMissing = code == 500 || code == 502 || code == 504;
            }
        }
        connection.type(TransferType.ASCII);
        return listing(new Command.List(directory.forListing()));
    }

    private RemoteListing listing(Command command) throws FtpException {
        return new RemoteListing(connection, input(dataPath.open(command, 0)));
    }

    private RemoteInput input(OpenTransfer transfer) throws FtpException {
        try {
            return new RemoteInput(transfer);
        } catch (IOException broken) {
            throw connection.dialogue().lost("The control connection broke", null, broken);
        }
    }

    /**
     * What is known about one path; by MLST, or pieced together from SIZE, MDTM and the listing of
     * its directory.
     *
     * @throws FtpException.Refused if there is no such thing
     */
    public Entry stat(RemotePath path) throws FtpException {
        return new RemoteStat(this, connection).of(path);
    }

    /**
     * Reads a file.
     *
     * @param offset where to begin, in bytes
     * @return a stream whose {@code close()} checks the final reply
     */
    public InputStream read(RemotePath file, long offset) throws FtpException {
        connection.type(TransferType.IMAGE);
        return input(dataPath.open(new Command.Retr(file.octets()), offset));
    }

    /**
     * Writes a file.
     *
     * @param offset where to begin, in bytes; 0 replaces the file
     * @return a stream; the file is there when its {@code close()} has returned
     */
    public RemoteOutput write(RemotePath file, long offset) throws FtpException {
        return output(new Command.Stor(file.octets()), offset);
    }

    /** Appends to a file; like {@link #write}. */
    public RemoteOutput append(RemotePath file) throws FtpException {
        return output(new Command.Appe(file.octets()), 0);
    }

    private RemoteOutput output(Command command, long offset) throws FtpException {
        connection.type(TransferType.IMAGE);
        OpenTransfer transfer = dataPath.open(command, offset);
        try {
            return new RemoteOutput(transfer);
        } catch (IOException broken) {
            throw connection.dialogue().lost("The control connection broke", null, broken);
        }
    }

    /**
     * Fetches a file. Until it is complete it is called {@code <name>.twinport-part}; then it takes
     * its name and the remote time.
     *
     * @param resume go on where an earlier attempt ended, and do nothing if the file is complete
     */
    public Transferred download(RemotePath from, Path to, boolean resume, Progress progress)
            throws FtpException {
        return download(from, to, resume ? Resume.ALL : Resume.NONE, progress);
    }

    Transferred download(RemotePath from, Path to, Resume resume, Progress progress)
            throws FtpException {
        return twiceIfNeeded(() -> downloads.download(from, to, resume, progress));
    }

    /**
     * Stores a file and compares its size afterwards.
     *
     * @param resume go on at the size that the server has, and do nothing if that is the whole
     */
    public Transferred upload(Path from, RemotePath to, boolean resume, Progress progress)
            throws FtpException {
        return twiceIfNeeded(() -> uploads.upload(from, to, resume, progress));
    }

    /**
     * The best hash of a file that the server computes: by HASH, or by XSHA256, XSHA1, XMD5, MD5 or
     * XCRC. The server reads the whole file for it.
     *
     * @return empty if the server offers none, or none that works
     * @throws FtpException.Refused if there is no such file, or it may not be read
     */
    public Optional<RemoteHash> hash(RemotePath file) throws FtpException {
        return hashes.of(file);
    }

    /**
     * Compares a local file with one on the server, by the best hash that the server computes, or
     * else by size.
     *
     * @throws FtpException.Refused if there is no such file on the server, or it may not be read
     */
    public Verification verify(Path local, RemotePath remote) throws FtpException {
        return hashes.compare(local, remote);
    }

    /** The same, and what differs or cannot be compared is a failure. */
    Verification requireEqual(Path local, RemotePath remote) throws FtpException {
        Verification result = verify(local, remote);
        if (result.matches()) {
            return result;
        }
        throw new FtpException.VerificationFailed(
                Finding.of(Cause.CONTENT_DIFFERS, result.text()),
                result,
                connection.dialogue().endpoints());
    }

    @FunctionalInterface
    private interface WholeTransfer {
        Transferred run() throws FtpException;
    }

    /** Again with TLS 1.2, if it was the TLS session that the server did not like. */
    private Transferred twiceIfNeeded(WholeTransfer transfer) throws FtpException {
        try {
            return transfer.run();
        } catch (FtpException.TransferFailed failed) {
            if (!connection.fallsBackToTls12(failed)) {
                throw failed;
            }
            return transfer.run();
        }
    }

    /** The size in bytes, or empty if the server cannot tell (no SIZE, no such file). */
    public Optional<Long> size(RemotePath file) throws FtpException {
        connection.type(TransferType.IMAGE);
        Reply reply = connection.ask(new Command.Size(file.octets()));
        String text = reply.text().strip();
        return reply.code() == 213 && text.matches("\\d{1,18}")
                ? Optional.of(Long.valueOf(text))
                : Optional.empty();
    }

    /** The time of the last change, or empty if the server cannot tell. */
    public Optional<Instant> modified(RemotePath file) throws FtpException {
        return times.modified(file);
    }

    /**
     * Sets the time of the last change by MFMT, or on servers without it by MDTM, which some of
     * them take with a time.
     */
    public void setModified(RemotePath file, Instant time) throws FtpException {
        times.set(file, time);
    }

    /**
     * Gives a stored file the time of the local one. A server that cannot do that is no failure;
     * the listener hears of it.
     */
    public void keepTime(Path local, RemotePath remote) throws FtpException {
        times.keep(local, remote);
    }

    public void delete(RemotePath file) throws FtpException {
        connection.require(new Command.Dele(file.octets()));
    }

    public void makeDirectory(RemotePath directory) throws FtpException {
        connection.require(new Command.Mkd(directory.octets()));
    }

    /** Makes a directory unless it is there already. */
    public void ensureDirectory(RemotePath directory) throws FtpException {
        if (directory.octets().isEmpty() || directory.octets().equals("/")) {
            return;
        }
        try {
            makeDirectory(directory);
        } catch (FtpException.Refused refused) {
            if (!isDirectory(directory)) {
                throw refused;
            }
        }
    }

    private boolean isDirectory(RemotePath path) throws FtpException {
        try {
            return stat(path).isDirectory();
        } catch (FtpException.Refused notThere) {
            return false;
        }
    }

    /** Removes an empty directory. */
    public void removeDirectory(RemotePath directory) throws FtpException {
        connection.require(new Command.Rmd(directory.octets()));
    }

    public void rename(RemotePath from, RemotePath to) throws FtpException {
        connection.require(new Command.Rnfr(from.octets()));
        connection.require(new Command.Rnto(to.octets()));
    }

    /** An error on this side about a local file. */
    static FtpException localFailure(Path file, IOException cause) {
        String reason =
                switch (cause) {
                    case NoSuchFileException _ -> "no such file or directory";
                    case AccessDeniedException _ -> "permission denied";
                    case FileSystemException e when e.getReason() != null -> e.getReason();
                    // The message of these is the path, and of the others what happened.
                    case FileSystemException e -> e.getClass().getSimpleName();
                    default -> String.valueOf(cause.getMessage());
                };
        return new FtpException.LocalFileFailed(
                Finding.of(Cause.LOCAL_FILE_FAILED, "%s: %s".formatted(file, reason)), cause);
    }

    /** Says QUIT and closes. */
    @Override
    public void close() {
        connection.close();
    }
}
