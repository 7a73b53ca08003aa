package org.twinport.server.config;

import java.time.Duration;

/**
 * SITE DIAG: what the server tells a user of their own session.
 *
 * @param offered whether there is such a command
 * @param asksPerMinute how often it is answered, for all sessions of one peer
 * @param connectsPerMinute how many connect-back tests are made for all sessions of one peer
 * @param connectsPerSession how many are made in one session
 * @param dial how long each of a test's two dials may take
 */
public record DiagRules(
        boolean offered,
        int asksPerMinute,
        int connectsPerMinute,
        int connectsPerSession,
        Duration dial) {

    public static final DiagRules DEFAULT = new DiagRules(true, 60, 10, 3, Duration.ofSeconds(3));

    /** The same, offered or not. */
    public DiagRules offered(boolean other) {
        return new DiagRules(other, asksPerMinute, connectsPerMinute, connectsPerSession, dial);
    }
}
