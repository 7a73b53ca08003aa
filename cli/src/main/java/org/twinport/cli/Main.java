package org.twinport.cli;

import org.twinport.cli.doctor.FirstAid;
import org.twinport.cli.remote.ExitCode;
import org.twinport.cli.remote.Failures;
import org.twinport.cli.show.Plain;
import org.twinport.cli.tls.TlsAhead;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** The entry point of {@code twinport}. */
@Command(
        name = "twinport",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "FTP server, client and connection doctor.",
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

    private static final List<String> VERSION = List.of("-V", "--version");

    Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        // A name for the passive address is looked up anew for each PASV; Java would remember it
        // for 30 s. Setting the security property instead would wake Java's loggers, which takes
        // longer than a short command.
        System.setProperty("sun.net.inetaddr.ttl", "0");
        if (usesTls(List.of(args))) {
            TlsAhead.begin();
        }
        PrintStream out = utf8(FileDescriptor.out);
        PrintStream err = utf8(FileDescriptor.err);
        System.setOut(out);
        System.setErr(err);
        int code = run(args);
        if (out.checkError() && code == ExitCode.OK.number()) {
            err.println("twinport: " + OUTPUT_LOST);
            code = ExitCode.LOCAL_FILE.number();
        }
        err.flush();
        if (code == ExitCode.OK.number() && isVersion(args)) {
            return; // The end of the process; System.exit, too, would wake Java's loggers.
        }
        System.exit(code);
    }

    /** Runs one command and returns its exit code. */
    static int run(String... args) {
        return isVersion(args) ? printVersion() : commandLine(List.of(args)).execute(args);
    }

    /** As far as can be said before the options are read. */
    private static boolean usesTls(List<String> args) {
        return args.size() > 1
                && OwnCommand.called(args.getFirst()).anyMatch(OwnCommand::talksToServers)
                && !args.contains("--no-tls");
    }

    private static boolean isVersion(String... args) {
        return args.length == 1 && VERSION.contains(args[0]);
    }

    /**
     * Scripts ask for it at each turn; the parser would take longer to build than Java to start.
     */
    private static int printVersion() {
        try {
            System.out.println(String.join(System.lineSeparator(), Version.lines()));
            return ExitCode.OK.number();
        } catch (IOException e) {
            throw new UncheckedIOException("the jar cannot be read", e);
        }
    }

    /** Names are UTF-8 whatever the locale says; a pipe or a log file keeps them. */
    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /**
     * What can parse and run these arguments. To make all commands from their annotations takes
     * longer than most of them need; help, and advice on a wrong word, need all.
     */
    static CommandLine commandLine(List<String> arguments) {
        CommandLine line = new CommandLine(new Main());
        Optional<OwnCommand> named =
                arguments.stream().limit(1).flatMap(OwnCommand::called).findFirst();
        named.ifPresentOrElse(own -> own.addTo(line), () -> addAll(line));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(true);
        Map<String, String> exitCodes = new LinkedHashMap<>();
        for (ExitCode code : ExitCode.values()) {
            exitCodes.put(String.valueOf(code.number()), code.meaning());
        }
        exitCodes.put(
                "130, 143", "ended by Ctrl-C or SIGTERM, after running transfers had their grace");
        exitCodes.put(
                "120-124",
                "from the start script: no Java 25, not built and no Maven, the build failed, --run-as cannot be done, no package");
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

    private static void addAll(CommandLine line) {
        Stream.of(OwnCommand.values()).forEach(own -> own.addTo(line));
        ServiceLoader.load(Subcommand.class).forEach(more -> line.addSubcommand(more.command()));
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
