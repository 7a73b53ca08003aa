package org.twinport.client.tls;

import org.jspecify.annotations.Nullable;
import org.twinport.net.tls.Fingerprint;

import java.io.IOException;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;

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

    /** Hears what is let pass although nobody vouches for it. */
    public interface Listener {
        /**
         * The certificate is not good, and need not be.
         *
         * @param reason a clause
         */
        void unverified(String reason);

        /** A certificate that nobody knew is accepted from now on. */
        void remembered(String fingerprint);
    }

    private final String host;
    private final int port;
    private final Trust trust;
    private final boolean mustBeGood;
    private final Listener listener;
    private @Nullable X509Certificate accepted;
    private @Nullable CertificateRefusal refusal;

    /**
     * @param mustBeGood false to go on where no authority vouches for the certificate
     */
    public CertificateCheck(
            String host, int port, Trust trust, boolean mustBeGood, Listener listener) {
        this.host = host;
        this.port = port;
        this.trust = trust;
        this.mustBeGood = mustBeGood;
        this.listener = listener;
    }

    /** Why the certificate was refused, if it was. */
    public Optional<CertificateRefusal> refusal() {
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
            String reason = new CertificateDoubt(chain[0], host).reason();
            if (mustBeGood) {
                throw refused(chain[0], reason);
            }
            listener.unverified(reason);
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
        remembered(known, chain[0]);
    }

    private void remembered(KnownCertificates known, X509Certificate certificate)
            throws CertificateException {
        String now = Fingerprint.of(certificate);
        try {
            Optional<String> before = known.fingerprintOf(host, port);
            String holds = before.isPresent() ? before.get() : known.remember(host, port, now);
            if (!Fingerprint.same(holds, now)) {
                throw refused(
                        CertificateRefusal.changed(
                                host, port, certificate, holds, known.place(host, port)));
            }
            if (before.isEmpty()) {
                listener.remembered(now);
            }
        } catch (IOException unusable) {
            throw refused(
                    certificate,
                    "it would be accepted on first use, but %s".formatted(unusable.getMessage()));
        }
    }

    private CertificateException refused(X509Certificate certificate, String reason) {
        return refused(CertificateRefusal.of(host, port, certificate, reason));
    }

    private CertificateException refused(CertificateRefusal why) {
        refusal = why;
        return new CertificateException(why.sentence());
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
