package org.twinport.daemon.preflight;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What programs have printed, kept as files beside the tests; stateless. */
public final class Recorded {

    private Recorded() {}

    /** The text of a file in {@code recorded}. */
    public static String text(String name) {
        try (InputStream in = Recorded.class.getResourceAsStream("recorded/" + name)) {
            if (in == null) {
                throw new AssertionError("no recorded text " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
