package org.twinport.client;

import org.twinport.protocol.command.Command;
import org.twinport.protocol.listing.Entry;
import org.twinport.protocol.listing.Facts;
import org.twinport.protocol.path.InvalidPathText;
import org.twinport.protocol.path.Name;
import org.twinport.protocol.reply.Reply;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds out about one remote path, on servers with MLST and without; on the thread that uses the
 * client.
 */
final class RemoteStat {

    private final FtpClient client;
    private final Connection connection;

    RemoteStat(FtpClient client, Connection connection) {
        this.client = client;
        this.connection = connection;
    }

    Entry of(RemotePath path) throws FtpException {
        if (connection.features().has("MLST")) {
            Command command = new Command.Mlst(path.octets());
            Reply reply = connection.ask(command);
            if (reply.code() == 250 && reply.lines().size() >= 3) {
                return named(factsOf(reply), path);
            }
            if (reply.code() > 504) {
                throw connection.refused(command, reply);
            }
        }
        return withoutMlst(path);
    }

    /** The time of the last change by MLST; empty if the server has none, or does not say. */
    Optional<Instant> modifiedByFacts(RemotePath path) throws FtpException {
        if (!connection.features().has("MLST")) {
            return Optional.empty();
        }
        Reply reply = connection.ask(new Command.Mlst(path.octets()));
        return reply.code() == 250 && reply.lines().size() >= 3
                ? Optional.ofNullable(factsOf(reply).modified())
                : Optional.empty();
    }

    /**
     * The name in the reply may be a whole path, or another one for the directory itself: ours is
     * the one that was asked for.
     */
    private static Entry factsOf(Reply reply) {
        Name placeholder = new Name("entry");
        return Facts.parseReplyLine(reply.lines().get(1))
                .map(facts -> facts.entry(placeholder))
                .orElse(Entry.of(placeholder, Entry.Kind.OTHER, -1));
    }

    private static Entry named(Entry entry, RemotePath path) {
        try {
            return entry.named(new Name(path.lastOctets()));
        } catch (InvalidPathText noName) {
            return entry.named(new Name("~"));
        }
    }

    private Entry withoutMlst(RemotePath path) throws FtpException {
        Optional<Entry> listed = listed(path);
        if (listed.isPresent()) {
            return precise(listed.get(), path);
        }
        Optional<Long> size = client.size(path);
        if (size.isPresent()) {
            return named(Entry.of(new Name("entry"), Entry.Kind.FILE, size.get()), path)
                    .modifiedAt(client.modified(path).orElse(null));
        }
        // A directory that its parent does not show, or none: only CWD can tell, and CDUP need not
        // bring us back.
        Command command = new Command.Cwd(path.octets());
        Reply reply = connection.ask(command);
        if (!reply.isCompletion()) {
            throw connection.refused(command, reply);
        }
        connection.reconnect("to be in the login directory again");
        return named(Entry.of(new Name("entry"), Entry.Kind.DIRECTORY, -1), path);
    }

    /** A listing by LIST knows minutes, and days of what is older than half a year. */
    private Entry precise(Entry listed, RemotePath path) throws FtpException {
        return listed.isFile()
                ? listed.modifiedAt(client.modified(path).orElse(listed.modified()))
                : listed;
    }

    private Optional<Entry> listed(RemotePath path) throws FtpException {
        if (path.lastOctets().isEmpty()) {
            return Optional.empty();
        }
        try (Stream<Entry> siblings = client.list(path.parent())) {
            return siblings.filter(e -> e.name().octets().equals(path.lastOctets()))
                    .reduce((_, b) -> b);
        } catch (FtpException.Refused noListing) {
            return Optional.empty();
        } catch (UncheckedIOException broken) {
            if (broken.getCause() instanceof FtpException known) {
                throw known;
            }
            throw broken;
        }
    }
}
