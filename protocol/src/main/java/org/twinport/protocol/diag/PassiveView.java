package org.twinport.protocol.diag;

import org.twinport.protocol.endpoint.HostPort;

import java.util.Optional;

/**
 * The last reply to PASV or EPSV as the server has sent it.
 *
 * @param extended whether it was EPSV, whose reply names only the port
 * @param endpoint the address and port that PASV announced; for EPSV the server's end of the
 *     control connection, where the port is open
 */
public record PassiveView(boolean extended, HostPort endpoint) {

    String text() {
        return (extended ? "epsv " : "pasv ") + endpoint;
    }

    static Optional<PassiveView> parse(String text) {
        String[] words = text.split(" ", -1);
        return words.length == 2 && (words[0].equals("epsv") || words[0].equals("pasv"))
                ? Words.endpoint(words[1])
                        .map(where -> new PassiveView(words[0].equals("epsv"), where))
                : Optional.empty();
    }
}
