package org.twinport.client;

import jdk.net.ExtendedSocketOptions;

import org.jspecify.annotations.Nullable;
import org.twinport.client.tls.TlsMode;
import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.Finding;
import org.twinport.net.control.LineChannel;
import org.twinport.net.pump.BufferPool;
import org.twinport.net.tls.TlsVersions;
import org.twinport.protocol.command.Command;
import org.twinport.protocol.endpoint.HostPort;
import org.twinport.protocol.path.Name;
import org.twinport.protocol.reply.Reply;
import org.twinport.protocol.reply.ReplyCode;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

import javax.net.ssl.SSLException;

/**
 * From a host name to a user who is logged in, under one deadline; on the thread that uses the
 * client.
 */
final class Connector {

    private static final int KEEP_ALIVE_SECONDS = 60;

    private static final Pattern TLS_WORDS = Pattern.compile("(?i)\\b(?:TLS|SSL|encrypt)");

    private final String host;
    private final int port;
    private final Credentials credentials;
    private final ClientOptions options;
    private final BufferPool buffers = BufferPool.standard();

    /** A server that hangs up at AUTH does so each time. */
    private boolean inClear;

    Connector(String host, int port, Credentials credentials, ClientOptions options) {
        this.host = host;
        this.port = port;
        this.credentials = credentials;
        this.options = options;
    }

    /** What one client's connections borrow from. */
    BufferPool buffers() {
        return buffers;
    }

    /**
     * A dialogue in which the user is logged in.
     *
     * @param versions of TLS
     */
    Dialogue connect(TlsVersions versions) throws FtpException {
        long end = System.nanoTime() + options.timeouts().connect().toNanos();
        if (inClear) {
            return connectInClear(versions, end);
        }
        try {
            return connect(options.tls().mode(), versions, end);
        } catch (ControlTls.NotPossible refused) {
            inClear = true;
            options.listener()
                    .on(
                            new ClientEvent.Downgrade(
                                    "TLS with %s fails (%s): connecting again, and user, password and files go over the network in clear"
                                            .formatted(shown(), refused.getMessage())));
            return connectInClear(versions, end);
        }
    }

    private Dialogue connectInClear(TlsVersions versions, long end) throws FtpException {
        try {
            return connect(TlsMode.OFF, versions, end);
        } catch (ControlTls.NotPossible impossible) {
            throw new IllegalStateException("nobody asked for TLS", impossible);
        }
    }

    private Dialogue connect(TlsMode mode, TlsVersions versions, long end)
            throws FtpException, ControlTls.NotPossible {
        SocketChannel channel = dial(addresses(end), end);
        Dialogue dialogue = null;
        boolean success = false;
        try {
            dialogue =
                    new Dialogue(new LineChannel(channel, Dialogue.MAX_LINE), options.listener());
            options.listener().on(new ClientEvent.Connected(dialogue.local(), dialogue.server()));
            ControlTls tls = new ControlTls(host, port, options, versions, buffers, dialogue);
            if (mode == TlsMode.IMPLICIT) {
                tls.beginAtOnce(left(end));
            }
            greet(dialogue, end);
            if (mode == TlsMode.IF_OFFERED || mode == TlsMode.REQUIRED) {
                // What was only wished for must leave time for the way without it.
                boolean wished = mode == TlsMode.IF_OFFERED;
                tls.beginWithAuth(wished ? left(end).dividedBy(2) : left(end));
            }
            logIn(dialogue, end);
            tls.protectData();
            success = true;
            return dialogue;
        } catch (FtpException known) {
            throw known;
        } catch (IOException broken) {
            throw failed(Cause.CONTROL_LOST, "The connection to " + shown() + " broke", broken);
        } finally {
            if (!success) {
                close(channel);
            }
        }
    }

    private List<InetAddress> addresses(long end) throws FtpException {
        FutureTask<InetAddress[]> lookup = new FutureTask<>(() -> InetAddress.getAllByName(host));
        // The system's resolver knows no deadline and would hold a carrier; a thread of its own can
        // be left behind.
        Thread.ofPlatform().daemon().name("ftp-name-lookup").start(lookup);
        try {
            return List.of(lookup.get(end - System.nanoTime(), TimeUnit.NANOSECONDS));
        } catch (ExecutionException unknown) {
            boolean noSuchName = unknown.getCause() instanceof UnknownHostException;
            throw failed(
                    Cause.NAME_UNKNOWN,
                    (noSuchName ? "No address for the name " : "Cannot look up ") + host,
                    unknown.getCause());
        } catch (TimeoutException slow) {
            throw failed(
                    Cause.NAME_UNKNOWN,
                    "Looking up "
                            + host
                            + " took longer than "
                            + options.timeouts().connect().toSeconds()
                            + " s",
                    slow);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw failed(Cause.NAME_UNKNOWN, "Interrupted while looking up " + host, interrupted);
        }
    }

    /** Each address in turn; the last failure counts, the others are its evidence. */
    private SocketChannel dial(List<InetAddress> addresses, long end) throws FtpException {
        List<String> evidence = new ArrayList<>();
        Cause cause = Cause.CONTROL_DROPPED;
        IOException last = null;
        for (int i = 0; i < addresses.size(); i++) {
            InetSocketAddress target = new InetSocketAddress(addresses.get(i), port);
            // The time that is left is shared out, so that a dead first address leaves some for the
            // second.
            long share = Math.max(1, (end - System.nanoTime()) / (addresses.size() - i));
            long begin = System.nanoTime();
            try {
                return dial(target, Duration.ofNanos(share));
            } catch (IOException refused) {
                last = refused;
                cause = causeOf(refused);
                evidence.add(
                        "%s: %s after %d ms"
                                .formatted(
                                        new HostPort(target.getAddress(), port),
                                        cause.id(),
                                        (System.nanoTime() - begin) / 1_000_000));
            }
        }
        String what =
                switch (cause) {
                    case CONTROL_REFUSED ->
                            "%s refuses connections: nothing listens on port %d"
                                    .formatted(host, port);
                    case CONTROL_REJECTED ->
                            "There is no way to %s, or a firewall rejects port %d"
                                    .formatted(host, port);
                    default ->
                            "%s does not answer on port %d within %d s"
                                    .formatted(
                                            host, port, options.timeouts().connect().toSeconds());
                };
        throw new FtpException.ConnectFailed(
                new Finding(cause, what, evidence), null, FtpException.Endpoints.UNKNOWN, last);
    }

    private static SocketChannel dial(InetSocketAddress target, Duration timeout)
            throws IOException {
        SocketChannel channel = SocketChannel.open();
        boolean success = false;
        try {
            channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            channel.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, KEEP_ALIVE_SECONDS);
            channel.socket().connect(target, Math.clamp(timeout.toMillis(), 1, Integer.MAX_VALUE));
            success = true;
            return channel;
        } finally {
            if (!success) {
                close(channel);
            }
        }
    }

    private static Cause causeOf(IOException refused) {
        return switch (refused) {
            case SocketTimeoutException _ -> Cause.CONTROL_DROPPED;
            case NoRouteToHostException _ -> Cause.CONTROL_REJECTED;
            case ConnectException _ -> Cause.CONTROL_REFUSED;
            default -> Cause.CONTROL_REJECTED;
        };
    }

    private void greet(Dialogue dialogue, long end) throws FtpException {
        Reply greeting;
        try {
            do {
                greeting = dialogue.receive(left(end));
                // 120 announces that 220 will follow (RFC 959 section 5.4).
            } while (greeting.isPreliminary());
        } catch (FtpException.ConnectionLost lost) {
            throw greetingFailed(dialogue, lost);
        }
        if (!greeting.isCompletion()) {
            throw new FtpException.ConnectFailed(
                    Finding.of(
                            Cause.SERVER_FULL,
                            "%s refuses service: %s".formatted(shown(), greeting)),
                    greeting,
                    dialogue.endpoints(),
                    null);
        }
    }

    private FtpException greetingFailed(Dialogue dialogue, FtpException.ConnectionLost lost) {
        @Nullable Reply reply = lost.reply().orElse(null);
        Finding finding;
        if (reply != null) {
            finding =
                    Finding.of(
                            Cause.SERVER_FULL, "%s refuses service: %s".formatted(shown(), reply));
        } else if (lost.getCause() instanceof SSLException alert) {
            finding = tlsEnded(alert);
        } else if (lost.getCause() instanceof SocketTimeoutException) {
            finding =
                    Finding.of(
                            Cause.GREETING_MISSING,
                            "%s accepts the connection but says nothing within %d s"
                                    .formatted(shown(), options.timeouts().connect().toSeconds()));
        } else {
            finding =
                    Finding.of(
                            Cause.NOT_FTP,
                            "%s does not greet as an FTP server does: %s"
                                    .formatted(shown(), lost.getMessage()));
        }
        return new FtpException.ConnectFailed(finding, reply, dialogue.endpoints(), lost);
    }

    private void logIn(Dialogue dialogue, long end) throws FtpException {
        Reply reply = answer(dialogue, new Command.User(Name.octetsOf(credentials.user())), end);
        if (reply.code() == 331) {
            reply = answer(dialogue, new Command.Pass(Name.octetsOf(credentials.password())), end);
        }
        if (reply.code() == 332) {
            throw loginFailed(
                    dialogue,
                    reply,
                    shown() + " wants an account name (ACCT) besides the password");
        }
        if (!reply.isCompletion()) {
            throw loginFailed(
                    dialogue, reply, shown() + " refuses the login of " + credentials.user());
        }
    }

    private Reply answer(Dialogue dialogue, Command command, long end) throws FtpException {
        try {
            Reply reply = dialogue.ask(command, left(end));
            while (reply.is(ReplyCode.SERVICE_READY)) {
                // The rest of a greeting in several replies: taken for an answer, it would shift
                // all
                // that follow.
                reply = dialogue.receive(left(end));
            }
            return reply;
        } catch (FtpException.ConnectionLost lost) {
            throw loginBroken(dialogue, lost);
        }
    }

    private FtpException loginBroken(Dialogue dialogue, FtpException.ConnectionLost lost) {
        @Nullable Reply reply = lost.reply().orElse(null);
        Finding finding;
        if (reply != null) {
            finding =
                    Finding.of(
                            Cause.SERVER_FULL, "%s refuses service: %s".formatted(shown(), reply));
        } else if (lost.getCause() instanceof SSLException alert) {
            finding = tlsEnded(alert);
        } else {
            finding =
                    Finding.of(
                            Cause.CONTROL_LOST,
                            "The login at %s was not answered: %s"
                                    .formatted(shown(), lost.getMessage()));
        }
        return new FtpException.ConnectFailed(finding, reply, dialogue.endpoints(), lost);
    }

    /** With TLS 1.3 a server says only after the handshake that it wants a client certificate. */
    private Finding tlsEnded(SSLException alert) {
        return Finding.of(
                Cause.TLS_REFUSED, "%s ends TLS: %s".formatted(shown(), alert.getMessage()));
    }

    private FtpException loginFailed(Dialogue dialogue, Reply reply, String what) {
        Cause cause = wantsTls(dialogue, reply) ? Cause.TLS_REQUIRED : Cause.LOGIN_REFUSED;
        Finding finding = Finding.of(cause, what + ": " + reply);
        return new FtpException.LoginFailed(finding, reply, dialogue.endpoints());
    }

    /** RFC 4217 section 12.1 has 534 for that; others answer 530 or 550 and say so in words. */
    private static boolean wantsTls(Dialogue dialogue, Reply reply) {
        return !dialogue.isSecure()
                && (reply.code() == 534 || TLS_WORDS.matcher(reply.text()).find());
    }

    private static Duration left(long end) {
        return Duration.ofNanos(Math.max(1, end - System.nanoTime()));
    }

    private String shown() {
        return host + ":" + port;
    }

    private FtpException failed(Cause cause, String what, @Nullable Throwable why) {
        return new FtpException.ConnectFailed(
                Finding.of(cause, what), null, FtpException.Endpoints.UNKNOWN, why);
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException alreadyGone) {
            // the descriptor is released in any case
        }
    }
}
