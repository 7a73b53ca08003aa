package org.twinport.diagnosis;

import java.util.List;

/**
 * What was found out about one failure.
 *
 * @param cause why
 * @param detail what happened with what, in one line with addresses, ports and times; what a reply
 *     or an error shows
 * @param evidence the facts it rests on, one line each
 */
public record Finding(Cause cause, String detail, List<String> evidence) {

    public Finding {
        evidence = List.copyOf(evidence);
    }

    /** A finding whose detail says it all. */
    public static Finding of(Cause cause, String detail) {
        return new Finding(cause, detail, List.of());
    }

    /** The line for a 425 or 426: the detail, then the cause's id in brackets. */
    public String replyText() {
        return detail + " [" + cause.id() + "]";
    }

    @Override
    public String toString() {
        return replyText();
    }
}
