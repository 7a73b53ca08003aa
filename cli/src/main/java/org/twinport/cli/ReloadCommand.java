package org.twinport.cli;

import org.twinport.cli.remote.CommandFailed;
import org.twinport.cli.remote.ExitCode;
import org.twinport.daemon.admin.Answer;
import org.twinport.daemon.admin.Reload;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.OptionalInt;
import java.util.concurrent.Callable;

/** {@code twinport reload}. */
@Command(
        name = "reload",
        mixinStandardHelpOptions = true,
        description =
                "Makes a running server read its configuration again: users, permissions, limits, deadlines and passive rules.",
        footer = {
            "",
            "Running sessions keep the rules under which they began. A file with an error changes nothing, and the error is printed.",
            "SIGHUP does the same; its result is in the server's log. root finds the servers of all users.",
            "",
            "Example:",
            "  twinport reload --port 2121"
        })
final class ReloadCommand implements Callable<Integer> {

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The server's first port, if several servers run.")
    private int port;

    @Override
    public Integer call() throws CommandFailed {
        Answer answer =
                Reload.ask(port == 0 ? OptionalInt.empty() : OptionalInt.of(port), System.getenv());
        ExitCode code =
                switch (answer.status()) {
                    case DONE -> ExitCode.OK;
                    case REFUSED -> ExitCode.CONFIGURATION;
                    case NO_SERVER -> ExitCode.START;
                    case SEVERAL_SERVERS -> ExitCode.USAGE;
                };
        if (code != ExitCode.OK) {
            throw new CommandFailed(code, answer.text(), null);
        }
        System.out.println(answer.text());
        return code.number();
    }
}
