package org.twinport.conformance.check;

/**
 * Ends a check before its end, with a verdict other than "pass"; octets in it are made printable.
 */
public final class Unmet extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Verdict verdict;

    private Unmet(Verdict verdict) {
        super(verdict.detail());
        this.verdict = verdict;
    }

    /** The server did {@code seen}, which is not what is required. */
    public static Unmet failed(String seen) {
        return new Unmet(new Verdict.Fail(Answer.printable(seen)));
    }

    /** The server does not have what is checked. */
    public static Unmet notOffered(String reply) {
        return new Unmet(new Verdict.NotOffered(Answer.printable(reply)));
    }

    /** It cannot be found out. */
    public static Unmet skipped(String why) {
        return new Unmet(new Verdict.Skipped(Answer.printable(why)));
    }

    public Verdict verdict() {
        return verdict;
    }
}
