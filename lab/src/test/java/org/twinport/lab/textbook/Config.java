package org.twinport.lab.textbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** Writes configuration files of the server; stateless. */
final class Config {
    private Config() {}

    /** The path of a file with these lines; one per scene. */
    static String of(Scene scene, String... lines) {
        try {
            return Files.writeString(
                            scene.scratch().path().resolve("twinport.yaml"),
                            String.join("\n", lines) + "\n")
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
