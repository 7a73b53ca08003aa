package org.twinport.doctor.verdict;

import org.twinport.diagnosis.Actor;
import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.Finding;

import java.util.List;

/**
 * One cause that was found.
 *
 * @param finding the cause, what happened with what, and the facts it rests on
 * @param actor who must act in this case, which may be another than in the usual one
 * @param part of the session it belongs to
 * @param blocks whether nothing works because of it, or some clients only, or slowly
 * @param confidence how sure that is
 * @param alternatives what cannot be told apart from it, and what would settle it
 */
public record Diagnosis(
        Finding finding,
        Actor actor,
        Part part,
        boolean blocks,
        Confidence confidence,
        List<Alternative> alternatives) {

    /** Which part of a session. */
    public enum Part {
        SESSION,
        PASSIVE,
        ACTIVE
    }

    /** How sure. */
    public enum Confidence {
        /** It was observed. */
        CERTAIN,
        /** It explains all that was observed better than anything else. */
        LIKELY,
        /** Something else explains it nearly as well. */
        POSSIBLE
    }

    /**
     * Another cause that looks the same from here.
     *
     * @param settle what would tell the two apart
     */
    public record Alternative(Cause cause, String settle) {}

    public Diagnosis {
        alternatives = List.copyOf(alternatives);
    }

    /** A cause that blocks and was observed. */
    public static Diagnosis of(Part part, Cause cause, String detail, List<String> evidence) {
        return new Diagnosis(
                new Finding(cause, detail, evidence),
                cause.actor(),
                part,
                true,
                Confidence.CERTAIN,
                List.of());
    }

    /** The cause. */
    public Cause cause() {
        return finding.cause();
    }

    /** The same, less sure. */
    public Diagnosis with(Confidence other) {
        return new Diagnosis(finding, actor, part, blocks, other, alternatives);
    }

    /** The same, to be acted on by somebody else. */
    public Diagnosis with(Actor other) {
        return new Diagnosis(finding, other, part, blocks, confidence, alternatives);
    }

    /** The same, which something else may explain, too. */
    public Diagnosis or(Cause other, String settle) {
        List<Alternative> more = new java.util.ArrayList<>(alternatives);
        more.add(new Alternative(other, settle));
        Confidence less = confidence == Confidence.CERTAIN ? Confidence.LIKELY : confidence;
        return new Diagnosis(finding, actor, part, blocks, less, more);
    }

    /** The same, which does not stop everybody. */
    public Diagnosis notBlocking() {
        return new Diagnosis(finding, actor, part, false, confidence, alternatives);
    }
}
