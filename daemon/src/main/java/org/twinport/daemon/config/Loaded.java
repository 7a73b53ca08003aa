package org.twinport.daemon.config;

import java.util.List;

/** What loading settings comes to. */
public sealed interface Loaded {

    /** Everything is right. */
    record Good(Settings settings) implements Loaded {}

    /** All that is wrong, in the order of the sources. */
    record Bad(List<Problem> problems) implements Loaded {
        public Bad {
            problems = List.copyOf(problems);
        }
    }
}
