package org.twinport.daemon;

import org.twinport.daemon.config.Settings;
import org.twinport.daemon.tls.SelfSignedFiles;
import org.twinport.protocol.endpoint.HostPort;
import org.twinport.server.config.PassiveRules.Announced;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the server's own certificate is for and where it is kept; asks for the host's addresses. */
final class OwnCertificate {

    private OwnCertificate() {}

    static SelfSignedFiles files(Settings settings, Map<String, String> environment) {
        Path folder =
                settings.tls().selfSignedFolder().orElseGet(() -> StateFolder.of(environment));
        return new SelfSignedFiles(folder, ServerId.host(), others(settings));
    }

    /** By whatever name or address a client comes. */
    private static List<String> others(Settings settings) {
        Stream<String> addresses =
                Stream.concat(Urls.ownAddresses(), Stream.of(InetAddress.ofLiteral("::1")))
                        .map(HostPort::literal);
        return Stream.of(
                        Stream.of("localhost"),
                        addresses,
                        announced(settings.passive().address()).stream())
                .flatMap(names -> names)
                .distinct()
                .toList();
    }

    private static List<String> announced(Announced announced) {
        return switch (announced) {
            case Announced.AsDialled _ -> List.of();
            case Announced.Fixed(InetAddress address) -> List.of(HostPort.literal(address));
            case Announced.ByName(String name) -> List.of(name);
        };
    }
}
