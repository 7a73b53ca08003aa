package org.twinport.server.handler;

import static org.twinport.protocol.reply.ReplyCode.BAD_ARGUMENT;
import static org.twinport.protocol.reply.ReplyCode.FILE_ACTION_OKAY;
import static org.twinport.protocol.reply.ReplyCode.FILE_STATUS;
import static org.twinport.protocol.reply.ReplyCode.HASH_OF_FILE;
import static org.twinport.protocol.reply.ReplyCode.NAME_NOT_ALLOWED;
import static org.twinport.protocol.reply.ReplyCode.PARAMETER_NOT_IMPLEMENTED;
import static org.twinport.protocol.reply.ReplyCode.TRANSFER_ABORTED;
import static org.twinport.protocol.reply.ReplyCode.UNAVAILABLE;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.command.Command;
import org.twinport.protocol.path.VirtualPath;
import org.twinport.protocol.reply.ReplyCode;
import org.twinport.protocol.transfer.ByteRange;
import org.twinport.protocol.transfer.HashAlgorithm;
import org.twinport.protocol.transfer.Hasher;
import org.twinport.server.session.Control;
import org.twinport.server.session.LoggedIn;
import org.twinport.server.session.Step;
import org.twinport.storage.Source;
import org.twinport.storage.StorageException;

import java.io.IOException;
import java.util.Locale;
import java.util.function.Function;

/**
 * HASH, MD5, XCRC and its kin, on the session's thread. All of them are about the bytes that TYPE I
 * would transfer, whatever TYPE is set (draft-bryan-ftpext-hash section 3), and need the permission
 * to read the file: a hash tells what is in it.
 */
public final class HashHandler {

    private final Control control;

    public HashHandler(Control control) {
        this.control = control;
    }

    /**
     * A directory is 553 and the hash in lower case (sections 3 and 3.5 of the draft); the range
     * ends with the last byte, as in draft-bryan-ftp-range.
     */
    Step hash(LoggedIn user, String path) throws IOException {
        return answered(
                user,
                new Request(user.resolve(path), user.hash(), null),
                NAME_NOT_ALLOWED,
                found ->
                        user.reply(
                                FILE_STATUS,
                                "%s 0-%d %s %s"
                                        .formatted(
                                                user.hash().label(),
                                                Math.max(0, found.bytes() - 1),
                                                found.hex(),
                                                path)));
    }

    /** The names in the reply stand in quotes, and a directory is 504 (draft-twine-ftpmd5). */
    Step md5(LoggedIn user, String path) throws IOException {
        return answered(
                user,
                new Request(user.resolve(path), HashAlgorithm.MD5, null),
                PARAMETER_NOT_IMPLEMENTED,
                found -> user.reply(HASH_OF_FILE, '"' + path + "\" " + upperCase(found)));
    }

    /** The hash stands alone in the reply and in upper case: some clients compare it as it is. */
    Step checksum(LoggedIn user, Command.Checksum command) throws IOException {
        return answered(
                user,
                new Request(user.resolve(command.path()), command.algorithm(), command.range()),
                UNAVAILABLE,
                found -> user.reply(FILE_ACTION_OKAY, upperCase(found)));
    }

    private static String upperCase(Found found) {
        return found.hex().toUpperCase(Locale.ROOT);
    }

    /** What is asked for; no range is the whole file. */
    private record Request(VirtualPath path, HashAlgorithm algorithm, @Nullable ByteRange range) {
        long start() {
            return range == null ? 0 : range.start();
        }
    }

    /** A hash and of how many bytes it is. */
    private record Found(String hex, long bytes) {}

    private Step answered(
            LoggedIn user, Request request, ReplyCode noFile, Function<Found, Step> answer)
            throws IOException {
        try (Source source = user.storage().read(request.path(), request.start())) {
            long end = request.range() == null ? source.size() : request.range().end();
            if (end > source.size()) {
                return user.reply(BAD_ARGUMENT, "The end lies beyond the end of the file");
            }
            Hasher hasher = request.algorithm().start();
            long bytes = end - request.start();
            return new Hashing(source, hasher, bytes).run(control)
                    ? answer.apply(new Found(hasher.hex(), bytes))
                    : user.reply(TRANSFER_ABORTED, "The hash was given up: aborted by the client");
        } catch (StorageException refused) {
            return switch (refused.reason()) {
                case BAD_OFFSET ->
                        user.reply(BAD_ARGUMENT, "The start lies beyond the end of the file");
                case NOT_A_FILE -> user.reply(noFile, "Not a plain file");
                default -> throw refused;
            };
        }
    }
}
