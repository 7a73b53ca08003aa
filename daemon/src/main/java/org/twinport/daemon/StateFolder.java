package org.twinport.daemon;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where a server keeps what outlives it; pure. */
final class StateFolder {

    private StateFolder() {}

    /**
     * The folder of this process.
     *
     * @param environment for STATE_DIRECTORY of systemd.exec(5), which may name several, and
     *     XDG_STATE_HOME
     */
    static Path of(Map<String, String> environment) {
        return of(environment, Privileges.osUser(), System.getProperty("user.home", "."));
    }

    static Path of(Map<String, String> environment, String user, String home) {
        Optional<Path> ofService =
                absolute(environment.getOrDefault("STATE_DIRECTORY", "").split(":", 2)[0]);
        if (ofService.isPresent()) {
            return ofService.get();
        }
        if (user.equals("root")) {
            return Path.of("/var/lib/twinport");
        }
        return absolute(environment.getOrDefault("XDG_STATE_HOME", ""))
                .orElse(Path.of(home, ".local", "state"))
                .resolve("twinport");
    }

    /** The XDG base directory specification ignores relative paths. */
    private static Optional<Path> absolute(String text) {
        return text.startsWith("/") ? Optional.of(Path.of(text)) : Optional.empty();
    }
}
