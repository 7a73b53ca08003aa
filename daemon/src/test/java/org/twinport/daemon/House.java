package org.twinport.daemon;

import org.twinport.daemon.config.Sources;
import org.twinport.server.event.ServerListener;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A folder for one test: files to serve, a configuration, logs, a runtime directory. */
record House(Path folder) {

    static House in(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("files"));
        Files.createDirectories(folder.resolve("run"));
        return new House(folder);
    }

    Path config() {
        return folder.resolve("twinport.yaml");
    }

    Path files() {
        return folder.resolve("files");
    }

    Path run() {
        return folder.resolve("run");
    }

    Path log() {
        return folder.resolve("events.log");
    }

    void write(String yaml) throws IOException {
        Files.writeString(config(), yaml);
    }

    /** What every test needs, on top of the file. */
    Map<String, String> flags() {
        Map<String, String> flags = new HashMap<>();
        flags.put("listen", "127.0.0.1:0");
        flags.put("root", files().toString());
        flags.put("log.file", log().toString());
        flags.put("limits.failure-delay", "0s");
        flags.put("active.source-port", "any");
        return flags;
    }

    Sources sources(String... users) {
        Optional<Path> file = Files.exists(config()) ? Optional.of(config()) : Optional.empty();
        return new Sources(file, Map.of(), flags(), List.of(users));
    }

    Daemon start(boolean terminal, String... users) throws StartException {
        return Daemon.start(sources(users), options(terminal));
    }

    Options options(boolean terminal) {
        return new Options(terminal, Optional.of(run()), ServerListener.NONE);
    }
}
