package org.twinport.client;

import org.twinport.diagnosis.Cause;
import org.twinport.net.pump.Outcome;
import org.twinport.protocol.command.Command;
import org.twinport.protocol.transfer.TransferType;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Stores whole files, with resume; on the thread that uses the client. */
final class Uploads {

    private final FtpClient client;
    private final Connection connection;
    private final DataPath dataPath;
    private final PumpedTransfer pumped;

    Uploads(FtpClient client, Connection connection, DataPath dataPath, PumpedTransfer pumped) {
        this.client = client;
        this.connection = connection;
        this.dataPath = dataPath;
        this.pumped = pumped;
    }

    Transferred upload(Path from, RemotePath to, boolean resume, Progress progress)
            throws FtpException {
        connection.type(TransferType.IMAGE);
        try (FileChannel file = FileChannel.open(from, StandardOpenOption.READ)) {
            long size = file.size();
            long offset = resume ? client.size(to).orElse(0L) : 0;
            if (resume && offset == size && size > 0) {
                progress.begins(size, size);
                return new Transferred(0, size, true);
            }
            long start = offset > size ? 0 : offset;
            OpenTransfer transfer = open(to, start);
            Outcome outcome =
                    pumped.run(
                            transfer,
                            progress,
                            pump -> {
                                progress.begins(size, start);
                                return pump.sendFile(file, start, size);
                            });
            long bytes =
                    pumped.complete(
                            transfer, outcome, from, _ -> client.size(to).orElse(-1L) == size);
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
    private OpenTransfer open(RemotePath to, long start) throws FtpException {
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
            throw pumped.failed(
                    Cause.DATA_SHORT,
                    "The server has %d bytes, the file %d".formatted(there.get(), size),
                    bytes,
                    null);
        }
    }
}
