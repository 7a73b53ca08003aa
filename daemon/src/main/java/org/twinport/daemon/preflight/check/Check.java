package org.twinport.daemon.preflight.check;

import org.twinport.daemon.preflight.host.HostFacts;
import org.twinport.daemon.preflight.host.Plan;

import java.util.List;

/**
 * One question about a host.
 *
 * @param id stable, for programs and for searching
 * @param asks the question
 * @param proof how far it has been tried out
 * @param atStart whether a server that starts asks it, too
 * @param judge what answers it
 */
public record Check(String id, String asks, Proof proof, boolean atStart, Judge judge) {

    /** How a check was tried out. */
    public enum Proof {
        /** Tests let a kernel have the fault and look at it. */
        LIVE("live"),
        /** Tests look at what programs printed on a host that had it. */
        RECORDED("recorded output"),
        /**
         * Tests look at texts in the form that the manuals give; no real host was ever looked at.
         */
        WRITTEN("never on a real host");

        private final String words;

        Proof(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** Answers a question from what is known; pure. */
    @FunctionalInterface
    public interface Judge {
        List<Remark> look(Plan plan, HostFacts facts);
    }
}
