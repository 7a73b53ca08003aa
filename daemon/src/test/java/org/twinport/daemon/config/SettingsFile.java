package org.twinport.daemon.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Loads settings from the text of a file, for tests. */
final class SettingsFile {

    private SettingsFile() {}

    static Settings good(Path folder, String yaml) {
        return switch (load(folder, yaml)) {
            case Loaded.Good(Settings settings) -> settings;
            case Loaded.Bad(var problems) -> throw new AssertionError(problems.toString());
        };
    }

    /** The problems, with the file's folder cut off. */
    static List<String> problems(Path folder, String yaml) {
        return switch (load(folder, yaml)) {
            case Loaded.Good good -> throw new AssertionError("accepted: " + good);
            case Loaded.Bad(var problems) ->
                    problems.stream().map(p -> p.toString().replace(folder + "/", "")).toList();
        };
    }

    static Loaded load(Path folder, String yaml) {
        return Settings.load(Sources.ofFile(write(folder, yaml)));
    }

    static Path write(Path folder, String yaml) {
        try {
            return Files.writeString(folder.resolve("twinport.yaml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
