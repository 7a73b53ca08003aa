package org.twinport.protocol.diag;

import java.util.Optional;

/**
 * TLS on the control connection.
 *
 * @param version as the JDK calls it, {@code TLSv1.3}
 * @param resumed whether it resumed a session of an earlier connection
 */
public record TlsView(String version, boolean resumed) {

    String text() {
        return version + (resumed ? " resumed" : " new");
    }

    static Optional<TlsView> parse(String text) {
        String[] words = text.split(" ", -1);
        return words.length == 2 && !words[0].isEmpty()
                ? Optional.of(new TlsView(words[0], words[1].equals("resumed")))
                : Optional.empty();
    }
}
