package org.twinport.net.tls;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;

/**
 * TLS of one control connection at the server and of its data connections; owned by the session's
 * thread.
 *
 * <p>Two facts about the JDK carry it, each with a test of its own ({@code JdkTlsTest}): a resumed
 * session keeps the creation time of the one it resumes, and with a session timeout of more than
 * seven days no ticket is sent (RFC 8446 section 4.6.1 allows none to live longer).
 */
public final class TlsServerSession {

    static final String TLS_1_3 = "TLSv1.3";

    /** The longest life of a ticket is 604,800 s; with more the JDK sends none. */
    private static final int NO_TICKETS = 604_801;

    private static final int TICKETS = 86_400;

    private final SSLContext context;
    private final TlsVersions versions;
    private final ClientCertificates clientCertificates;
    private @Nullable SSLSession control;
    private Optional<byte[]> lastOffered = Optional.empty();
    private boolean offersAgain;

    TlsServerSession(
            SSLContext context, TlsVersions versions, ClientCertificates clientCertificates) {
        this.context = context;
        this.versions = versions;
        this.clientCertificates = clientCertificates;
    }

    /** For the control connection. */
    public SSLEngine controlEngine() {
        SSLEngine engine = engine();
        engine.setEnabledProtocols(versions.names());
        return engine;
    }

    /** Whether clients are asked for a certificate. */
    public boolean asksForCertificates() {
        return clientCertificates != ClientCertificates.NONE;
    }

    /** The handshake on the control connection is done. */
    public void established(SSLSession session) {
        control = session;
    }

    /**
     * For a data connection over which the client only sends, or also receives: a client that only
     * sends does not read tickets, and with unread bytes at its close the end of its file is lost.
     * Nor does one need them that goes on with a ticket it has used before, as lftp does.
     */
    public SSLEngine dataEngine(boolean clientOnlySends) {
        SSLSession own = own();
        boolean tls13 = own.getProtocol().equals(TLS_1_3);
        // With TLS 1.2 a timeout like that would break the handshake, and its tickets come before
        // the client's Finished, so that every client reads them.
        context.getServerSessionContext()
                .setSessionTimeout(
                        tls13 && (clientOnlySends || offersAgain) ? NO_TICKETS : TICKETS);
        SSLEngine engine = engine();
        engine.setEnabledProtocols(new String[] {own.getProtocol()});
        waitForAnotherMillisecond(own);
        return engine;
    }

    /**
     * The handshake on a data connection is done.
     *
     * @param offered the ticket that the client offered
     */
    public void dataEstablished(SSLSession data, Optional<byte[]> offered) {
        offersAgain =
                isResumed(data)
                        && offered.isPresent()
                        && lastOffered.isPresent()
                        && Arrays.equals(offered.get(), lastOffered.get());
        lastOffered = offered;
    }

    /** So that a new session cannot have the creation time of the old one. */
    private static void waitForAnotherMillisecond(SSLSession own) {
        while (System.currentTimeMillis() == own.getCreationTime()) {
            LockSupport.parkNanos(100_000);
        }
    }

    /** Whether a data connection resumed the session of the control connection. */
    public boolean isResumed(SSLSession data) {
        return data.getCreationTime() == own().getCreationTime();
    }

    private SSLSession own() {
        if (control == null) {
            throw new IllegalStateException("the control connection is not in TLS");
        }
        return control;
    }

    private SSLEngine engine() {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setUseCipherSuitesOrder(true);
        // Whoever asks for another protocol by ALPN was led here by somebody in between (ALPACA,
        // CVE-2021-3618); whoever asks for none is served.
        parameters.setApplicationProtocols(new String[] {"ftp"});
        switch (clientCertificates) {
            case NONE -> {}
            case REQUESTED -> parameters.setWantClientAuth(true);
            case REQUIRED -> parameters.setNeedClientAuth(true);
        }
        engine.setSSLParameters(parameters);
        return engine;
    }
}
