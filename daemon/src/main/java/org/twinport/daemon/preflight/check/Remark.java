package org.twinport.daemon.preflight.check;

import java.util.List;

/**
 * What a check says of the host; a value.
 *
 * @param severity how bad it is
 * @param what one sentence
 * @param evidence what was seen, one line each
 * @param fix what to do, lines that can be pasted, or sentences where there is no such line
 */
public record Remark(Severity severity, String what, List<String> evidence, List<String> fix) {

    public Remark {
        evidence = List.copyOf(evidence);
        fix = List.copyOf(fix);
    }

    static Remark ok(String what, String... evidence) {
        return new Remark(Severity.OK, what, List.of(evidence), List.of());
    }

    static Remark note(String what, String... evidence) {
        return new Remark(Severity.NOTE, what, List.of(evidence), List.of());
    }

    static Remark warning(String what, String... evidence) {
        return new Remark(Severity.WARNING, what, List.of(evidence), List.of());
    }

    static Remark error(String what, String... evidence) {
        return new Remark(Severity.ERROR, what, List.of(evidence), List.of());
    }

    /** That something is not known. */
    static Remark unknown(String what, String because) {
        return note(what + " is not known: " + because);
    }

    Remark fix(List<String> lines) {
        return new Remark(severity, what, evidence, lines);
    }

    Remark fix(String... lines) {
        return fix(List.of(lines));
    }
}
