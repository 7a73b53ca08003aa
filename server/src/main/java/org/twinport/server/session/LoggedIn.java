package org.twinport.server.session;

import org.twinport.net.data.DataMode;
import org.twinport.protocol.listing.Fact;
import org.twinport.protocol.path.VirtualPath;
import org.twinport.protocol.reply.Reply;
import org.twinport.protocol.reply.ReplyCode;
import org.twinport.protocol.transfer.HashAlgorithm;
import org.twinport.protocol.transfer.TransferType;
import org.twinport.server.auth.Account;
import org.twinport.storage.view.PermissionView;

import java.util.EnumSet;
import java.util.Set;

/**
 * A user is logged in; all that the session remembers about them.
 *
 * @param account who
 * @param failures wrong passwords on this connection before; another user does not begin at none
 * @param directory the working directory
 * @param type representation of the next transfer
 * @param facts those that MLSx shows
 * @param hash what HASH computes
 * @param mode how the next data connection comes about
 * @param epsvAll whether EPSV ALL forbids every other set-up
 * @param pending the one-shot memory
 */
public record LoggedIn(
        Account account,
        int failures,
        VirtualPath directory,
        TransferType type,
        Set<Fact> facts,
        HashAlgorithm hash,
        DataMode mode,
        boolean epsvAll,
        Pending pending)
        implements State {

    /** A user who has just logged in: in the root, TYPE A as RFC 959 wants it, nothing set up. */
    public static LoggedIn fresh(Account account, int failures) {
        return new LoggedIn(
                account,
                failures,
                VirtualPath.ROOT,
                TransferType.ASCII,
                EnumSet.allOf(Fact.class),
                HashAlgorithm.SHA_256,
                new DataMode.None(),
                false,
                new Pending.None());
    }

    /** The files, behind the user's permissions. */
    public PermissionView storage() {
        return account.storage();
    }

    /**
     * How the bytes of files travel now: in TYPE A as they are where the user's representation says
     * so.
     */
    public TransferType fileType() {
        return account.representation().convertsAscii() ? type : TransferType.IMAGE;
    }

    /** What a path argument means here; an empty one is the working directory. */
    public VirtualPath resolve(String octets) {
        return directory.resolve(octets);
    }

    public LoggedIn in(VirtualPath other) {
        return new LoggedIn(account, failures, other, type, facts, hash, mode, epsvAll, pending);
    }

    public LoggedIn with(TransferType other) {
        return new LoggedIn(
                account, failures, directory, other, facts, hash, mode, epsvAll, pending);
    }

    public LoggedIn with(Set<Fact> other) {
        return new LoggedIn(
                account, failures, directory, type, other, hash, mode, epsvAll, pending);
    }

    public LoggedIn with(HashAlgorithm other) {
        return new LoggedIn(
                account, failures, directory, type, facts, other, mode, epsvAll, pending);
    }

    public LoggedIn with(Pending other) {
        return new LoggedIn(account, failures, directory, type, facts, hash, mode, epsvAll, other);
    }

    /** Replaces the set-up of the data connection; a port that the old one held is released. */
    public LoggedIn with(DataMode other) {
        mode.close();
        return new LoggedIn(
                account, failures, directory, type, facts, hash, other, epsvAll, pending);
    }

    public LoggedIn epsvOnly() {
        return new LoggedIn(account, failures, directory, type, facts, hash, mode, true, pending);
    }

    /** The offset at which the next transfer begins. */
    public long restartAt() {
        return pending instanceof Pending.Restart(long offset) ? offset : 0;
    }

    /** The same state with this final reply. */
    public Step reply(ReplyCode code, String text) {
        return new Step(this, Reply.of(code, text));
    }
}
