package org.twinport.daemon.config;

import org.twinport.daemon.tls.CertificateFiles;
import org.twinport.daemon.users.ClientProof;
import org.twinport.net.tls.ClientCertificates;
import org.twinport.net.tls.Ending;
import org.twinport.net.tls.TlsVersions;
import org.twinport.server.config.TlsRules;
import org.twinport.server.tls.TlsDemands;
import org.twinport.server.tls.TlsPolicy;
import org.twinport.server.tls.TlsReuse;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The part of the table of settings that is about TLS; immutable. */
public final class TlsKeys {

    static final String SECTION = "tls.";

    private static final TlsDemands DEMANDS = TlsDemands.DEFAULT;

    public static final Key<List<CertificateFiles>> CERTIFICATES =
            Key.<List<CertificateFiles>>of(
                            "tls.certificates",
                            new CertificatesKind(),
                            List.of(),
                            "certificates with their keys, chosen by the name that a client asks for (SNI,"
                                    + " HOST); the first serves clients that name none")
                    .defaulting("none: no TLS");

    public static final Key<Boolean> SELF_SIGNED =
            Key.of(
                    "tls.self-signed",
                    Kinds.yesOrNo(),
                    false,
                    "TLS with a certificate that the server makes for itself on first use and keeps");

    public static final Key<Optional<Path>> SELF_SIGNED_FOLDER =
            Key.of(
                    "tls.self-signed-folder",
                    Kinds.orWord("auto", Kinds.path()),
                    Optional.<Path>empty(),
                    "where that certificate and its key are kept; auto is $STATE_DIRECTORY, else"
                            + " /var/lib/twinport for root, else $XDG_STATE_HOME/twinport or"
                            + " ~/.local/state/twinport");

    public static final Key<List<InetSocketAddress>> IMPLICIT =
            Key.<List<InetSocketAddress>>of(
                            "tls.implicit",
                            new ListOf<>(Kinds.address()),
                            List.of(),
                            "more addresses and ports to listen on, with TLS from the first byte, such as"
                                    + " 990")
                    .defaulting("none")
                    .atStartOnly();

    public static final Key<TlsPolicy> POLICY =
            Key.of(
                    "tls.policy",
                    Kinds.constant(TlsPolicy.class),
                    DEMANDS.policy(),
                    "how much TLS is demanded: login refuses passwords in clear, data files, too");

    public static final Key<TlsReuse> REUSE =
            Key.of(
                    "tls.reuse",
                    Kinds.constant(TlsReuse.class),
                    DEMANDS.reuse(),
                    "whether a data connection must resume the TLS session of its control connection");

    public static final Key<Ending> UPLOADS =
            Key.of(
                    "tls.uploads-without-close-notify",
                    Kinds.choice(endings()),
                    DEMANDS.uploadEnding(),
                    "an upload that ends without the last word of TLS may have been cut: refuse, or"
                            + " accept for clients that never say it");

    public static final Key<Boolean> CCC =
            Key.of(
                    "tls.ccc",
                    Kinds.yesOrNo(),
                    false,
                    "whether CCC may end TLS on the control connection after the login, for NAT that reads"
                            + " it");

    public static final Key<List<TlsVersions>> VERSIONS =
            Key.of(
                    "tls.versions",
                    new ListOf<>(Kinds.choice(versions())),
                    List.of(TlsVersions.ONLY_1_2, TlsVersions.ONLY_1_3),
                    "versions of TLS");

    public static final Key<Duration> HANDSHAKE =
            Key.of(
                    "tls.handshake",
                    Kinds.duration(Duration.ofMillis(100), Duration.ofHours(1)),
                    TlsRules.NONE.handshake(),
                    "for a TLS handshake");

    public static final Key<ClientCertificates> CLIENT_CERTIFICATES =
            Key.of(
                    "tls.client-certificates",
                    Kinds.choice(clientCertificates()),
                    ClientCertificates.NONE,
                    "whether clients are asked for a certificate; require lets nobody in without one");

    public static final Key<Optional<Path>> CLIENT_AUTHORITIES =
            Key.of(
                    "tls.client-authorities",
                    Kinds.orWord("none", Kinds.path()),
                    Optional.<Path>empty(),
                    "PEM file with the certificates of those who may have signed clients'");

    public static final Key<List<TlsNetwork>> BY_NETWORK =
            Key.of(
                    "tls.by-network",
                    new TlsNetworksKind(),
                    List.of(),
                    "other demands for clients of some networks; the first that fits");

    /** A user's own key; not one of {@link #ALL}. */
    public static final Key<Optional<ClientProof>> CERTIFICATE =
            Key.<Optional<ClientProof>>of(
                            "certificate",
                            Kinds.clientProof(),
                            Optional.empty(),
                            "certificate with which the user logs in without a password, where"
                                    + " tls.client-certificates asks for one")
                    .defaulting("none");

    /** In the order of the page. */
    static final List<Key<?>> ALL =
            List.of(
                    CERTIFICATES,
                    SELF_SIGNED,
                    SELF_SIGNED_FOLDER,
                    IMPLICIT,
                    POLICY,
                    REUSE,
                    UPLOADS,
                    CCC,
                    VERSIONS,
                    HANDSHAKE,
                    CLIENT_CERTIFICATES,
                    CLIENT_AUTHORITIES,
                    BY_NETWORK);

    /** Those that a network or a user may have of its own. */
    static final List<Key<?>> DEMANDED = List.of(POLICY, REUSE, UPLOADS);

    private TlsKeys() {}

    private static Map<String, Ending> endings() {
        Map<String, Ending> words = new LinkedHashMap<>();
        words.put("refuse", Ending.STRICT);
        words.put("accept", Ending.TOLERANT);
        return words;
    }

    private static Map<String, TlsVersions> versions() {
        Map<String, TlsVersions> words = new LinkedHashMap<>();
        words.put("1.2", TlsVersions.ONLY_1_2);
        words.put("1.3", TlsVersions.ONLY_1_3);
        return words;
    }

    private static Map<String, ClientCertificates> clientCertificates() {
        Map<String, ClientCertificates> words = new LinkedHashMap<>();
        words.put("none", ClientCertificates.NONE);
        words.put("request", ClientCertificates.REQUESTED);
        words.put("require", ClientCertificates.REQUIRED);
        return words;
    }
}
