package org.twinport.cli.show;

import java.io.Console;
import java.util.Optional;

/** Whether a person sits in front of this process: both its input and its output are a terminal. */
public final class Terminal {

    private Terminal() {}

    /**
     * The terminal, if there is one; a program that reads the output gets no bars, colours or
     * questions.
     */
    // Whether System.console() is null or a console that is no terminal differs between releases of
    // Java.
    @SuppressWarnings("SystemConsoleNull")
    public static Optional<Console> console() {
        Console console = System.console();
        return console != null && console.isTerminal() ? Optional.of(console) : Optional.empty();
    }
}
