package org.twinport.client;

import org.jspecify.annotations.Nullable;
import org.twinport.client.tls.CertificateRefusal;
import org.twinport.diagnosis.Finding;
import org.twinport.diagnosis.Stage;
import org.twinport.protocol.reply.Reply;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * What went wrong between this client and a server: at which stage, with what reply, between which
 * endpoints, and why.
 */
public abstract sealed class FtpException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Finding finding;
    private final transient @Nullable Reply reply;
    private final transient Endpoints endpoints;

    /**
     * The two ends of the control connection, as far as they were known.
     *
     * @param local this end, or null
     * @param server the server's end, or null
     */
    public record Endpoints(@Nullable InetSocketAddress local, @Nullable InetSocketAddress server) {
        static final Endpoints UNKNOWN = new Endpoints(null, null);
    }

    FtpException(
            Finding finding,
            @Nullable Reply reply,
            Endpoints endpoints,
            @Nullable Throwable cause) {
        super(finding.detail(), cause);
        this.finding = finding;
        this.reply = reply;
        this.endpoints = endpoints;
    }

    /** Where in the dialogue it happened. */
    public Stage stage() {
        return finding.cause().stage();
    }

    /** Cause, detail and evidence. */
    public Finding finding() {
        return finding;
    }

    /** The server's reply that says so, if it was a reply. */
    public Optional<Reply> reply() {
        return Optional.ofNullable(reply);
    }

    /** Both ends of the control connection. */
    public Endpoints endpoints() {
        return endpoints;
    }

    /** No control connection: no address, no answer, no FTP, no greeting, or the server is full. */
    public static final class ConnectFailed extends FtpException {
        private static final long serialVersionUID = 1L;

        ConnectFailed(
                Finding finding,
                @Nullable Reply reply,
                Endpoints endpoints,
                @Nullable Throwable cause) {
            super(finding, reply, endpoints, cause);
        }
    }

    /** The server's certificate is not accepted; nothing secret was sent. */
    public static final class CertificateRefused extends FtpException {
        private static final long serialVersionUID = 1L;

        private final transient CertificateRefusal refusal;

        CertificateRefused(
                Finding finding,
                CertificateRefusal refusal,
                Endpoints endpoints,
                @Nullable Throwable cause) {
            super(finding, null, endpoints, cause);
            this.refusal = refusal;
        }

        /** Why, and what a person can compare. */
        public CertificateRefusal refusal() {
            return refusal;
        }
    }

    /** User or password were refused. */
    public static final class LoginFailed extends FtpException {
        private static final long serialVersionUID = 1L;

        LoginFailed(Finding finding, Reply reply, Endpoints endpoints) {
            super(finding, reply, endpoints, null);
        }
    }

    /** The server understood a command and refused it: 4yz or 5yz. */
    public static final class Refused extends FtpException {
        private static final long serialVersionUID = 1L;

        private final transient String command;

        Refused(String command, Finding finding, Reply reply, Endpoints endpoints) {
            super(finding, reply, endpoints, null);
            this.command = command;
        }

        /** The verb and argument that were refused, octets. */
        public String command() {
            return command;
        }

        /** Whether the same command may succeed later (4yz). */
        public boolean isTransient() {
            return reply().map(Reply::isTransientRefusal).orElse(false);
        }

        /**
         * Whether the server says that there is no such file, or that the user may not (550, 450,
         * 553).
         */
        public boolean isUnavailable() {
            return reply().map(r -> r.code() == 550 || r.code() == 450 || r.code() == 553)
                    .orElse(false);
        }
    }

    /** No way to a data connection works. */
    public static final class DataPathFailed extends FtpException {
        private static final long serialVersionUID = 1L;

        private final transient List<DataTrial> tried;

        DataPathFailed(Finding finding, List<DataTrial> tried, Endpoints endpoints) {
            super(finding, tried.isEmpty() ? null : tried.getLast().reply(), endpoints, null);
            this.tried = List.copyOf(tried);
        }

        /** Every way that was tried, in order. */
        public List<DataTrial> tried() {
            return tried;
        }
    }

    /** A transfer that had begun did not end well. */
    public static final class TransferFailed extends FtpException {
        private static final long serialVersionUID = 1L;

        private final long bytes;

        TransferFailed(
                Finding finding,
                long bytes,
                @Nullable Reply reply,
                Endpoints endpoints,
                @Nullable Throwable cause) {
            super(finding, reply, endpoints, cause);
            this.bytes = bytes;
        }

        /** How many bytes had moved. */
        public long bytes() {
            return bytes;
        }
    }

    /** Two files that had to be equal are not, or cannot be compared. */
    public static final class VerificationFailed extends FtpException {
        private static final long serialVersionUID = 1L;

        private final transient Verification verification;

        VerificationFailed(Finding finding, Verification verification, Endpoints endpoints) {
            super(finding, null, endpoints, null);
            this.verification = verification;
        }

        /** What was compared, and how it differs. */
        public Verification verification() {
            return verification;
        }
    }

    /** The control connection broke, or the server said 421. */
    public static final class ConnectionLost extends FtpException {
        private static final long serialVersionUID = 1L;

        ConnectionLost(
                Finding finding,
                @Nullable Reply reply,
                Endpoints endpoints,
                @Nullable Throwable cause) {
            super(finding, reply, endpoints, cause);
        }
    }

    /** A file on this side could not be read or written. */
    public static final class LocalFileFailed extends FtpException {
        private static final long serialVersionUID = 1L;

        LocalFileFailed(Finding finding, IOException cause) {
            super(finding, null, Endpoints.UNKNOWN, cause);
        }
    }
}
