package org.twinport.protocol.diag;

import org.twinport.protocol.endpoint.HostPort;
import org.twinport.protocol.reply.Reply;

import java.time.Instant;
import java.util.Optional;

/**
 * One session as the server sees it: the answer to SITE DIAG.
 *
 * @param time the server's clock, exact to the millisecond
 * @param peer the client's end of the control connection as the server sees it
 * @param local the server's end
 * @param tls TLS on the control connection
 * @param dataProtected whether PROT P holds
 * @param passive the last reply to PASV or EPSV
 * @param active the last PORT or EPRT
 * @param data the last attempt at a data connection
 */
public record SessionView(
        Instant time,
        HostPort peer,
        HostPort local,
        Optional<TlsView> tls,
        boolean dataProtected,
        Optional<PassiveView> passive,
        Optional<ActiveView> active,
        Optional<DataView> data) {

    /** The version that these records are of; a reader refuses no other. */
    public static final String VERSION = "1";

    /** The reply that says all this. */
    public Reply reply() {
        return DiagText.reply(records());
    }

    /** Reads a reply to SITE DIAG; empty if it is none, or was changed on its way. */
    public static Optional<SessionView> read(Reply reply) {
        return DiagText.read(reply).flatMap(SessionView::in);
    }

    DiagRecords records() {
        DiagRecords session =
                DiagRecords.NONE
                        .with("diag", VERSION)
                        .with("time", time)
                        .with("peer", peer)
                        .with("local", local)
                        .with("tls", tls.map(TlsView::text))
                        .with("prot", dataProtected ? "p" : "c")
                        .with("passive", passive.map(PassiveView::text))
                        .with("active", active.map(ActiveView::text));
        return data.map(attempt -> attempt.addTo(session)).orElse(session);
    }

    static Optional<SessionView> in(DiagRecords records) {
        Optional<Instant> time = records.get("time").flatMap(Words::instant);
        Optional<HostPort> peer = records.get("peer").flatMap(Words::endpoint);
        Optional<HostPort> local = records.get("local").flatMap(Words::endpoint);
        if (time.isEmpty() || peer.isEmpty() || local.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new SessionView(
                        time.get(),
                        peer.get(),
                        local.get(),
                        records.get("tls").flatMap(TlsView::parse),
                        records.get("prot").filter("p"::equals).isPresent(),
                        records.get("passive").flatMap(PassiveView::parse),
                        records.get("active").flatMap(ActiveView::parse),
                        DataView.in(records)));
    }
}
