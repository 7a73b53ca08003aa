package org.twinport.server.handler;

import static org.twinport.protocol.reply.ReplyCode.BAD_SEQUENCE;
import static org.twinport.protocol.reply.ReplyCode.FILE_ACTION_OKAY;
import static org.twinport.protocol.reply.ReplyCode.FILE_STATUS;
import static org.twinport.protocol.reply.ReplyCode.OKAY;
import static org.twinport.protocol.reply.ReplyCode.PATHNAME;
import static org.twinport.protocol.reply.ReplyCode.PENDING;
import static org.twinport.protocol.reply.ReplyCode.UNAVAILABLE;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.command.Command;
import org.twinport.protocol.command.FactChange;
import org.twinport.protocol.listing.Entry;
import org.twinport.protocol.listing.FactTime;
import org.twinport.protocol.path.VirtualPath;
import org.twinport.protocol.transfer.TransferType;
import org.twinport.server.event.SessionEvent;
import org.twinport.server.event.SessionEvent.Change;
import org.twinport.server.session.LoggedIn;
import org.twinport.server.session.Pending;
import org.twinport.server.session.Reporter;
import org.twinport.server.session.Step;
import org.twinport.storage.StorageException;

import java.io.IOException;
import java.time.Instant;

/**
 * Names and attributes: everything about files that needs no data connection, on the session's
 * thread.
 */
public final class FileHandler {

    private final Reporter reporter;
    private final HashHandler hashes;

    public FileHandler(Reporter reporter, HashHandler hashes) {
        this.reporter = reporter;
        this.hashes = hashes;
    }

    /** Acts on one command of the family. */
    public Step handle(LoggedIn user, Command.Files command) throws IOException {
        return switch (command) {
            case Command.Mkd(String path) -> makeDirectory(user, user.resolve(path));
            case Command.Rmd(String path) -> removeDirectory(user, user.resolve(path));
            case Command.Dele(String path) -> delete(user, user.resolve(path));
            case Command.Rnfr(String path) -> renameFrom(user, user.resolve(path));
            case Command.Rnto(String path) -> renameTo(user, user.resolve(path));
            case Command.Size(String path) -> size(user, user.resolve(path));
            case Command.Mdtm(String path) -> modified(user, user.resolve(path));
            case Command.SetMdtm(Instant time, String path) ->
                    setModified(user, time, user.resolve(path));
            case Command.Mfmt(Instant time, String path) ->
                    setModified(user, time, user.resolve(path));
            case Command.Mfct(Instant time, String path) ->
                    setCreated(user, time, user.resolve(path));
            case Command.Mff(FactChange change, String path) ->
                    setFacts(user, change, user.resolve(path));
            case Command.Hash(String path) -> hashes.hash(user, path);
            case Command.Md5(String path) -> hashes.md5(user, path);
            case Command.Checksum checksum -> hashes.checksum(user, checksum);
            case Command.Chmod(int mode, String path) -> {
                user.storage().setMode(user.resolve(path), mode);
                yield changed(user, Change.ATTRIBUTES_SET, user.resolve(path))
                        .reply(OKAY, "Mode changed");
            }
            case Command.Utime(Instant time, String path) -> {
                user.storage().setModified(user.resolve(path), time);
                yield changed(user, Change.ATTRIBUTES_SET, user.resolve(path))
                        .reply(OKAY, "Time changed");
            }
        };
    }

    private Step makeDirectory(LoggedIn user, VirtualPath path) throws StorageException {
        user.storage().makeDirectory(path);
        return changed(user, Change.DIRECTORY_MADE, path)
                .reply(PATHNAME, path.quoted() + " created");
    }

    private Step removeDirectory(LoggedIn user, VirtualPath path) throws StorageException {
        user.storage().removeDirectory(path);
        return changed(user, Change.DIRECTORY_REMOVED, path)
                .reply(FILE_ACTION_OKAY, "Directory removed");
    }

    private Step delete(LoggedIn user, VirtualPath path) throws StorageException {
        user.storage().delete(path);
        return changed(user, Change.DELETED, path).reply(FILE_ACTION_OKAY, "File deleted");
    }

    private static Step renameFrom(LoggedIn user, VirtualPath path) throws StorageException {
        user.storage().stat(path);
        return user.with(new Pending.Rename(path)).reply(PENDING, "Ready for RNTO");
    }

    private Step renameTo(LoggedIn user, VirtualPath target) throws StorageException {
        if (!(user.pending() instanceof Pending.Rename(VirtualPath from))) {
            return user.reply(BAD_SEQUENCE, "RNFR comes first");
        }
        user.storage().rename(from, target);
        reporter.tell(who -> new SessionEvent.Changed(who, Change.RENAMED, from, target));
        return user.reply(FILE_ACTION_OKAY, "Renamed");
    }

    /**
     * In TYPE A the number of bytes on the wire is only known after conversion; a wrong number
     * would break resuming.
     */
    private static Step size(LoggedIn user, VirtualPath path) throws StorageException {
        if (user.fileType() == TransferType.ASCII) {
            return user.reply(UNAVAILABLE, "SIZE is not offered in TYPE A; use TYPE I");
        }
        Entry entry = user.storage().stat(path);
        if (!entry.isFile()) {
            throw new StorageException(StorageException.Reason.NOT_A_FILE, path.toString());
        }
        return user.reply(FILE_STATUS, Long.toString(entry.size()));
    }

    private static Step modified(LoggedIn user, VirtualPath path) throws StorageException {
        @Nullable Instant time = user.storage().stat(path).modified();
        return time == null
                ? user.reply(UNAVAILABLE, "The time is not known")
                : user.reply(FILE_STATUS, FactTime.format(time));
    }

    private Step setModified(LoggedIn user, Instant time, VirtualPath path)
            throws StorageException {
        user.storage().setModified(path, time);
        return changed(user, Change.ATTRIBUTES_SET, path)
                .reply(FILE_STATUS, "Modify=" + FactTime.format(time) + "; " + path.octets());
    }

    private Step setCreated(LoggedIn user, Instant time, VirtualPath path) throws StorageException {
        user.storage().setCreated(path, time);
        return changed(user, Change.ATTRIBUTES_SET, path)
                .reply(FILE_STATUS, "Create=" + FactTime.format(time) + "; " + path.octets());
    }

    private Step setFacts(LoggedIn user, FactChange change, VirtualPath path)
            throws StorageException {
        if (change.create() != null) {
            user.storage().setCreated(path, change.create());
        }
        if (change.mode() >= 0) {
            user.storage().setMode(path, change.mode());
        }
        if (change.modify() != null) {
            user.storage().setModified(path, change.modify());
        }
        return changed(user, Change.ATTRIBUTES_SET, path)
                .reply(FILE_STATUS, change.text() + " " + path.octets());
    }

    private LoggedIn changed(LoggedIn user, Change change, VirtualPath path) {
        reporter.tell(who -> new SessionEvent.Changed(who, change, path, null));
        return user;
    }
}
