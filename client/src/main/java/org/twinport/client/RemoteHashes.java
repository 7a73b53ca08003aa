package org.twinport.client;

import org.twinport.protocol.command.Command;
import org.twinport.protocol.command.Verb;
import org.twinport.protocol.reply.Reply;
import org.twinport.protocol.transfer.HashAlgorithm;
import org.twinport.protocol.transfer.Hasher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Asks a server for hashes and compares files by them; on the thread that uses the client. The
 * strongest hash function comes first, and of the same strength the verb that has a document.
 */
final class RemoteHashes {

    /** One way to ask. */
    private record Way(HashAlgorithm algorithm, Verb verb) {}

    private static final List<Way> WAYS =
            List.of(
                    new Way(HashAlgorithm.SHA_256, Verb.HASH),
                    new Way(HashAlgorithm.SHA_256, Verb.XSHA256),
                    new Way(HashAlgorithm.SHA_1, Verb.HASH),
                    new Way(HashAlgorithm.SHA_1, Verb.XSHA1),
                    new Way(HashAlgorithm.SHA_1, Verb.XSHA),
                    new Way(HashAlgorithm.MD5, Verb.HASH),
                    new Way(HashAlgorithm.MD5, Verb.XMD5),
                    new Way(HashAlgorithm.MD5, Verb.MD5),
                    new Way(HashAlgorithm.CRC32, Verb.HASH),
                    new Way(HashAlgorithm.CRC32, Verb.XCRC));

    /** A server hashes at least that fast, or it is not waited for. */
    private static final long BYTES_PER_MILLISECOND = 10_000;

    private static final int PIECE = 256 << 10;

    private final FtpClient client;
    private final Connection connection;

    RemoteHashes(FtpClient client, Connection connection) {
        this.client = client;
        this.connection = connection;
    }

    /** The best hash that the server computes; empty if it offers none that works. */
    Optional<RemoteHash> of(RemotePath file) throws FtpException {
        return isOffered() ? of(file, client.size(file).orElse(0L)) : Optional.empty();
    }

    private boolean isOffered() {
        return WAYS.stream().anyMatch(this::isOffered);
    }

    private boolean isOffered(Way way) {
        Features features = connection.features();
        return way.verb() == Verb.HASH
                ? features.hashes().contains(way.algorithm())
                : features.has(way.verb().name());
    }

    /**
     * Tries the ways in turn.
     *
     * @throws FtpException.Refused if it is not the verb that is refused but the file
     */
    private Optional<RemoteHash> of(RemotePath file, long size) throws FtpException {
        for (Way way : WAYS) {
            Optional<RemoteHash> found = isOffered(way) ? ask(way, file, size) : Optional.empty();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<RemoteHash> ask(Way way, RemotePath file, long size) throws FtpException {
        Command command = command(way, file);
        if (way.verb() == Verb.HASH && !selects(way.algorithm())) {
            return Optional.empty();
        }
        Duration patience =
                connection
                        .options()
                        .timeouts()
                        .finalReply()
                        .plusMillis(size / BYTES_PER_MILLISECOND);
        Reply reply = connection.ask(command, patience);
        if (reply.code() == 550 || reply.code() == 553) {
            throw connection.refused(command, reply);
        }
        Optional<String> hex =
                !reply.isCompletion()
                        ? Optional.empty()
                        : way.verb() == Verb.HASH
                                ? HashReply.toHash(reply, way.algorithm())
                                : HashReply.toOther(reply, way.algorithm());
        return hex.map(h -> new RemoteHash(way.algorithm(), h, way.verb()));
    }

    private static Command command(Way way, RemotePath file) {
        return switch (way.verb()) {
            case HASH -> new Command.Hash(file.octets());
            case MD5 -> new Command.Md5(file.octets());
            default -> new Command.Checksum(way.verb(), file.octets(), null);
        };
    }

    private boolean selects(HashAlgorithm algorithm) throws FtpException {
        return connection.ask(new Command.Opts("HASH " + algorithm.label())).isCompletion();
    }

    /** Compares by the best hash, or else by size. */
    Verification compare(Path local, RemotePath remote) throws FtpException {
        try {
            long size = Files.size(local);
            Optional<RemoteHash> there = hashOrNone(remote, size);
            if (there.isPresent()) {
                return Verification.of(there.get(), hex(local, there.get().algorithm()));
            }
            return client.size(remote)
                    .map(known -> Verification.ofSizes(size, known))
                    .orElse(Verification.impossible());
        } catch (FtpException known) {
            throw known;
        } catch (IOException unreadable) {
            throw FtpClient.localFailure(local, unreadable);
        }
    }

    /** A server may refuse to hash a file that it lets have, such as for its size. */
    private Optional<RemoteHash> hashOrNone(RemotePath remote, long size) throws FtpException {
        try {
            return of(remote, size);
        } catch (FtpException.Refused refused) {
            if (client.size(remote).isEmpty()) {
                throw refused;
            }
            return Optional.empty();
        }
    }

    private static String hex(Path local, HashAlgorithm algorithm) throws IOException {
        Hasher hasher = algorithm.start();
        ByteBuffer piece = ByteBuffer.allocate(PIECE);
        try (FileChannel file = FileChannel.open(local, StandardOpenOption.READ)) {
            while (file.read(piece) >= 0) {
                hasher.update(piece.flip());
                piece.clear();
                // Computing never blocks; other transfers in this process get their turn.
                Thread.yield();
            }
        }
        return hasher.hex();
    }
}
