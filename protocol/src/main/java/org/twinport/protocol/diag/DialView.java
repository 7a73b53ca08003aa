package org.twinport.protocol.diag;

import org.twinport.protocol.endpoint.HostPort;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * One dial of the connect-back test.
 *
 * @param outcome how it ended
 * @param took exact to the millisecond
 * @param from the server's end, as far as it was bound
 * @param nonce the 16 letters that the server sends over this connection and over no other
 */
public record DialView(
        ConnectionOutcome outcome, Duration took, Optional<HostPort> from, String nonce) {

    private static final Pattern NONCE = Pattern.compile("[a-p]{16}");

    public DialView {
        if (!NONCE.matcher(nonce).matches()) {
            throw new IllegalArgumentException("not 16 letters: " + nonce);
        }
    }

    String text() {
        String words = outcome.word() + " " + took.toMillis() + " " + nonce;
        return from.map(where -> words + " " + where).orElse(words);
    }

    static Optional<DialView> parse(String text) {
        String[] words = text.split(" ", -1);
        if (words.length < 3 || !NONCE.matcher(words[2]).matches()) {
            return Optional.empty();
        }
        OptionalLong millis = Words.number(words[1]);
        return millis.isPresent()
                ? Optional.of(
                        new DialView(
                                ConnectionOutcome.of(words[0]),
                                Duration.ofMillis(millis.getAsLong()),
                                words.length > 3 ? Words.endpoint(words[3]) : Optional.empty(),
                                words[2]))
                : Optional.empty();
    }
}
