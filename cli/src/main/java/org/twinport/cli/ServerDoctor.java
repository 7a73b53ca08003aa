package org.twinport.cli;

import org.twinport.cli.remote.CommandFailed;
import org.twinport.cli.remote.ExitCode;
import org.twinport.cli.show.HostReport;
import org.twinport.daemon.config.Loaded;
import org.twinport.daemon.config.Problem;
import org.twinport.daemon.config.Settings;
import org.twinport.daemon.config.Sources;
import org.twinport.daemon.preflight.Preflight;
import org.twinport.daemon.preflight.check.Severity;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code twinport doctor --server}; on the command line's thread. */
final class ServerDoctor {

    private final Map<String, String> environment;

    /**
     * @param environment variables, which may hold settings
     */
    ServerDoctor(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * Looks at this host as the server's that has this configuration, and prints what it finds.
     *
     * @param config the file; empty for the variables and the defaults
     * @param json whether for programs
     * @return {@link ExitCode#HOST} if there is an error, else {@link ExitCode#OK}
     * @throws CommandFailed if the settings are wrong
     */
    int run(Optional<Path> config, boolean json, PrintStream out) throws CommandFailed {
        Sources sources = new Sources(config, environment, Map.of(), List.of());
        HostReport report = new HostReport(Preflight.thorough(settings(sources)));
        if (json) {
            report.printJson(out);
        } else {
            report.lines().forEach(out::println);
        }
        return (report.count(Severity.ERROR) > 0 ? ExitCode.HOST : ExitCode.OK).number();
    }

    private static Settings settings(Sources sources) throws CommandFailed {
        return switch (Settings.load(sources)) {
            case Loaded.Good(Settings settings) -> settings;
            case Loaded.Bad(List<Problem> problems) ->
                    throw new CommandFailed(
                            ExitCode.CONFIGURATION,
                            problems.stream()
                                    .map(Problem::toString)
                                    .collect(Collectors.joining("\n")),
                            null);
        };
    }
}
