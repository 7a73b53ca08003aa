package org.twinport.net.tls;

import static javax.net.ssl.SSLEngineResult.HandshakeStatus.NEED_WRAP;

import org.twinport.net.pump.Readiness;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.Optional;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/** The handshake of one TLS connection, on the thread that owns it. */
final class Handshake {

    /** Types of records (RFC 8446 section 5.1). */
    private static final int HANDSHAKE = 22;

    private static final int ALERT = 21;

    private final TlsWire wire;
    private final SSLEngine engine;
    private final Readiness readiness;
    private final long end;
    private boolean heard;
    private boolean begun;

    Handshake(TlsWire wire, Readiness readiness, Duration deadline) {
        this.wire = wire;
        this.engine = wire.engine();
        this.readiness = readiness;
        this.end = System.nanoTime() + deadline.toNanos();
    }

    void run() throws TlsException {
        try {
            if (wire.isForFiles()) {
                // The file must not wait until the handshake's last words are acknowledged, 40 ms
                // and more (RFC 896). Control connections have it so already.
                wire.channel().setOption(StandardSocketOptions.TCP_NODELAY, true);
            }
            engine.beginHandshake();
            while (step()) {
                // each step says whether there is another
            }
            wire.handshakeIsOver();
        } catch (TlsException known) {
            throw known;
        } catch (SSLException refused) {
            sayWhy();
            throw new TlsException(kind(refused), text(refused), refused);
        } catch (IOException broken) {
            throw new TlsException(
                    TlsException.Kind.BROKEN, String.valueOf(broken.getMessage()), broken);
        }
    }

    private boolean step() throws IOException {
        if (System.nanoTime() - end >= 0) {
            // Looked at here, too: a peer that never pauses is never waited for.
            throw timedOut();
        }
        switch (engine.getHandshakeStatus()) {
            case NEED_TASK -> wire.runTasks();
            case NEED_WRAP -> speak();
            case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> receive();
            case FINISHED, NOT_HANDSHAKING -> {
                if (!mayLeaveLater()) {
                    send();
                }
                return false;
            }
        }
        return true;
    }

    /**
     * What a server says last in a handshake of TLS 1.3 are tickets, for which nobody waits: on a
     * data connection they leave with the file.
     */
    private boolean mayLeaveLater() {
        return wire.isForFiles()
                && !engine.getUseClientMode()
                && engine.getSession().getProtocol().equals(TlsServerSession.TLS_1_3);
    }

    /** Several messages leave together; those for which there is no more room, after them. */
    private void speak() throws IOException {
        wire.out().speak();
        if (engine.getHandshakeStatus() == NEED_WRAP) {
            send();
        }
    }

    private void send() throws IOException {
        while (!wire.flush()) {
            await(SelectionKey.OP_WRITE);
        }
    }

    /**
     * What this end has to say leaves only when the other end's words are used up: a client of TLS
     * 1.3 would send its six bytes of ChangeCipherSpec alone.
     */
    private void receive() throws IOException {
        while (!decrypt()) {
            send();
            while (!wire.in().fill()) {
                if (wire.in().isEnded()) {
                    throw new TlsException(
                            TlsException.Kind.CLOSED,
                            "the peer closed the connection during the TLS handshake",
                            null);
                }
                await(SelectionKey.OP_READ);
            }
            checkFirstByte();
        }
        if (wire.isNotified()) {
            throw new TlsException(
                    TlsException.Kind.CLOSED, "the peer gave the TLS handshake up", null);
        }
    }

    private boolean decrypt() throws IOException {
        if (!begun) {
            ByteBuffer received = wire.in().bytes();
            wire.overheard(
                    engine.getUseClientMode()
                            ? new Overheard(Optional.empty(), ChosenGroup.in(received))
                            : new Overheard(OfferedTicket.in(received), Optional.empty()));
        }
        boolean moved = wire.decryptAside();
        begun |= moved;
        return moved;
    }

    /**
     * Every TLS connection begins with a handshake record, or an alert; the JDK would wait for more
     * bytes of what it takes for a long record.
     */
    private void checkFirstByte() throws TlsException {
        int first = wire.in().bytes().get(wire.in().bytes().position()) & 0xff;
        if (!heard && first != HANDSHAKE && first != ALERT) {
            throw new TlsException(TlsException.Kind.NOT_TLS, "what came is not TLS", null);
        }
        heard = true;
    }

    private void await(int operation) throws IOException {
        Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
        switch (readiness.await(wire.channel(), operation, left)) {
            case READY -> {}
            case STOPPED ->
                    throw new TlsException(
                            TlsException.Kind.STOPPED, "the TLS handshake was ended", null);
            case TIMED_OUT -> throw timedOut();
        }
    }

    private TlsException timedOut() {
        return new TlsException(
                TlsException.Kind.TIMED_OUT,
                heard
                        ? "the peer did not finish the TLS handshake in time"
                        : "the peer did not begin a TLS handshake in time",
                null);
    }

    /** The alert that tells the peer why, as far as it goes out at once. */
    private void sayWhy() {
        try {
            if (engine.getHandshakeStatus() == NEED_WRAP) {
                wire.out().speak();
                wire.flush();
            }
        } catch (IOException gone) {
            // then nobody is there to be told
        }
    }

    /**
     * A record that is none is the only failure for which the JDK throws the plain type before
     * anything was agreed on.
     */
    private TlsException.Kind kind(SSLException refused) {
        boolean plainType = refused.getClass() == SSLException.class;
        boolean nothingAgreed = engine.getHandshakeSession() == null;
        return plainType && nothingAgreed && !(refused.getCause() instanceof SSLHandshakeException)
                ? TlsException.Kind.NOT_TLS
                : TlsException.Kind.REFUSED;
    }

    private static String text(SSLException refused) {
        return refused.getMessage() == null ? refused.getClass().getName() : refused.getMessage();
    }
}
