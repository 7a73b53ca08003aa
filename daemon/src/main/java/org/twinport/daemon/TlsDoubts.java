package org.twinport.daemon;

import org.twinport.daemon.config.Settings;
import org.twinport.daemon.config.User;
import org.twinport.daemon.tls.CertificateFiles;
import org.twinport.daemon.tls.ServerCertificate;
import org.twinport.net.tls.JdkTls;
import org.twinport.net.tls.JdkTls.Assumption;
import org.twinport.protocol.endpoint.AddressScope;
import org.twinport.protocol.endpoint.HostPort;
import org.twinport.server.config.Listen;
import org.twinport.server.config.PassiveRules.Announced;
import org.twinport.server.config.TlsRules.ByNetwork;
import org.twinport.server.tls.TlsPolicy;
import org.twinport.server.tls.TlsReuse;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is not wrong with the settings of TLS but deserves a person's look; pure but for asking the
 * file system, the clock and the JDK.
 */
final class TlsDoubts {

    private TlsDoubts() {}

    /** For people, one sentence each. */
    static List<String> of(Running running, List<Listen> listen) {
        Settings settings = running.settings();
        Certificates certificates = running.certificates();
        List<String> doubts = new ArrayList<>(certificates.warnings());
        // Those that have ended are among the warnings from loading.
        doubts.addAll(Expiry.soon(certificates.inUse(), Instant.now()));
        certificates.kept().stream()
                .flatMap(kept -> served(kept.files(), settings.everybody()).stream())
                .forEach(doubts::add);
        Stream<InetAddress> reached =
                Stream.concat(
                        listen.stream().flatMap(l -> Urls.hosts(l.address())),
                        announced(settings.passive().address()).stream());
        advice(settings, certificates.inUse(), listen, reached.toList()).ifPresent(doubts::add);
        return doubts;
    }

    /** What this JDK does otherwise than TLS here relies on. */
    static List<String> ofJdk(Running running) {
        return running.certificates().server().stream()
                .flatMap(server -> JdkTls.check(server).stream())
                .filter(broken ->
                        broken != Assumption.TICKETS_SUFFICE || isReuseRequired(running.settings()))
                .map(broken -> "this Java: " + broken.consequence())
                .toList();
    }

    private static boolean isReuseRequired(Settings settings) {
        return Stream.of(
                        Stream.of(settings.tls().demands()),
                        settings.tls().byNetwork().stream().map(ByNetwork::demands),
                        settings.users().stream().flatMap(user -> user.tls().stream()))
                .flatMap(demands -> demands)
                .anyMatch(demands -> demands.reuse() == TlsReuse.REQUIRE);
    }

    /** A private key that users can download. */
    private static Optional<String> served(CertificateFiles files, List<User> users) {
        Path key = real(files.key().orElse(files.certificate()));
        return users.stream()
                .map(User::home)
                .filter(home -> key.startsWith(real(home)))
                .findFirst()
                .map(home ->
                        "the private key %s lies in the served folder %s, where users can fetch it: move it"
                                .formatted(key, home));
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException _) {
            return path;
        }
    }

    /**
     * With a certificate of an authority, everybody out there can be asked to use TLS.
     *
     * @param reached the addresses that clients dial
     */
    static Optional<String> advice(
            Settings settings,
            List<ServerCertificate> certificates,
            List<Listen> listen,
            List<InetAddress> reached) {
        boolean lax =
                listen.stream()
                        .filter(l -> !l.implicitTls())
                        .map(l -> l.policy().orElse(settings.tls().demands().policy()))
                        .anyMatch(policy -> policy == TlsPolicy.OFFERED);
        boolean issued =
                !certificates.isEmpty() && !Trials.isSelfIssued(certificates.getFirst().chain());
        return reached.stream()
                .filter(_ -> lax && issued)
                .filter(address -> AddressScope.of(address) == AddressScope.PUBLIC)
                .findFirst()
                .map(address ->
                        "the whole internet may reach %s, and clients there may stay in clear: tls.policy: data (--tls-policy data) demands TLS for passwords and files; devices that cannot get a rule in tls.by-network"
                                .formatted(HostPort.literal(address)));
    }

    private static Optional<InetAddress> announced(Announced announced) {
        return announced instanceof Announced.Fixed(InetAddress address)
                ? Optional.of(address)
                : Optional.empty();
    }
}
