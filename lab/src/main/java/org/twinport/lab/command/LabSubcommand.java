package org.twinport.lab.command;

import org.twinport.cli.Subcommand;

/** Brings {@code lab} to the command line, which finds it by its name in META-INF/services. */
public final class LabSubcommand implements Subcommand {
    @Override
    public Object command() {
        return new LabCommand();
    }
}
