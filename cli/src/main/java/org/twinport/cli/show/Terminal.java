package org.twinport.cli.show;

import java.io.Console;
import java.util.Optional;

/** The terminal at which a person sits; stateless. */
public final class Terminal {

    private Terminal() {}

    /**
     * Empty if standard input or output is a pipe or a file. What a missing terminal looks like
     * depends on the Java and its settings: no console, or one that says that it is no terminal.
     */
    public static Optional<Console> console() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal);
    }
}
