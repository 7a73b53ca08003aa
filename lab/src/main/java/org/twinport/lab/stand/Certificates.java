package org.twinport.lab.stand;

import org.twinport.lab.scenario.ServerTls;
import org.twinport.lab.site.Shape;
import org.twinport.testkit.tls.PemFiles;
import org.twinport.testkit.tls.TestAuthority;
import org.twinport.testkit.tls.TestCredential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The certificates of the lab's servers and the authority that its clients trust; for any thread.
 */
public final class Certificates {
    /** The name that the good certificate is for, beside all addresses of servers. */
    public static final String HOST = "ftp.example.org";

    private final Path authority;
    private final Map<ServerTls.Certificate, PemFiles> servers;

    private Certificates(Path authority, Map<ServerTls.Certificate, PemFiles> servers) {
        this.authority = authority;
        this.servers = servers;
    }

    static Certificates in(Path folder) throws IOException {
        Files.createDirectories(folder);
        TestAuthority known = TestAuthority.create("Twinport lab");
        TestAuthority unknown = TestAuthority.create("Nobody's authority");
        String[] here =
                Stream.concat(
                                Stream.of(HOST, Shape.SECOND_ADDRESS),
                                Stream.of(Shape.values())
                                        .flatMap(s -> Stream.of(s.dialled(), s.own())))
                        .distinct()
                        .toArray(String[]::new);
        Map<ServerTls.Certificate, PemFiles> servers = new EnumMap<>(ServerTls.Certificate.class);
        for (ServerTls.Certificate kind : ServerTls.Certificate.values()) {
            TestCredential credential =
                    switch (kind) {
                        case GOOD -> known.server(here);
                        case EXPIRED -> known.expiredServer(here);
                        case OTHER_NAME -> known.server("other.example.net");
                        case UNKNOWN_AUTHORITY -> unknown.server(here);
                    };
            servers.put(kind, credential.writeTo(folder, kind.name()));
        }
        Path authority = Files.writeString(folder.resolve("authority.pem"), pem(known));
        return new Certificates(authority, servers);
    }

    private static String pem(TestAuthority authority) {
        try {
            byte[] der = authority.certificate().getEncoded();
            String text = Base64.getMimeEncoder().encodeToString(der);
            return "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The authority's certificate in PEM. */
    public Path authority() {
        return authority;
    }

    PemFiles of(ServerTls.Certificate kind) {
        PemFiles files = servers.get(kind);
        if (files == null) {
            throw new IllegalArgumentException(kind.name());
        }
        return files;
    }
}
