package org.twinport.lab.scenario;

import java.util.List;

/**
 * The name service of the client's machine; a value.
 *
 * @param records the names there are, each as {@code name=address,address}
 */
public record Names(Resolver resolver, List<String> records) {
    public Names {
        records = List.copyOf(records);
    }

    /** What becomes of a question. */
    public enum Resolver {
        /** The machine's files stay as they are; scenarios without names. */
        UNTOUCHED,
        /** A resolver on the machine itself answers from the records, and NXDOMAIN for the rest. */
        ANSWERS,
        /** The resolver's address leads nowhere. */
        SILENT
    }

    public static final Names NONE = new Names(Resolver.UNTOUCHED, List.of());

    public static final Names SILENT = new Names(Resolver.SILENT, List.of());

    public static Names of(String... records) {
        return new Names(Resolver.ANSWERS, List.of(records));
    }
}
