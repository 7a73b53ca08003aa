package org.twinport.testkit.script;

import java.time.Duration;
import java.util.List;

/**
 * One way in which a scripted server departs from what a good one does; an immutable value. Texts
 * are octets; a line end is added to replies that have none.
 */
public sealed interface Misbehaviour {

    /** What becomes of a data connection on which no more bytes move. */
    enum Then {
        /** It stays open. */
        GOES_SILENT,
        /** It is closed as if all had been sent. */
        CLOSES,
        /** It is reset. */
        RESETS
    }

    /**
     * Another greeting: late, none, several lines, or another protocol.
     *
     * @param after how long the server waits first
     * @param pieces what it writes, one segment each; may be empty
     * @param hangsUp whether it closes then
     */
    record Greets(Duration after, List<String> pieces, boolean hangsUp) implements Misbehaviour {
        public static Greets with(String... pieces) {
            return new Greets(Duration.ZERO, List.of(pieces), false);
        }
    }

    /** Another reply to a verb, which has no effect. */
    record Answers(String verb, String reply, boolean hangsUp) implements Misbehaviour {
        public Answers(String verb, String reply) {
            this(verb, reply, false);
        }
    }

    /** Closes the control connection at the sight of a verb, as some do at EPSV. */
    record HangsUpAt(String verb) implements Misbehaviour {}

    /** Never answers a verb. */
    record SilentAt(String verb) implements Misbehaviour {}

    /**
     * Accepts EPSV or PASV, but nobody gets through to the port.
     *
     * @param dropped whether packets vanish, instead of being refused
     */
    record DeadPort(String verb, boolean dropped) implements Misbehaviour {}

    /**
     * Announces a passive port in other words.
     *
     * @param form the reply, with {@code {port}} and, as two numbers, {@code {p}} filled in
     */
    record Announces(String verb, String form) implements Misbehaviour {}

    /** Other words than 150 when a transfer begins; may hold several replies in one segment. */
    record Opens(String reply) implements Misbehaviour {}

    /** Sends or takes no more than this of the next file. */
    record MovesOnly(long bytes, Then then) implements Misbehaviour {}

    /** Sends the final reply before the data. */
    record FinalReplyFirst() implements Misbehaviour {}

    /**
     * Another final reply.
     *
     * @param reply empty for none at all
     */
    record FinalReply(String reply, boolean hangsUp) implements Misbehaviour {}

    /** Says something on the control connection after so many bytes of data. */
    record SaysAfter(long bytes, String reply, boolean hangsUp) implements Misbehaviour {}

    /** Sends every reply in segments of this many bytes. */
    record SmallSegments(int size) implements Misbehaviour {}

    /** Takes PORT and the transfer's command and never dials. */
    record NeverDials() implements Misbehaviour {}

    /** Dials from another address than its own. */
    record DialsFrom(String address) implements Misbehaviour {}

    /** Dials only after this time. */
    record DialsAfter(Duration time) implements Misbehaviour {}

    /** Answers REST with 350 and begins at the first byte all the same. */
    record IgnoresRestart() implements Misbehaviour {}

    /** Sends this for LIST and MLSD. */
    record Lists(String lines) implements Misbehaviour {}

    /** Says this in FEAT. */
    record Offers(List<String> features) implements Misbehaviour {}

    /** Behaves so the first {@code times} times only. */
    record AtFirst(int times, Misbehaviour what) implements Misbehaviour {}

    /**
     * Behaves so on one control connection only.
     *
     * @param number from 1
     */
    record OnConnection(int number, Misbehaviour what) implements Misbehaviour {}
}
