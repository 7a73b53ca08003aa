package org.twinport.cli;

import org.twinport.cli.doctor.FirstAid;
import org.twinport.cli.remote.ExitCode;
import org.twinport.cli.remote.Failures;
import org.twinport.cli.show.Plain;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.Security;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** The entry point of {@code twinport}. */
@Command(
        name = "twinport",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "FTP server, client and connection doctor.",
        subcommands = {
            ServeCommand.class,
            ReloadCommand.class,
            HashPasswordCommand.class,
            ListCommand.class,
            CatCommand.class,
            GetCommand.class,
            PutCommand.class,
            StatCommand.class,
            MakeDirectoryCommand.class,
            RemoveCommand.class,
            MoveCommand.class,
            DoctorCommand.class,
            ConformanceCommand.class,
        },
        footer = {
            "",
            "Examples:",
            "  twinport serve --root /srv/ftp --user alice:secret",
            "  twinport ls ftp://alice@localhost:2121/",
            "  twinport get ftp://alice@localhost:2121/report.pdf",
            "  twinport put -r site/ ftp://alice@localhost:2121/www/",
            "  twinport ls ftpes://alice@ftp.example.com/",
            "  twinport doctor ftp://alice@ftp.example.com/",
            "",
            "ftpes:// and ftps:// insist on TLS and a good certificate; ftp:// uses TLS where the server offers it.",
            "Passwords come from FTP_PASSWORD, ~/.netrc or a prompt.",
            "'twinport COMMAND --help' shows a command's options and examples."
        })
public final class Main {

    static final String OUTPUT_LOST = "standard output cannot be written";

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        // A name for the passive address is looked up anew for each PASV; Java would remember it
        // for 30 s.
        Security.setProperty("networkaddress.cache.ttl", "0");
        PrintStream out = utf8(FileDescriptor.out);
        PrintStream err = utf8(FileDescriptor.err);
        System.setOut(out);
        System.setErr(err);
        int code = commandLine().execute(args);
        if (out.checkError() && code == ExitCode.OK.number()) {
            err.println("twinport: " + OUTPUT_LOST);
            code = ExitCode.LOCAL_FILE.number();
        }
        err.flush();
        System.exit(code);
    }

    /** Names are UTF-8 whatever the locale says; a pipe or a log file keeps them. */
    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        ServiceLoader.load(Subcommand.class).forEach(more -> line.addSubcommand(more.command()));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(true);
        Map<String, String> exitCodes = new LinkedHashMap<>();
        for (ExitCode code : ExitCode.values()) {
            exitCodes.put(String.valueOf(code.number()), code.meaning());
        }
        exitCodes.put(
                "130, 143", "ended by Ctrl-C or SIGTERM, after running transfers had their grace");
        exitCodes.put(
                "120-123",
                "from the start script: no Java 25, not built and no Maven, the build failed, --run-as cannot be done");
        line.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(exitCodes);
        line.setExecutionExceptionHandler(Main::failed);
        line.setParameterExceptionHandler((wrong, _) -> {
            PrintStream err = System.err;
            err.println("twinport: " + wrong.getMessage());
            CommandLine.UnmatchedArgumentException.printSuggestions(
                    wrong, new PrintWriter(err, true, StandardCharsets.UTF_8));
            err.println(
                    "  'twinport %s--help' shows what is possible."
                            .formatted(nameOf(wrong.getCommandLine())));
            return ExitCode.USAGE.number();
        });
        return line;
    }

    private static String nameOf(CommandLine command) {
        return command.getParent() == null ? "" : command.getCommandName() + " ";
    }

    private static int failed(
            Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        ExitCode code = Failures.exitCode(failure);
        // What was parsed is the whole line; the option is the subcommand's.
        if (parsed.hasSubcommand() && parsed.subcommand().hasMatchedOption("--json")) {
            Failures.printJson(System.out, failure);
        } else if (code == ExitCode.INTERNAL) {
            System.err.println("twinport: an unexpected error; please report it with what follows");
            failure.printStackTrace(System.err);
        } else {
            Failures.print(System.err, failure);
            Optional.ofNullable(Failures.ftp(failure))
                    .filter(_ -> parsed.hasSubcommand())
                    .map(ftp -> FirstAid.after(ftp, parsed.subcommand()))
                    .orElse(List.of())
                    .forEach(line -> System.err.println(Plain.harmless(line)));
        }
        return code.number();
    }
}
