package org.twinport.cli;

/**
 * A subcommand that another module brings, found by {@link java.util.ServiceLoader} at start; asked
 * once, by the main thread.
 */
public interface Subcommand {
    /** An object with picocli's {@code @Command}. */
    Object command();
}
