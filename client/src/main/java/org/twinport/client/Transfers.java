package org.twinport.client;

import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.Finding;
import org.twinport.net.pump.BufferPool;
import org.twinport.net.pump.Outcome;
import org.twinport.net.pump.Pump;
import org.twinport.net.pump.Readiness;
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
import java.util.Optional;
import java.util.function.Function;

/** Whole files, there and back, with resume; on the thread that uses the client. */
final class Transfers {

    private final FtpClient client;
    private final Connection connection;
    private final DataPath dataPath;
    private final BufferPool buffers;

    Transfers(FtpClient client, Connection connection, DataPath dataPath, BufferPool buffers) {
        this.client = client;
        this.connection = connection;
        this.dataPath = dataPath;
        this.buffers = buffers;
    }

    Transferred download(RemotePath from, Path to, boolean resume, Progress progress)
            throws FtpException {
        connection.type(TransferType.IMAGE);
        long size = client.size(from).orElse(-1L);
        Optional<Instant> modified = client.modified(from);
        Path part = to.resolveSibling(to.getFileName() + ".part");
        try {
            if (resume && size >= 0 && Files.isRegularFile(to) && Files.size(to) == size) {
                progress.begins(size, size);
                return new Transferred(0, size, true);
            }
            long offset = resume ? reusable(part, to, size, modified) : 0;
            long bytes = fetch(from, part, offset, size, progress);
            if (modified.isPresent()) {
                Files.setLastModifiedTime(part, FileTime.from(modified.get()));
            }
            Files.move(
                    part, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return new Transferred(bytes, offset, false);
        } catch (FtpException known) {
            throw known;
        } catch (IOException local) {
            throw FtpClient.localFailure(to, local);
        }
    }

    /**
     * How much of an earlier attempt can be used: a part that is no longer than the file and no
     * older than its last change, or a shorter file of the target's own name, as other programs
     * leave it.
     */
    private static long reusable(Path part, Path to, long size, Optional<Instant> modified)
            throws IOException {
        if (!Files.exists(part) && Files.isRegularFile(to)) {
            Files.copy(to, part, StandardCopyOption.COPY_ATTRIBUTES);
        }
        if (!Files.isRegularFile(part)) {
            return 0;
        }
        boolean changedSince =
                modified.isPresent()
                        && modified.get().isAfter(Files.getLastModifiedTime(part).toInstant());
        long there = Files.size(part);
        return changedSince || (size >= 0 && there > size) ? 0 : there;
    }

    private long fetch(RemotePath from, Path part, long offset, long size, Progress progress)
            throws IOException {
        boolean existed = Files.exists(part);
        try (FileChannel file =
                FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            OpenTransfer transfer = dataPath.open(new Command.Retr(from.octets()), offset);
            // Only now: a refused RETR must not cost what an earlier attempt has brought.
            file.truncate(offset).position(offset);
            progress.begins(size, offset);
            Outcome outcome =
                    pumped(
                            transfer,
                            progress,
                            pump -> pump.receive(source -> writeAll(file, source)));
            long bytes =
                    complete(
                            transfer,
                            outcome,
                            part,
                            done -> offset + done == client.size(from).orElse(-1L));
            if (size >= 0 && offset + bytes < size) {
                Finding finding =
                        Finding.of(
                                Cause.DATA_SHORT,
                                "The server sent %d of %d bytes".formatted(offset + bytes, size));
                throw new FtpException.TransferFailed(
                        finding, bytes, null, connection.dialogue().endpoints(), null);
            }
            return bytes;
        } finally {
            if (!existed && Files.exists(part) && Files.size(part) == 0 && size != 0) {
                Files.delete(part);
            }
        }
    }

    private static void writeAll(FileChannel file, ByteBuffer source) throws IOException {
        while (source.hasRemaining()) {
            file.write(source);
        }
    }

    Transferred upload(Path from, RemotePath to, boolean resume, Progress progress)
            throws FtpException {
        connection.type(TransferType.IMAGE);
        try (FileChannel file = FileChannel.open(from, StandardOpenOption.READ)) {
            long size = file.size();
            long offset = resume ? Math.min(client.size(to).orElse(0L), Long.MAX_VALUE) : 0;
            if (resume && offset == size && size > 0) {
                progress.begins(size, size);
                return new Transferred(0, size, true);
            }
            long start = offset > size ? 0 : offset;
            OpenTransfer transfer = openUpload(to, start);
            progress.begins(size, start);
            Outcome outcome = pumped(transfer, progress, pump -> pump.sendFile(file, start, size));
            long bytes =
                    complete(transfer, outcome, from, _ -> client.size(to).orElse(-1L) == size);
            verify(to, size, bytes);
            return new Transferred(bytes, start, false);
        } catch (FtpException known) {
            throw known;
        } catch (IOException local) {
            throw FtpClient.localFailure(from, local);
        }
    }

    /**
     * REST and STOR, or APPE on servers that restart downloads only; they append exactly where SIZE
     * ended.
     */
    private OpenTransfer openUpload(RemotePath to, long start) throws FtpException {
        if (start == 0) {
            return dataPath.open(new Command.Stor(to.octets()), 0);
        }
        try {
            return dataPath.open(new Command.Stor(to.octets()), start);
        } catch (FtpException.Refused refused) {
            if (refused.isUnavailable()) {
                throw refused;
            }
            return dataPath.open(new Command.Appe(to.octets()), 0);
        }
    }

    private void verify(RemotePath to, long size, long bytes) throws FtpException {
        if (!connection.options().verifySize()) {
            return;
        }
        Optional<Long> there = client.size(to);
        if (there.isPresent() && there.get() != size) {
            Finding finding =
                    Finding.of(
                            Cause.DATA_SHORT,
                            "The server has %d bytes, the file %d".formatted(there.get(), size));
            throw new FtpException.TransferFailed(
                    finding, bytes, null, connection.dialogue().endpoints(), null);
        }
    }

    private Outcome pumped(OpenTransfer transfer, Progress progress, Function<Pump, Outcome> body)
            throws IOException {
        return transfer.watched(() -> {
            try (Readiness readiness = new Readiness(transfer.watch())) {
                var channel = transfer.data().channel();
                Pump pump =
                        new Pump(
                                channel,
                                readiness,
                                connection.options().stallTimeout(),
                                buffers,
                                progress::moved);
                return body.apply(pump);
            }
        });
    }

    /** Whether a transfer whose final reply was lost is complete all the same. */
    @FunctionalInterface
    private interface Settled {
        boolean test(long bytes) throws FtpException;
    }

    private long complete(OpenTransfer transfer, Outcome outcome, Path local, Settled settled)
            throws FtpException {
        long bytes = outcome.bytes();
        switch (outcome) {
            case Outcome.Complete _ -> completed(transfer, bytes, settled);
            case Outcome.Stopped _ ->
                    throw transfer.broken(
                            bytes,
                            Finding.of(
                                    Cause.DATA_LOST,
                                    "The server ended the transfer after %d bytes"
                                            .formatted(bytes)),
                            null);
            case Outcome.Stalled(_, var silence) ->
                    throw transfer.broken(
                            bytes,
                            Finding.of(
                                    Cause.DATA_STALLED,
                                    "No byte moved for %d s; %d bytes had"
                                            .formatted(silence.toSeconds(), bytes)),
                            null);
            case Outcome.NetworkFailed(_, IOException cause) ->
                    throw transfer.broken(
                            bytes,
                            Finding.of(
                                    Cause.DATA_LOST,
                                    "The data connection broke after %d bytes".formatted(bytes)),
                            cause);
            case Outcome.FileFailed(_, IOException cause) -> {
                transfer.abandon(bytes);
                throw FtpClient.localFailure(local, cause);
            }
        }
        return bytes;
    }

    private void completed(OpenTransfer transfer, long bytes, Settled settled) throws FtpException {
        try {
            transfer.complete(bytes);
        } catch (OpenTransfer.FinalReplyLost nothing) {
            connection.reconnect("the final reply of the transfer never came");
            connection.type(TransferType.IMAGE);
            if (!settled.test(bytes)) {
                Finding finding =
                        Finding.of(
                                Cause.FINAL_REPLY_MISSING,
                                "%d bytes moved, but the final reply never came and the sizes differ"
                                        .formatted(bytes));
                throw new FtpException.TransferFailed(
                        finding, bytes, null, connection.dialogue().endpoints(), nothing.lost());
            }
            connection.note(
                    "The final reply never came, but the sizes are equal: the transfer counts as complete");
        }
    }
}
