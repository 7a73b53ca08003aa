package org.twinport.lab.command;

import org.twinport.lab.catalogue.Catalogue;
import org.twinport.lab.scenario.Scenario;
import org.twinport.lab.stand.Lab;
import org.twinport.lab.stand.OtherClient;
import org.twinport.lab.stand.Stand;
import org.twinport.lab.verify.Crew;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code twinport lab compare}; on the main thread, with a crew of others. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Prints what curl, lftp, tnftp and ncftp say where the doctor names a cause.")
final class LabCompareCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "SCENARIO",
            arity = "0..*",
            converter = Scenarios.class,
            description = "Which ones. Default: all that are not healthy.")
    private List<Scenario> names = List.of();

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "How many scenarios at a time. Default: ${DEFAULT-VALUE}.")
    private int jobs = LabVerifyCommand.JOBS;

    @Override
    public Integer call() throws IOException {
        List<String> line = spec.root().commandLine().getParseResult().originalArgs();
        return Entrance.enter(line, false, this::compare);
    }

    private int compare(Lab lab) {
        List<Scenario> chosen =
                names.isEmpty()
                        ? Catalogue.all().stream().filter(s -> !s.isHealthy()).toList()
                        : names;
        Crew.run(chosen, Math.max(1, jobs), scenario -> said(lab, scenario), System.out::println);
        return 0;
    }

    private static String said(Lab lab, Scenario scenario) {
        List<String> lines = new ArrayList<>();
        lines.add("%s: %s".formatted(scenario.name(), scenario.title()));
        Optional<String> reason = lab.whyNot(scenario);
        if (reason.isPresent()) {
            lines.add("  skipped: " + reason.get());
            return String.join("\n", lines) + "\n";
        }
        try (Stand stand = Stand.of(lab, scenario)) {
            stand.become(scenario.shown());
            for (OtherClient client : OtherClient.values()) {
                lines.add("  %-6s %s".formatted(client.word(), client.says(stand)));
            }
        }
        return String.join("\n", lines) + "\n";
    }
}
