package org.twinport.lab.command;

import org.twinport.lab.scenario.Account;
import org.twinport.lab.scenario.Scenario;
import org.twinport.lab.site.Role;
import org.twinport.lab.stand.Lab;
import org.twinport.lab.stand.PlainClient;
import org.twinport.lab.stand.Stand;
import org.twinport.testkit.tool.Tool;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code twinport lab shell}; on the main thread. */
@Command(
        name = "shell",
        mixinStandardHelpOptions = true,
        description =
                "Starts a scenario and a shell on the client's machine, or on another; leaving the shell removes all.")
final class LabShellCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "SCENARIO",
            converter = Scenarios.class,
            description = "Which one; 'twinport lab list' prints all.")
    private Optional<Scenario> scenario = Optional.empty();

    @Option(
            names = "--on",
            paramLabel = "MACHINE",
            description = "Where: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Role role = Role.CLIENT;

    @Option(names = "--healthy", description = "Without the fault.")
    private boolean healthy;

    @Override
    public Integer call() throws IOException {
        List<String> line = spec.root().commandLine().getParseResult().originalArgs();
        return Entrance.enter(line, false, this::shell);
    }

    private int shell(Lab lab) {
        Scenario chosen = scenario.orElseThrow();
        Optional<String> reason = lab.whyNot(chosen);
        if (reason.isPresent()) {
            System.err.println("twinport: not here: " + reason.get());
            return Entrance.IMPOSSIBLE;
        }
        try (Stand stand = Stand.of(lab, chosen)) {
            if (!healthy) {
                stand.become(chosen.shown());
            }
            System.out.println(chosen.title() + "\n\n" + chosen.shape().picture());
            System.out.printf(
                    "The server: %s, user %s, password %s. You are on the machine '%s' as root; 'exit' ends it.%n",
                    PlainClient.url(stand), Account.USER, Account.PASSWORD, role.word());
            return interactive(stand);
        }
    }

    private int interactive(Stand stand) {
        String shell = System.getenv().getOrDefault("SHELL", "/bin/sh");
        Tool tool = Tool.of("sh", "-c", "exec \"$0\"", shell);
        List<String> command =
                role == Role.CLIENT
                        ? stand.client(tool).argv()
                        : tool.through(stand.machine(role).prefix()).argv();
        try {
            ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
            builder.environment().put("PS1", "lab:" + role.word() + "# ");
            return builder.start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Entrance.IMPOSSIBLE;
        }
    }
}
