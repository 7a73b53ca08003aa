package org.twinport.doctor;

import org.twinport.doctor.fact.Facts;
import org.twinport.doctor.fact.Moment;
import org.twinport.doctor.probe.Examination;
import org.twinport.doctor.question.Question;
import org.twinport.doctor.rule.Judge;

import java.util.function.Consumer;

/** Examines the way to one FTP server; stateless. An examination runs on the caller's thread. */
public final class Doctor {

    private Doctor() {}

    /**
     * Asks the server all there is to ask, and judges.
     *
     * @param listener hears each moment of the timeline as it comes, on the caller's thread
     */
    public static Report examine(Question question, Consumer<Moment> listener) {
        Facts facts = new Examination(question, listener).run();
        return new Report(question, facts, Judge.of(question, facts));
    }

    /** The same without a listener. */
    public static Report examine(Question question) {
        return examine(question, _ -> {});
    }
}
