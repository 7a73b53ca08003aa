package org.twinport.client;

import org.twinport.diagnosis.Cause;
import org.twinport.net.pump.Outcome;
import org.twinport.protocol.command.Command;
import org.twinport.protocol.transfer.TransferType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Fetches whole files, with resume: under another name until they are complete; on the thread that
 * uses the client.
 */
final class Downloads {

    private final FtpClient client;
    private final Connection connection;
    private final DataPath dataPath;
    private final PumpedTransfer pumped;

    Downloads(FtpClient client, Connection connection, DataPath dataPath, PumpedTransfer pumped) {
        this.client = client;
        this.connection = connection;
        this.dataPath = dataPath;
        this.pumped = pumped;
    }

    /** A file on the server as it was asked about before the transfer; size -1 if unknown. */
    private record Remote(RemotePath path, long size, Optional<Instant> modified) {

        /**
         * Whether it was changed since the local file was written; many file systems keep seconds.
         */
        boolean isNewerThan(Path local) throws IOException {
            Instant written = Files.getLastModifiedTime(local).toInstant();
            return modified.isPresent()
                    && modified.get().truncatedTo(ChronoUnit.SECONDS).isAfter(written);
        }

        boolean isCompleteAs(Path local) throws IOException {
            return size >= 0
                    && Files.isRegularFile(local)
                    && Files.size(local) == size
                    && !isNewerThan(local);
        }
    }

    Transferred download(RemotePath from, Path to, Resume resume, Progress progress)
            throws FtpException {
        connection.type(TransferType.IMAGE);
        Remote remote = new Remote(from, client.size(from).orElse(-1L), client.modified(from));
        Path part = to.resolveSibling(LocalNames.partOf(to));
        try {
            if (resume == Resume.ALL && remote.isCompleteAs(to)) {
                progress.begins(remote.size(), remote.size());
                return new Transferred(0, remote.size(), true);
            }
            long offset = resume == Resume.NONE ? 0 : reusable(part, remote);
            Transferred result = fetch(remote, part, offset, progress);
            if (remote.modified().isPresent()) {
                Files.setLastModifiedTime(part, FileTime.from(remote.modified().get()));
            }
            Files.move(
                    part, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return result;
        } catch (FtpException known) {
            throw known;
        } catch (IOException local) {
            throw FtpClient.localFailure(to, local);
        }
    }

    /**
     * How much of an earlier attempt can be used: a part that is no longer than the file and no
     * older than its last change.
     */
    private static long reusable(Path part, Remote remote) throws IOException {
        return Files.isRegularFile(part) && isBeginning(part, remote) ? Files.size(part) : 0;
    }

    private static boolean isBeginning(Path local, Remote remote) throws IOException {
        return !remote.isNewerThan(local)
                && (remote.size() < 0 || Files.size(local) <= remote.size());
    }

    private Transferred fetch(Remote remote, Path part, long offset, Progress progress)
            throws IOException {
        boolean existed = Files.exists(part);
        boolean success = false;
        try (FileChannel file =
                FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            Transferred result = fetch(remote, part, file, offset, progress);
            success = true;
            return result;
        } finally {
            if (!success && !existed && Files.exists(part) && Files.size(part) == 0) {
                Files.delete(part);
            }
        }
    }

    private Transferred fetch(
            Remote remote, Path part, FileChannel file, long wanted, Progress progress)
            throws IOException {
        if (wanted > 0 && wanted == remote.size()) {
            progress.begins(wanted, wanted);
            return new Transferred(0, wanted, false);
        }
        Begun begun = begin(remote.path(), wanted);
        long offset = begun.offset();
        Outcome outcome =
                pumped.run(
                        begun.transfer(),
                        progress,
                        pump -> {
                            // Only now: a refused RETR must not cost what an earlier attempt has
                            // brought.
                            file.truncate(offset).position(offset);
                            progress.begins(remote.size(), offset);
                            return pump.receive(source -> writeAll(file, source));
                        });
        long bytes =
                pumped.complete(
                        begun.transfer(),
                        outcome,
                        part,
                        done -> offset + done == client.size(remote.path()).orElse(-1L));
        return checked(remote, part, file, new Transferred(bytes, offset, false), progress);
    }

    private Transferred checked(
            Remote remote, Path part, FileChannel file, Transferred result, Progress progress)
            throws IOException {
        long length = result.offset() + result.bytes();
        if (remote.size() >= 0 && length < remote.size()) {
            throw pumped.failed(
                    Cause.DATA_SHORT,
                    "The server sent %d of %d bytes".formatted(length, remote.size()),
                    result.bytes(),
                    null);
        }
        boolean tooLong = remote.size() >= 0 && length > remote.size() && result.offset() > 0;
        // A file may grow while it is read; but then its size has grown too.
        if (tooLong && client.size(remote.path()).orElse(-1L) != length) {
            connection.note("The server ignored REST; the file is fetched anew");
            return fetch(remote, part, file, 0, progress);
        }
        return result;
    }

    /** A transfer that has begun, at the wanted byte or at the first. */
    private record Begun(OpenTransfer transfer, long offset) {}

    private Begun begin(RemotePath from, long offset) throws FtpException {
        Command command = new Command.Retr(from.octets());
        try {
            return new Begun(dataPath.open(command, offset), offset);
        } catch (FtpException.Refused refused) {
            if (offset == 0 || !refused.command().startsWith("REST")) {
                throw refused;
            }
            connection.note("The server knows no REST; the file is fetched anew");
            return new Begun(dataPath.open(command, 0), 0);
        }
    }

    private static void writeAll(FileChannel file, ByteBuffer source) throws IOException {
        while (source.hasRemaining()) {
            file.write(source);
        }
    }
}
