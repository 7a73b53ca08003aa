package org.twinport.doctor.fact;

import org.twinport.net.probe.Dial;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * One data connection in passive mode.
 *
 * @param way by which command
 * @param heard the reply to it
 * @param announced address and port, for EPSV the address of the control connection; empty if the
 *     reply names none
 * @param dials what was dialled, in this order; the last one may stand
 * @param transfer what happened then; empty if no connection stood, or none was wanted
 * @param setting what was different from the first tries, or an empty string
 */
public record PassiveTry(
        Way way,
        Heard heard,
        Optional<InetSocketAddress> announced,
        List<Dial> dials,
        Optional<Transfer> transfer,
        Setting setting) {

    /** The command. */
    public enum Way {
        EPSV,
        PASV
    }

    /** What was different. */
    public enum Setting {
        /** Nothing. */
        NORMAL,
        /** Nothing, but no transfer was wanted: whether the port answers. */
        PORT_ONLY,
        /** The receive window was so small that no big packet could come. */
        SMALL_PACKETS,
        /** Commands went in clear after CCC. */
        AFTER_CCC,
        /** The data connection went in clear (PROT C). */
        CLEAR_DATA,
        /** The data connection did not resume the session of TLS. */
        NOT_RESUMED
    }

    public PassiveTry {
        dials = List.copyOf(dials);
    }

    /** Whether a connection stood. */
    public boolean isConnected() {
        return !dials.isEmpty() && dials.getLast().connected();
    }

    /** Whether a whole transfer went through. */
    public boolean succeeded() {
        return transfer.filter(Transfer::succeeded).isPresent();
    }

    /** Whether the connection stood at the very address that was announced. */
    public boolean isConnectedAsAnnounced() {
        return isConnected()
                && announced.filter(a -> a.equals(dials.getLast().target())).isPresent();
    }
}
