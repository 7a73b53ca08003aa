package org.twinport.lab.scenario;

/** What every server of the lab has: one account and these files; stateless. */
public final class Account {
    public static final String USER = "joe";
    public static final String PASSWORD = "secret-in-the-lab";

    /** A short file. */
    public static final String SMALL = "note.txt";

    /** A file of some hundred kilobytes. */
    public static final String BIG = "book.txt";

    /** A folder with nothing in it. */
    public static final String EMPTY = "empty";

    /** The passive ports of every server that is configured well. */
    public static final String PASSIVE = "50000-50019";

    private Account() {}
}
