package org.twinport.conformance.check;

import java.io.IOException;

/**
 * One requirement and how to find out whether a server meets it; a value, run on the caller's
 * thread.
 *
 * @param id short, stable, unique; lower case with hyphens
 * @param document where the requirement stands
 * @param section its section there; empty if there is none
 * @param level how binding it is
 * @param requirement one sentence: what must be true
 * @param examiner finds it out
 */
public record Check(
        String id,
        Document document,
        String section,
        Level level,
        String requirement,
        Examiner examiner) {

    /** Talks to a server; returns if the requirement is met. */
    @FunctionalInterface
    public interface Examiner {
        /**
         * Finds out whether the server does what is required.
         *
         * @throws Unmet if it does not, has no such thing, or does not let it be found out
         * @throws IOException if it went silent or hung up, which no check here allows
         */
        void examine(Site site) throws IOException, Unmet;
    }

    /** A requirement that the document demands. */
    public static Check must(
            String id, Document document, String section, String requirement, Examiner examiner) {
        return new Check(id, document, section, Level.MUST, requirement, examiner);
    }

    /** A requirement that the document recommends. */
    public static Check should(
            String id, Document document, String section, String requirement, Examiner examiner) {
        return new Check(id, document, section, Level.SHOULD, requirement, examiner);
    }

    /** Something that clients have come to rely on. */
    public static Check habit(String id, String requirement, Examiner examiner) {
        return new Check(id, Document.PRACTICE, "", Level.HABIT, requirement, examiner);
    }

    /** Finds out how the server does. */
    public Verdict run(Site site) {
        try {
            examiner.examine(site);
            return new Verdict.Pass();
        } catch (Unmet unmet) {
            return unmet.verdict();
        } catch (IOException broken) {
            return new Verdict.Fail(Answer.printable(String.valueOf(broken.getMessage())));
        }
    }

    /** Document and section as they are cited. */
    public String source() {
        return section.isEmpty() ? document.label() : document.label() + " §" + section;
    }
}
