package org.twinport.lab.command;

import org.twinport.lab.catalogue.Catalogue;
import org.twinport.lab.scenario.Scenario;
import org.twinport.lab.stand.Lab;
import org.twinport.lab.verify.Crew;
import org.twinport.lab.verify.Row;
import org.twinport.lab.verify.RowsJson;
import org.twinport.lab.verify.Table;
import org.twinport.lab.verify.Verification;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code twinport lab verify}; on the main thread, with a crew of others. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Proves each scenario: a plain client fails with the fault and works without it, the doctor names it as an"
                    + " ordinary user and as root, and the fix it prints, applied as it stands, cures it.",
            "Ends with 0 if all of it holds, else with 1."
        })
final class LabVerifyCommand implements Callable<Integer> {
    static final int JOBS = 12;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "SCENARIO",
            arity = "0..*",
            converter = Scenarios.class,
            description = "Which ones. Default: all.")
    private List<Scenario> names = List.of();

    @Option(names = "--user", description = "Ask the doctor as an ordinary user only.")
    private boolean user;

    @Option(names = "--root", description = "Ask it as root only.")
    private boolean root;

    @Option(names = "--portable", description = "Let it do without what only Linux has.")
    private boolean portable;

    @Option(names = "--json", description = "Print JSON instead of a table.")
    private boolean json;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "How many scenarios at a time. Default: ${DEFAULT-VALUE}.")
    private int jobs = JOBS;

    @Option(
            names = "--namespace",
            description = "As root, too, work in a user namespace, as is done for other users.")
    private boolean namespace;

    @Override
    public Integer call() throws IOException {
        List<String> line = spec.root().commandLine().getParseResult().originalArgs();
        return Entrance.enter(line, namespace, this::verify);
    }

    private int verify(Lab lab) {
        List<Scenario> chosen = names.isEmpty() ? Catalogue.all() : names;
        Verification verification = new Verification(lab, user || !root, root || !user, portable);
        if (!lab.hasDoctor()) {
            System.err.println("twinport: this build has no doctor; only the faults are verified");
        }
        if (!json) {
            System.out.print(Table.head());
        }
        List<Row> rows = Crew.run(chosen, Math.max(1, jobs), verification::of, this::show);
        if (json) {
            RowsJson.print(System.out, rows);
        } else {
            System.out.println();
            rows.stream().map(Table::complaints).forEach(System.out::print);
            System.out.print(Table.sums(rows));
        }
        return rows.stream().allMatch(Row::isGood) ? 0 : 1;
    }

    private void show(Row row) {
        if (!json) {
            System.out.print(Table.line(row));
        }
    }
}
