package org.twinport.net.tls;

import org.jspecify.annotations.Nullable;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * The one certificate with which a client shows who it is, to every server that asks, or none;
 * remembers whether one asked. For any thread.
 */
final class ClientKeys extends X509ExtendedKeyManager {

    private static final String THE_ONE = "client";

    private final Optional<TlsIdentity> identity;
    private volatile boolean askedFor;

    ClientKeys(Optional<TlsIdentity> identity) {
        this.identity = identity;
    }

    boolean isAskedFor() {
        return askedFor;
    }

    /** Which issuers the server names is not asked: its list is often wrong, its refusal is not. */
    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, SSLEngine engine) {
        askedFor = true;
        return identity.filter(own -> Arrays.asList(keyTypes).contains(own.key().getAlgorithm()))
                .map(_ -> THE_ONE)
                .orElse(null);
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return identity.orElseThrow().chain().toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return identity.orElseThrow().key();
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
