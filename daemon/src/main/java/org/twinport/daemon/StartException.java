package org.twinport.daemon;

import org.twinport.daemon.config.Problem;

import java.util.List;
import java.util.stream.Collectors;

/** The server cannot start with these settings; nothing of it runs. */
public final class StartException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    private final boolean notBound;

    StartException(List<Problem> problems) {
        this(problems, false);
    }

    private StartException(List<Problem> problems, boolean notBound) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
        this.notBound = notBound;
    }

    /** Of settings that are right in themselves, but whose address or port is not free. */
    static StartException notBound(Problem why) {
        return new StartException(List.of(why), true);
    }

    /** Whether nothing is wrong but that an address or port is not free. */
    public boolean isNotBound() {
        return notBound;
    }

    /** All that is wrong, one line each. */
    public List<Problem> problems() {
        return problems;
    }
}
