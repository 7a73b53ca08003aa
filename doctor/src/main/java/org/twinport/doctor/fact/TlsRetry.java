package org.twinport.doctor.fact;

/**
 * TLS on the control connection once more, under other conditions.
 *
 * @param condition what was different
 * @param succeeded whether it came about
 */
public record TlsRetry(Condition condition, boolean succeeded) {

    /** What was different. */
    public enum Condition {
        /** TLS 1.3 was not offered. */
        OLDER_VERSION,
        /** The receive window was so small that no big packet could come. */
        SMALL_PACKETS,
        /** TLS from the first byte instead of AUTH, on the same port. */
        FROM_FIRST_BYTE,
        /** AUTH instead of TLS from the first byte, on the same port. */
        BY_AUTH
    }
}
