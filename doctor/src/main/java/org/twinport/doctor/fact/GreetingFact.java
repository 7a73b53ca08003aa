package org.twinport.doctor.fact;

import org.twinport.net.probe.Dial;

/**
 * What the port says first.
 *
 * @param dial the connection it was said on
 * @param heard the first reply, or what came instead
 * @param speech which protocol that is
 * @param tlsAnswers whether a TLS ClientHello was answered on a port that keeps silent
 */
public record GreetingFact(Dial dial, Heard heard, Speech speech, boolean tlsAnswers) {

    /** Which protocol speaks. */
    public enum Speech {
        FTP("FTP"),
        SSH("SSH (SFTP)"),
        HTTP("HTTP"),
        MAIL("a mail protocol"),
        TLS("TLS"),
        OTHER("another protocol"),
        NOTHING("nothing");

        private final String words;

        Speech(String words) {
            this.words = words;
        }

        /** The protocol as it stands in a sentence. */
        public String words() {
            return words;
        }
    }
}
