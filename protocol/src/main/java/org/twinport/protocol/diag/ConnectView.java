package org.twinport.protocol.diag;

import org.twinport.protocol.endpoint.HostPort;
import org.twinport.protocol.reply.Reply;

import java.time.Instant;
import java.util.Optional;

/**
 * What came of the connect-back test: the answer to SITE DIAG CONNECT.
 *
 * @param time the server's clock when the test began, exact to the millisecond
 * @param target where the server dialled
 * @param fromPort20 the dial from port 20; empty if it did not come so far
 * @param fromAnyPort the dial from a port of the system's choice; empty if it did not come so far
 */
public record ConnectView(
        Instant time,
        HostPort target,
        Optional<DialView> fromPort20,
        Optional<DialView> fromAnyPort) {

    /** The reply that says all this. */
    public Reply reply() {
        return DiagText.reply(records());
    }

    /** Reads a reply to SITE DIAG CONNECT; empty if it is none, or was changed on its way. */
    public static Optional<ConnectView> read(Reply reply) {
        return DiagText.read(reply).flatMap(ConnectView::in);
    }

    DiagRecords records() {
        return DiagRecords.NONE
                .with("diag", SessionView.VERSION)
                .with("time", time)
                .with("target", target)
                .with("port-20", fromPort20.map(DialView::text))
                .with("any-port", fromAnyPort.map(DialView::text));
    }

    static Optional<ConnectView> in(DiagRecords records) {
        Optional<Instant> time = records.get("time").flatMap(Words::instant);
        Optional<HostPort> target = records.get("target").flatMap(Words::endpoint);
        return time.isPresent() && target.isPresent()
                ? Optional.of(
                        new ConnectView(
                                time.get(),
                                target.get(),
                                records.get("port-20").flatMap(DialView::parse),
                                records.get("any-port").flatMap(DialView::parse)))
                : Optional.empty();
    }
}
