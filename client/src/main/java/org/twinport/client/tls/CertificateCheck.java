package org.twinport.client.tls;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.function.Consumer;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Decides about the certificate of one server, and keeps what a person needs to know if it says no.
 * Owned by the thread of its connection.
 *
 * <p>Data connections that do not resume the session show a certificate again: it must be the very
 * one of the control connection, whatever address they go to.
 */
public final class CertificateCheck extends X509ExtendedTrustManager {

    private final String host;
    private final int port;
    private final Trust trust;
    private final boolean mustBeGood;
    private final Consumer<String> notes;
    private @Nullable X509Certificate accepted;
    private @Nullable String refusal;

    /**
     * @param mustBeGood false to go on with a note where the certificate is not good
     * @param notes hears what a person should know
     */
    public CertificateCheck(
            String host, int port, Trust trust, boolean mustBeGood, Consumer<String> notes) {
        this.host = host;
        this.port = port;
        this.trust = trust;
        this.mustBeGood = mustBeGood;
        this.notes = notes;
    }

    /** Why the certificate was refused, in one line with all that can be compared. */
    public Optional<String> refusal() {
        return Optional.ofNullable(refusal);
    }

    @Override
    public void checkServerTrusted(
            X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
            throws CertificateException {
        X509Certificate own = chain[0];
        if (accepted != null) {
            if (!own.equals(accepted)) {
                throw refused(own, "it is not the one of the control connection");
            }
            return;
        }
        switch (trust) {
            case Trust.OfFingerprint(String sha256) -> {
                if (!Fingerprint.same(sha256, Fingerprint.of(own))) {
                    throw refused(own, "it does not have the fingerprint that was asked for");
                }
            }
            case Trust.OfSystem() -> signed(SystemAuthorities.ofSystem(), chain, authType, engine);
            case Trust.OfAuthorities(var authorities) ->
                    signed(SystemAuthorities.of(authorities), chain, authType, engine);
            case Trust.OnFirstUse(KnownCertificates known) -> seen(known, chain, authType, engine);
        }
        accepted = own;
    }

    private void signed(
            X509ExtendedTrustManager authorities,
            X509Certificate[] chain,
            String authType,
            @Nullable SSLEngine engine)
            throws CertificateException {
        try {
            authorities.checkServerTrusted(chain, authType, engine);
        } catch (CertificateException unknown) {
            String reason = CertificateDoubt.of(chain[0], host).reason();
            if (mustBeGood) {
                throw refused(chain[0], reason);
            }
            notes.accept(
                    "The server's certificate is not verified (%s): nobody can listen, but somebody"
                                    .formatted(reason)
                            + " could pretend to be the server; --tls insists");
        }
    }

    private void seen(
            KnownCertificates known,
            X509Certificate[] chain,
            String authType,
            @Nullable SSLEngine engine)
            throws CertificateException {
        try {
            SystemAuthorities.ofSystem().checkServerTrusted(chain, authType, engine);
            return;
        } catch (CertificateException unknown) {
            // then it has to be the one that was seen before
        }
        String now = Fingerprint.of(chain[0]);
        try {
            Optional<String> before = known.fingerprintOf(host, port);
            if (before.isEmpty()) {
                known.remember(host, port, now);
                notes.accept(
                        "The certificate of %s:%d is accepted on first use and remembered: SHA-256 %s"
                                .formatted(host, port, now));
            } else if (!Fingerprint.same(before.get(), now)) {
                throw refused(
                        chain[0],
                        "it has changed; the one that was remembered has SHA-256 " + before.get());
            }
        } catch (IOException unreadable) {
            throw refused(
                    chain[0],
                    "what was remembered about it cannot be read: " + unreadable.getMessage());
        }
    }

    private CertificateException refused(X509Certificate certificate, String reason) {
        refusal =
                "The certificate of %s:%d is not accepted: %s. %s"
                        .formatted(host, port, reason, CertificateDoubt.of(certificate, host));
        return new CertificateException(refusal);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkServerTrusted(chain, authType, (SSLEngine) null);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        checkServerTrusted(chain, authType, (SSLEngine) null);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("this is a client");
    }

    @Override
    public void checkClientTrusted(
            X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("this is a client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        throw new CertificateException("this is a client");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
