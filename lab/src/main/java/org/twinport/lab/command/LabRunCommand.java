package org.twinport.lab.command;

import org.twinport.lab.capture.Capture;
import org.twinport.lab.capture.Segment;
import org.twinport.lab.scenario.Scenario;
import org.twinport.lab.show.Timeline;
import org.twinport.lab.site.Role;
import org.twinport.lab.stand.Doctor;
import org.twinport.lab.stand.Lab;
import org.twinport.lab.stand.PlainClient;
import org.twinport.lab.stand.Stand;
import org.twinport.lab.verify.Table;
import org.twinport.testkit.tool.Tool;
import org.twinport.testkit.tool.ToolResult;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code twinport lab run}; on the main thread. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description =
                "Shows one scenario: the network, what a plain client does with both connections as a timeline, and"
                        + " what the doctor says.")
final class LabRunCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "SCENARIO",
            converter = Scenarios.class,
            description = "Which one; 'twinport lab list' prints all.")
    private Optional<Scenario> scenario = Optional.empty();

    @Option(names = "--root", description = "Ask the doctor as root.")
    private boolean root;

    @Option(names = "--healthy", description = "Without the fault.")
    private boolean healthy;

    @Override
    public Integer call() throws IOException {
        List<String> line = spec.root().commandLine().getParseResult().originalArgs();
        return Entrance.enter(line, false, this::run);
    }

    private int run(Lab lab) {
        Scenario chosen = scenario.orElseThrow();
        Optional<String> reason = lab.whyNot(chosen);
        if (reason.isPresent()) {
            System.err.println("twinport: not here: " + reason.get());
            return Entrance.IMPOSSIBLE;
        }
        System.out.printf("%s: %s%n%n", chosen.name(), chosen.title());
        System.out.println(chosen.shape().picture());
        try (Stand stand = Stand.of(lab, chosen)) {
            if (!healthy) {
                stand.become(chosen.shown());
            }
            plain(stand);
            doctor(stand);
        }
        if (!chosen.isHealthy()) {
            System.out.printf("%nWhat is true: %s%n", Table.ids(chosen.forRoot()));
        }
        return 0;
    }

    private static void plain(Stand stand) {
        Tool curl = PlainClient.tool(stand);
        if (Capture.whyNot().isPresent()) {
            show(curl.run());
            return;
        }
        try (Capture capture = Capture.on(stand.machine(Role.CLIENT), "eth0")) {
            ToolResult result = curl.run();
            show(result);
            List<Segment> seen = capture.segments();
            Timeline.of(seen, stand.now().order().port()).forEach(System.out::println);
        }
    }

    private static void show(ToolResult result) {
        int at = result.argv().indexOf("-sS");
        System.out.println(
                "$ curl " + String.join(" ", result.argv().subList(at, result.argv().size())));
        System.out.println(
                result.exitCode() == 0
                        ? "it works"
                        : result.errors().strip() + " (exit code " + result.exitCode() + ")");
        System.out.println();
    }

    private void doctor(Stand stand) {
        if (!stand.lab().hasDoctor()) {
            System.out.println("\n(this build has no doctor)");
            return;
        }
        Tool tool = new Doctor(root, false).tool(stand);
        int at = tool.argv().indexOf("doctor");
        System.out.println(
                "\n$ twinport " + String.join(" ", tool.argv().subList(at, tool.argv().size())));
        ToolResult result = tool.run();
        System.out.print(result.output());
        System.out.print(result.errors());
    }
}
