package org.twinport.daemon;

import org.twinport.daemon.config.Problem;

import java.util.List;
import java.util.stream.Collectors;

/** The server cannot start with these settings; nothing of it runs. */
public final class StartException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    StartException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** All that is wrong, one line each. */
    public List<Problem> problems() {
        return problems;
    }
}
