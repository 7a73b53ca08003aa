package org.twinport.conformance.check;

/** What came of a check; a value. */
public sealed interface Verdict {

    /** The server does what is required. */
    record Pass() implements Verdict {}

    /**
     * It does not.
     *
     * @param seen what it did instead
     */
    record Fail(String seen) implements Verdict {}

    /**
     * The requirement concerns something optional that the server does not have.
     *
     * @param reply how it said so
     */
    record NotOffered(String reply) implements Verdict {}

    /**
     * It could not be found out.
     *
     * @param why in a few words
     */
    record Skipped(String why) implements Verdict {}

    /** {@code PASS}, {@code FAIL}, {@code NOT OFFERED} or {@code SKIPPED}. */
    default String word() {
        return switch (this) {
            case Pass _ -> "PASS";
            case Fail _ -> "FAIL";
            case NotOffered _ -> "NOT OFFERED";
            case Skipped _ -> "SKIPPED";
        };
    }

    /** What there is to say beyond the word; may be empty. */
    default String detail() {
        return switch (this) {
            case Pass _ -> "";
            case Fail fail -> fail.seen();
            case NotOffered not -> not.reply();
            case Skipped skipped -> skipped.why();
        };
    }

    /** Whether the server does otherwise than is required. */
    default boolean isFail() {
        return this instanceof Fail;
    }
}
