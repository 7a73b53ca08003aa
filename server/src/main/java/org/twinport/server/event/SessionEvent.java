package org.twinport.server.event;

import org.jspecify.annotations.Nullable;
import org.twinport.diagnosis.Finding;
import org.twinport.protocol.command.Command;
import org.twinport.protocol.diag.ConnectView;
import org.twinport.protocol.path.VirtualPath;
import org.twinport.protocol.reply.Reply;
import org.twinport.protocol.transfer.TransferType;

import java.net.InetSocketAddress;
import java.time.Duration;

/** Something that happened to a session. No event ever carries a password. */
public sealed interface SessionEvent {

    /** Which session. */
    Who who();

    /**
     * A session.
     *
     * @param id counted from 1 in each server
     * @param peer the client's end of the control connection
     * @param local the server's end
     * @param user the account's name once logged in, else null
     */
    record Who(long id, InetSocketAddress peer, InetSocketAddress local, @Nullable String user) {}

    /** A control connection was accepted. */
    record Connected(Who who) implements SessionEvent {}

    /** A control connection was turned away. */
    record Refused(Who who, String reason) implements SessionEvent {}

    /** A user logged in. */
    record LoggedIn(Who who) implements SessionEvent {}

    /**
     * A login failed.
     *
     * @param userName as sent, octets
     */
    record LoginFailed(Who who, String userName) implements SessionEvent {}

    /** A command was read; the string form of PASS is masked. */
    record CommandRead(Who who, Command command) implements SessionEvent {}

    /** A reply was sent. */
    record Replied(Who who, Reply reply) implements SessionEvent {}

    /**
     * The control connection goes on in TLS.
     *
     * @param version as the JDK calls it
     * @param cipher as the JDK calls it
     * @param client the subject of the client's certificate, or null
     */
    record Secured(Who who, String version, String cipher, @Nullable String client)
            implements SessionEvent {}

    /**
     * TLS on the control connection did not come about, or what was asked for in it was missing.
     */
    record TlsFailed(Who who, Finding finding) implements SessionEvent {}

    /**
     * Another protocol than FTP came on the control connection, or the connection died in silence.
     */
    record ControlFailed(Who who, Finding finding) implements SessionEvent {}

    /**
     * What went wrong here goes wrong for others, too, or for nobody else: told when it is new.
     *
     * @param who the session with which it became so
     * @param trend what many sessions show together; for administrators
     */
    record TrendSeen(Who who, Trend trend) implements SessionEvent {}

    /**
     * The server has dialled a client that asked for the connect-back test.
     *
     * @param test what came of it
     */
    record ConnectedBack(Who who, ConnectView test) implements SessionEvent {}

    /** The control connection goes on in clear (CCC, REIN). */
    record Unsecured(Who who) implements SessionEvent {}

    /**
     * A data connection goes on in TLS.
     *
     * @param resumed whether it resumed the control connection's session
     */
    record DataSecured(Who who, String version, boolean resumed) implements SessionEvent {}

    /** A data connection came about. */
    record DataOpened(Who who, InetSocketAddress local, InetSocketAddress peer, boolean active)
            implements SessionEvent {}

    /** A data connection did not come about, or a transfer over it failed. */
    record DataFailed(Who who, Finding finding) implements SessionEvent {}

    /**
     * A file transfer ended.
     *
     * @param direction of the bytes
     * @param path the file
     * @param type how it was represented
     * @param bytes on the data connection
     * @param duration from the opening of the data connection to the commit
     * @param complete whether it was answered with 226
     */
    record Transferred(
            Who who,
            Direction direction,
            VirtualPath path,
            TransferType type,
            long bytes,
            Duration duration,
            boolean complete)
            implements SessionEvent {}

    /**
     * Names changed.
     *
     * @param change what was done
     * @param path to what
     * @param target the new name of a rename, else null
     */
    record Changed(Who who, Change change, VirtualPath path, @Nullable VirtualPath target)
            implements SessionEvent {}

    /** Something went wrong in the server itself; the session ends. */
    record Broken(Who who, Throwable cause) implements SessionEvent {}

    /** The session is over. */
    record Disconnected(Who who, String reason, Duration duration) implements SessionEvent {}

    /** Which way file bytes move. */
    enum Direction {
        TO_CLIENT,
        FROM_CLIENT
    }

    /** What happened to a name. */
    enum Change {
        DELETED,
        RENAMED,
        DIRECTORY_MADE,
        DIRECTORY_REMOVED,
        ATTRIBUTES_SET
    }
}
