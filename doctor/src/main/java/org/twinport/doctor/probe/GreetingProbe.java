package org.twinport.doctor.probe;

import org.jspecify.annotations.Nullable;
import org.twinport.doctor.fact.GreetingFact;
import org.twinport.doctor.fact.GreetingFact.Speech;
import org.twinport.doctor.fact.Heard;
import org.twinport.net.probe.Dial;
import org.twinport.net.probe.Dialler;
import org.twinport.net.pump.Readiness;
import org.twinport.net.pump.Watch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Locale;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/** Listens to what a port says first; on the doctor's thread. */
final class GreetingProbe {

    /** A server that has said nothing by then is asked, on a connection of its own, for TLS. */
    private static final Duration BEFORE_ASKING = Duration.ofMillis(2_500);

    private static final Duration TLS_ANSWER = Duration.ofMillis(2_500);
    private static final int HANDSHAKE_RECORD = 22;
    private static final int ALERT_RECORD = 21;

    private final Dialler dialler;
    private final Duration patience;

    GreetingProbe(Dialler dialler, Duration patience) {
        this.dialler = dialler;
        this.patience = patience;
    }

    /** Waits for the greeting of a connection that stands. */
    GreetingFact listen(Talk talk, Dial dial) {
        Heard heard = hear(talk, min(BEFORE_ASKING, patience));
        Speech other = Speech.NOTHING;
        if (heard.kind() == Heard.Kind.SILENCE) {
            other = answerToHello(dial);
            Duration left = patience.minus(heard.took());
            heard = other != Speech.NOTHING || left.isNegative() ? heard : hear(talk, left);
        }
        Speech speech = other == Speech.NOTHING ? speech(heard) : other;
        return new GreetingFact(dial, heard, speech, speech == Speech.TLS);
    }

    /** 120 announces that 220 will follow (RFC 959 section 5.4). */
    private static Heard hear(Talk talk, Duration timeout) {
        Heard heard;
        do {
            heard = talk.hear(timeout);
        } while (heard.reply() != null && heard.reply().isPreliminary());
        return heard;
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** What it is that speaks, by its first line. */
    static Speech speech(Heard heard) {
        if (heard.reply() != null) {
            return isMail(heard.text()) ? Speech.MAIL : Speech.FTP;
        }
        String rest = heard.rest();
        if (heard.kind() == Heard.Kind.UNFINISHED) {
            return Speech.FTP;
        }
        if (heard.kind() != Heard.Kind.FOREIGN) {
            return Speech.NOTHING;
        }
        if (rest.startsWith("SSH-")) {
            return Speech.SSH;
        }
        if (rest.startsWith("HTTP/") || rest.startsWith("<")) {
            return Speech.HTTP;
        }
        return rest.startsWith("+OK") || rest.startsWith("* OK") ? Speech.MAIL : Speech.OTHER;
    }

    private static boolean isMail(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        return upper.contains("SMTP") && !upper.contains("FTP SERVER");
    }

    /** Who answers a ClientHello on a fresh connection, and how. */
    private Speech answerToHello(Dial dial) {
        Dialler.Dialled dialled = dialler.dial(dial.target());
        try (SocketChannel channel = dialled.channel()) {
            return channel == null ? Speech.NOTHING : answered(channel);
        } catch (IOException broken) {
            return Speech.NOTHING;
        }
    }

    private static Speech answered(SocketChannel channel) throws IOException {
        ByteBuffer hello = clientHello();
        if (hello == null) {
            return Speech.NOTHING;
        }
        channel.configureBlocking(false);
        channel.write(hello);
        ByteBuffer first = ByteBuffer.allocate(1);
        try (Readiness readiness = new Readiness(Watch.NOTHING)) {
            if (readiness.await(channel, SelectionKey.OP_READ, TLS_ANSWER) != Readiness.Event.READY
                    || channel.read(first) != 1) {
                return Speech.NOTHING;
            }
        }
        return switch (first.get(0)) {
            case HANDSHAKE_RECORD, ALERT_RECORD -> Speech.TLS;
            // A web server says HTTP/1.1 400, or shows an error page.
            case 'H', '<' -> Speech.HTTP;
            default -> Speech.NOTHING;
        };
    }

    private static @Nullable ByteBuffer clientHello() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, null, null);
            SSLEngine engine = context.createSSLEngine();
            engine.setUseClientMode(true);
            ByteBuffer hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
            engine.wrap(ByteBuffer.allocate(0), hello);
            return hello.flip();
        } catch (java.security.GeneralSecurityException | IOException none) {
            return null;
        }
    }
}
