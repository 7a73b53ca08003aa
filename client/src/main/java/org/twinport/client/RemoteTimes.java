package org.twinport.client;

import org.twinport.protocol.command.Command;
import org.twinport.protocol.listing.FactTime;
import org.twinport.protocol.reply.Reply;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Asks for and sets times of files on the server; on the thread that uses the client. */
final class RemoteTimes {

    private final FtpClient client;
    private final Connection connection;
    private boolean cannotBeSet;

    RemoteTimes(FtpClient client, Connection connection) {
        this.client = client;
        this.connection = connection;
    }

    /** By MDTM, or by MLST on servers without it. */
    Optional<Instant> modified(RemotePath file) throws FtpException {
        Reply reply = connection.ask(new Command.Mdtm(file.unlikeTime()));
        if (isUnknown(reply)) {
            return new RemoteStat(client, connection).modifiedByFacts(file);
        }
        return reply.code() == 213 ? FactTime.parse(reply.text().strip()) : Optional.empty();
    }

    /** By MFMT, or by MDTM, which some servers without it take with a time. */
    void set(RemotePath file, Instant time) throws FtpException {
        Command command = new Command.Mfmt(time, file.octets());
        Reply reply = connection.ask(command);
        boolean done = reply.isCompletion() || (isUnknown(reply) && setByMdtm(file, time));
        if (!done) {
            throw connection.refused(command, reply);
        }
    }

    private boolean setByMdtm(RemotePath file, Instant time) throws FtpException {
        return connection.ask(new Command.SetMdtm(time, file.octets())).isCompletion();
    }

    /** Whether it is the verb that the server refuses. */
    private static boolean isUnknown(Reply reply) {
        return reply.code() == 500 || reply.code() == 502;
    }

    /** Gives a stored file the time of the local one; that a server cannot do it is only noted. */
    void keep(Path local, RemotePath remote) throws FtpException {
        if (cannotBeSet) {
            return;
        }
        try {
            set(remote, Files.getLastModifiedTime(local).toInstant());
        } catch (FtpException.Refused refused) {
            cannotBeSet = refused.reply().map(RemoteTimes::isUnknown).orElse(false);
            connection.note(
                    cannotBeSet
                            ? "The server cannot set times; stored files have the time of the transfer"
                            : "The time of %s cannot be set: %s"
                                    .formatted(remote, refused.getMessage()));
        } catch (FtpException known) {
            throw known;
        } catch (IOException unreadable) {
            throw FtpClient.localFailure(local, unreadable);
        }
    }
}
