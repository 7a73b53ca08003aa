package org.twinport.net.tls;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * What a server needs for TLS; immutable and shared by all sessions.
 *
 * @param identities its certificates; the first serves clients that name no host
 * @param clientCertificates whether clients are asked for one
 * @param authorities who may have signed them; not asked if none are wanted
 * @param versions which are accepted
 */
public record TlsServer(
        List<TlsIdentity> identities,
        ClientCertificates clientCertificates,
        Optional<X509TrustManager> authorities,
        TlsVersions versions) {

    public TlsServer {
        identities = List.copyOf(identities);
        if (identities.isEmpty()) {
            throw new IllegalArgumentException("a TLS server has at least one certificate");
        }
        if (clientCertificates != ClientCertificates.NONE && authorities.isEmpty()) {
            throw new IllegalArgumentException(
                    "client certificates need authorities that sign them");
        }
    }

    /** With one certificate, no client certificates, TLS 1.2 and 1.3. */
    public static TlsServer of(TlsIdentity identity) {
        return new TlsServer(
                List.of(identity), ClientCertificates.NONE, Optional.empty(), TlsVersions.BOTH);
    }

    public TlsServer accepting(TlsVersions other) {
        return new TlsServer(identities, clientCertificates, authorities, other);
    }

    /** Whether a certificate is for this host. */
    public boolean isFor(String host) {
        return identities.stream().anyMatch(identity -> identity.isFor(host));
    }

    /**
     * TLS for one control connection. It has a context of its own: a ticket of another connection
     * cannot be decrypted with it, so that what is resumed is this connection's session or nothing.
     *
     * @param host what the client said with HOST (RFC 7151)
     */
    public TlsServerSession open(Optional<String> host) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            X509TrustManager clients = authorities.orElseGet(NoClients::new);
            context.init(
                    new KeyManager[] {new ServerKeys(identities, host)},
                    new TrustManager[] {clients},
                    null);
            return new TlsServerSession(context, versions, clientCertificates);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JDK has no TLS", impossible);
        }
    }
}
