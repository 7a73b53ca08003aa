package org.twinport.lab.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/** {@code twinport lab}; on the main thread. */
@Command(
        name = "lab",
        mixinStandardHelpOptions = true,
        description =
                "Broken and healthy networks on this machine, to learn from and to prove the doctor: client, routers,"
                        + " firewalls and server as network namespaces, none of which touches the real network.",
        subcommands = {
            LabListCommand.class,
            LabRunCommand.class,
            LabShellCommand.class,
            LabVerifyCommand.class,
            LabCompareCommand.class,
        },
        footer = {
            "",
            "Examples:",
            "  twinport lab list",
            "  twinport lab run server-firewall-drops-passive",
            "  twinport lab shell client-nat-active-refused",
            "  twinport lab verify"
        })
final class LabCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "a subcommand is missing");
    }
}
