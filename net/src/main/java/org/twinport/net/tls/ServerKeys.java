package org.twinport.net.tls;

import org.jspecify.annotations.Nullable;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * Chooses the certificate of a server by the name that the client asked for: with HOST (RFC 7151),
 * in the handshake (SNI), or not at all, when the first one serves. Immutable.
 */
final class ServerKeys extends X509ExtendedKeyManager {

    private final List<TlsIdentity> identities;
    private final Optional<String> host;

    /**
     * @param identities in the order of preference among those that fit
     * @param host what HOST said
     */
    ServerKeys(List<TlsIdentity> identities, Optional<String> host) {
        this.identities = identities;
        this.host = host;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
        return candidates(engine).stream()
                .filter(identity -> identity.key().getAlgorithm().equals(keyType))
                .findFirst()
                .map(identity -> String.valueOf(identities.indexOf(identity)))
                .orElse(null);
    }

    /** Asked several times in each handshake: where there is no choice, no name is looked at. */
    private List<TlsIdentity> candidates(SSLEngine engine) {
        if (identities.size() == 1) {
            return identities;
        }
        List<TlsIdentity> fitting =
                nameAskedFor(engine).or(() -> host).map(this::areFor).orElse(List.of());
        return fitting.isEmpty() ? likeTheFirst() : fitting;
    }

    private List<TlsIdentity> areFor(String name) {
        return identities.stream().filter(identity -> identity.isFor(name)).toList();
    }

    /**
     * A name that none is for gets the first, for clients send all kinds of names. A server may
     * hold an RSA and an EC certificate for one name; the JDK, which asks by kind of key, must not
     * be led to a name that comes later.
     */
    private List<TlsIdentity> likeTheFirst() {
        List<String> names = identities.getFirst().names();
        return identities.stream().filter(identity -> identity.names().equals(names)).toList();
    }

    private static Optional<String> nameAskedFor(SSLEngine engine) {
        if (!(engine.getHandshakeSession() instanceof ExtendedSSLSession session)) {
            return Optional.empty();
        }
        for (SNIServerName name : session.getRequestedServerNames()) {
            if (name instanceof SNIHostName hostName) {
                return Optional.of(hostName.getAsciiName());
            }
        }
        return Optional.empty();
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return identities.get(Integer.parseInt(alias)).chain().toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return identities.get(Integer.parseInt(alias)).key();
    }

    @Override
    public @Nullable String chooseServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
