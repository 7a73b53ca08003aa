package org.twinport.diagnosis;

import java.util.List;

/**
 * What was found out about one failure.
 *
 * @param cause why
 * @param detail what happened with what, in one line with addresses, ports and times; what a reply
 *     or an error shows; line breaks become spaces
 * @param evidence the facts it rests on, one line each
 */
public record Finding(Cause cause, String detail, List<String> evidence) {

    public Finding {
        detail = oneLine(detail);
        evidence = evidence.stream().map(Finding::oneLine).toList();
    }

    /** Messages of exceptions may span lines; a reply, an event and a log entry must not. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\r\\n\\x00]+", " ").strip();
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
