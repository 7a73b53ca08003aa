package org.twinport.conformance;

import org.twinport.conformance.check.Check;
import org.twinport.conformance.check.Level;
import org.twinport.conformance.check.Verdict;

/** What came of one check; a value. */
public record Result(Check check, Verdict verdict) {

    /** Whether the server breaks what a document demands. */
    public boolean breaksMust() {
        return check.level() == Level.MUST && verdict.isFail();
    }
}
