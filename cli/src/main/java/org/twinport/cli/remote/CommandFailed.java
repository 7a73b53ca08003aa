package org.twinport.cli.remote;

import org.jspecify.annotations.Nullable;

/** A command ends here, with a message for people and an exit code for scripts. */
public final class CommandFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    public CommandFailed(ExitCode exitCode, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    public ExitCode exitCode() {
        return exitCode;
    }
}
