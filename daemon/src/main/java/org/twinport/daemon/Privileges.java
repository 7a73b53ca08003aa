package org.twinport.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What the operating system lets this process do; pure but for reading /proc. */
final class Privileges {

    private static final Path STATUS = Path.of("/proc/self/status");

    /** CAP_NET_BIND_SERVICE of capabilities(7). */
    private static final int NET_BIND_SERVICE = 10;

    private Privileges() {}

    static String osUser() {
        return System.getProperty("user.name", "?");
    }

    /** Whether ports below 1024 may be bound; empty where /proc does not tell. */
    static Optional<Boolean> mayBindLowPorts() {
        return capabilities().map(set -> (set >> NET_BIND_SERVICE & 1) == 1);
    }

    /** Whether the process may do whatever it likes with files and users of the system. */
    static boolean isRoot() {
        return osUser().equals("root") && capabilities().map(set -> set != 0).orElse(true);
    }

    private static Optional<Long> capabilities() {
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith("CapEff:"))
                    .map(line -> Long.parseUnsignedLong(line.substring(7).trim(), 16))
                    .findFirst();
        } catch (IOException | NumberFormatException _) {
            return Optional.empty();
        }
    }
}
