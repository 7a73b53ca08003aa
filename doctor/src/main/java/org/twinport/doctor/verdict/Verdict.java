package org.twinport.doctor.verdict;

import java.util.List;
import java.util.Optional;

/**
 * What an examination comes to.
 *
 * @param healthy whether what was asked for works
 * @param sentence all in one sentence
 * @param causes what is wrong, the one that blocks first leads; empty if healthy
 * @param notAsked what is wrong in a mode that nobody asked for, or with some clients only
 * @param works what works, a line each
 * @param untested what could not be tried, and why, a line each
 */
public record Verdict(
        boolean healthy,
        String sentence,
        List<Diagnosis> causes,
        List<Diagnosis> notAsked,
        List<String> works,
        List<String> untested) {

    public Verdict {
        causes = List.copyOf(causes);
        notAsked = List.copyOf(notAsked);
        works = List.copyOf(works);
        untested = List.copyOf(untested);
    }

    /** The cause that leads. */
    public Optional<Diagnosis> first() {
        return causes.stream().findFirst();
    }
}
