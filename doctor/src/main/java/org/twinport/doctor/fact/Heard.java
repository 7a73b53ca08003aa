package org.twinport.doctor.fact;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.reply.Reply;

import java.time.Duration;
import java.util.Optional;

/**
 * What came back on the control connection.
 *
 * @param kind whether it was a reply at all
 * @param reply null if it was none
 * @param took since the command was sent, or since the connection stood
 * @param rest what came instead of a reply, shortened, or an empty string
 */
public record Heard(Kind kind, @Nullable Reply reply, Duration took, String rest) {

    /** What came back. */
    public enum Kind {
        REPLY,
        /** Nothing in time. */
        SILENCE,
        /** The other end closed the connection. */
        CLOSED,
        /** A reset, or an error of the network. */
        RESET,
        /** Bytes that are no reply of FTP. */
        FOREIGN,
        /** A reply that began and did not end in time. */
        UNFINISHED,
        /** It was not asked: the connection was gone already. */
        NOT_ASKED
    }

    /** A reply. */
    public static Heard of(Reply reply, Duration took) {
        return new Heard(Kind.REPLY, reply, took, "");
    }

    /** Whether a reply of the class 2yz came. */
    public boolean isYes() {
        return reply != null && reply.isCompletion();
    }

    /** Whether a reply of the classes 4yz and 5yz came. */
    public boolean isNo() {
        return reply != null && reply.code() >= 400;
    }

    /** Whether the connection ended, with or without a last word. */
    public boolean isEnd() {
        return kind == Kind.CLOSED || kind == Kind.RESET || code() == 421;
    }

    /** The reply's code, or 0. */
    public int code() {
        return reply == null ? 0 : reply.code();
    }

    /** The reply's text, or an empty string. */
    public String text() {
        return reply == null ? "" : reply.text();
    }

    /** All lines of the reply, or an empty string. */
    public String allText() {
        return reply == null ? "" : String.join("\n", reply.lines());
    }

    public Optional<Reply> asReply() {
        return Optional.ofNullable(reply);
    }

    /** For a sentence: the reply, or what came instead. */
    public String shown() {
        return switch (kind) {
            case REPLY -> String.valueOf(reply);
            case SILENCE -> "no answer within %d ms".formatted(took.toMillis());
            case CLOSED -> "the connection was closed";
            case RESET -> "the connection was reset";
            case FOREIGN -> "\"%s\", which is no reply of FTP".formatted(rest);
            case UNFINISHED -> "a reply that does not end: \"%s\"".formatted(rest);
            case NOT_ASKED -> "not asked any more";
        };
    }
}
