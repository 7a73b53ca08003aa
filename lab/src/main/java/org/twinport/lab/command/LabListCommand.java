package org.twinport.lab.command;

import org.twinport.lab.catalogue.Catalogue;
import org.twinport.lab.scenario.Scenario;

import picocli.CommandLine.Command;

import java.util.Locale;
import java.util.concurrent.Callable;

/** {@code twinport lab list}; on the main thread. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Prints all scenarios, with the stage at which each shows.")
final class LabListCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        for (Scenario scenario : Catalogue.all()) {
            String stage =
                    scenario.isHealthy()
                            ? "healthy"
                            : scenario.stage().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            System.out.printf("%-38s %-16s %s%n", scenario.name(), stage, scenario.title());
        }
        return 0;
    }
}
