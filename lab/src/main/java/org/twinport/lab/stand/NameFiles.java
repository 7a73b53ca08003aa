package org.twinport.lab.stand;

import org.twinport.lab.scenario.Names;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The files of the client's name service: they lie in the stand's folder and are mounted over those
 * of /etc for each program, which has its own view of the file system; stateless.
 */
final class NameFiles {
    /** The address of the resolver on the client's own machine. */
    static final String STUB = "127.0.0.53";

    /** Of a network that leads nowhere. */
    private static final String DEAD = "192.0.2.253";

    private static final String MOUNT =
            "for f in resolv.conf hosts nsswitch.conf; do mount --bind \"$0/$f\" /etc/$f; done; exec \"$@\"";

    private NameFiles() {}

    static void write(Path folder, Names names) {
        String server = names.resolver() == Names.Resolver.SILENT ? DEAD : STUB;
        try {
            Files.writeString(
                    folder.resolve("resolv.conf"),
                    "nameserver %s%noptions timeout:2 attempts:2%n".formatted(server));
            Files.writeString(folder.resolve("hosts"), "127.0.0.1 localhost\n::1 localhost\n");
            Files.writeString(
                    folder.resolve("nsswitch.conf"),
                    "passwd: files\ngroup: files\nhosts: files dns\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The command that starts another one which sees these files. */
    static List<String> prefix(Path folder, Names names) {
        return names.resolver() == Names.Resolver.UNTOUCHED
                ? List.of()
                : List.of("sh", "-c", MOUNT, folder.toString());
    }
}
