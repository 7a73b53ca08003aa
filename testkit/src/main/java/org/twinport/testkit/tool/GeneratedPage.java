package org.twinport.testkit.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page of the documentation that is written from tables in the code; a value.
 *
 * @param name of the file in {@code docs}
 * @param command that writes it anew, as its reader can type it
 */
public record GeneratedPage(String name, String command) {

    /** Asked for with {@code -Dtwinport.regenerate=true}. */
    public static boolean isWanted() {
        return Boolean.getBoolean("twinport.regenerate");
    }

    /** Tests run in the folder of their module. */
    public Path path() {
        return Path.of("..", "docs", name);
    }

    /** Writes it if that is wanted. */
    public void writeIfWanted(String text) throws IOException {
        if (isWanted()) {
            Files.writeString(path(), text);
        }
    }

    /** What the page says now. */
    public String read() throws IOException {
        if (!Files.exists(path())) {
            throw new AssertionError(path() + " is missing; write it with: " + command);
        }
        return Files.readString(path());
    }

    /** Asserts that it says this, after it was written if that is wanted. */
    public void requireSays(String text) throws IOException {
        writeIfWanted(text);
        if (!read().equals(text)) {
            throw new AssertionError(
                    "%s does not say what the code says; write it anew with: %s"
                            .formatted(path(), command));
        }
    }
}
