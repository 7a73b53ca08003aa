package org.twinport.server.handler;

import org.twinport.net.data.DataAttempt;
import org.twinport.net.data.DataConnection;
import org.twinport.net.data.DataConnectionException;
import org.twinport.net.data.DataDialler;
import org.twinport.net.pump.Readiness;
import org.twinport.protocol.diag.ConnectView;
import org.twinport.protocol.diag.ConnectionOutcome;
import org.twinport.protocol.diag.DialView;
import org.twinport.protocol.endpoint.HostPort;
import org.twinport.protocol.reply.Reply;
import org.twinport.protocol.reply.ReplyCode;
import org.twinport.server.session.Control;
import org.twinport.server.session.ControlWatch;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Dials what the client announced, once from port 20 and once from any port, and sends 16 letters
 * over each connection; on the session's thread, lives for one command. What the client sends is
 * never read.
 */
final class ConnectBack {

    private static final int FTP_DATA = 20;
    private static final int NONCE = 16;

    private final InetSocketAddress target;
    private final InetAddress from;
    private final Duration deadline;
    private final RandomGenerator random = new SecureRandom();

    /**
     * @param target of the last PORT or EPRT that was accepted
     * @param from the server's own address
     * @param deadline for each dial
     */
    ConnectBack(InetSocketAddress target, InetAddress from, Duration deadline) {
        this.target = target;
        this.from = from;
        this.deadline = deadline;
    }

    /**
     * Dials twice.
     *
     * @return empty if the client has sent ABOR, or the server closes
     * @throws EOFException if the client is gone
     */
    Optional<ConnectView> run(Control control) throws IOException {
        Instant began = DataTrace.now();
        try (ControlWatch watch = new ControlWatch(control, ConnectBack::status);
                Readiness readiness = new Readiness(watch)) {
            control.transfer(readiness);
            Optional<DialView> first = dialled(FTP_DATA, readiness);
            Optional<DialView> second = dialled(0, readiness);
            if (watch.lost()) {
                throw new EOFException("the client left during a test");
            }
            HostPort where = new HostPort(target.getAddress(), target.getPort());
            return readiness.stopped()
                    ? Optional.empty()
                    : Optional.of(new ConnectView(began, where, first, second));
        } finally {
            control.transfer(null);
        }
    }

    private Optional<DialView> dialled(int port, Readiness readiness) throws IOException {
        return readiness.stopped() ? Optional.empty() : Optional.of(dial(port, readiness));
    }

    private DialView dial(int port, Readiness readiness) {
        String nonce = nonce();
        try (DataConnection connection =
                new DataDialler(target, from, port).openFromThere(readiness, deadline)) {
            ByteBuffer letters =
                    ByteBuffer.wrap((nonce + "\r\n").getBytes(StandardCharsets.US_ASCII));
            // The socket's buffer is empty and takes so little at once.
            int _ = connection.channel().write(letters);
            return view(connection.attempt(), nonce);
        } catch (DataConnectionException notOpened) {
            return view(notOpened.attempt(), nonce);
        } catch (IOException gone) {
            return new DialView(ConnectionOutcome.FAILED, Duration.ZERO, Optional.empty(), nonce);
        }
    }

    private String nonce() {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < NONCE; i++) {
            letters.append((char) ('a' + random.nextInt(16)));
        }
        return letters.toString();
    }

    private static DialView view(DataAttempt attempt, String nonce) {
        boolean unbound =
                attempt.outcome() == DataAttempt.Outcome.PORT_BUSY && attempt.dialledFrom() == null;
        return new DialView(
                unbound ? ConnectionOutcome.PORT_DENIED : DataTrace.outcome(attempt),
                attempt.waited().truncatedTo(ChronoUnit.MILLIS),
                DataTrace.endpoint(attempt.dialledFrom()),
                nonce);
    }

    private static Reply status() {
        return Reply.of(
                ReplyCode.STATUS,
                List.of("Status:", " Your announced port is being dialled", "End of status"));
    }
}
