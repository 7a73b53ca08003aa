package org.twinport.daemon.tls;

import java.nio.file.Path;

/**
 * A certificate or key cannot be used; the message is one sentence that names the file, what is
 * wrong with it and what to do, and holds no secret.
 */
public final class UnusableCertificate extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableCertificate(Path file, String what) {
        super(oneLine(file + ": " + what));
    }

    UnusableCertificate(Path file, String what, Exception cause) {
        super(oneLine(file + ": " + what), cause);
    }

    /** A file's name may hold anything. */
    static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    /** The sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
