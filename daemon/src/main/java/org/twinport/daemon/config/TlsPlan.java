package org.twinport.daemon.config;

import org.twinport.daemon.tls.CertificateFiles;
import org.twinport.net.tls.ClientCertificates;
import org.twinport.net.tls.TlsServer;
import org.twinport.net.tls.TlsVersions;
import org.twinport.server.config.TlsRules;
import org.twinport.server.config.TlsRules.ByNetwork;
import org.twinport.server.tls.TlsDemands;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the settings say of TLS; immutable. */
public final class TlsPlan {

    private final Values values;

    TlsPlan(Values values) {
        this.values = values;
    }

    /** Whether there is a certificate at all. */
    public boolean isOn() {
        return !certificates().isEmpty() || isSelfSigned();
    }

    public List<CertificateFiles> certificates() {
        return values.get(TlsKeys.CERTIFICATES);
    }

    /** Whether the server makes its certificate. */
    public boolean isSelfSigned() {
        return values.get(TlsKeys.SELF_SIGNED);
    }

    /** Where it keeps it; empty for the usual place. */
    public Optional<Path> selfSignedFolder() {
        return values.get(TlsKeys.SELF_SIGNED_FOLDER);
    }

    /** Where the certificates were given, and what they are called there, to begin a message. */
    public String certificatesPlace() {
        return place(isSelfSigned() ? TlsKeys.SELF_SIGNED : TlsKeys.CERTIFICATES);
    }

    /** The same for the authorities of client certificates. */
    public String authoritiesPlace() {
        return place(TlsKeys.CLIENT_AUTHORITIES);
    }

    private String place(Key<?> key) {
        String place = values.place(key);
        return key.option().equals(Optional.of(place)) ? place : place + ": " + key.path();
    }

    public ClientCertificates clientCertificates() {
        return values.get(TlsKeys.CLIENT_CERTIFICATES);
    }

    public Optional<Path> clientAuthorities() {
        return values.get(TlsKeys.CLIENT_AUTHORITIES);
    }

    public TlsVersions versions() {
        Set<TlsVersions> versions = Set.copyOf(values.get(TlsKeys.VERSIONS));
        return versions.size() == 1 ? versions.iterator().next() : TlsVersions.BOTH;
    }

    /** What is demanded of clients that no rule names. */
    public TlsDemands demands() {
        return new TlsDemands(
                values.get(TlsKeys.POLICY), values.get(TlsKeys.REUSE), values.get(TlsKeys.UPLOADS));
    }

    /** What is demanded of clients from some networks. */
    public List<ByNetwork> byNetwork() {
        return values.get(TlsKeys.BY_NETWORK).stream()
                .map(rule -> new ByNetwork(rule.clients(), rule.over(demands())))
                .toList();
    }

    /** The rules of a server with these certificates. */
    public TlsRules rules(Optional<TlsServer> server) {
        return new TlsRules(
                server,
                demands(),
                byNetwork(),
                values.get(TlsKeys.CCC),
                values.get(TlsKeys.HANDSHAKE));
    }
}
