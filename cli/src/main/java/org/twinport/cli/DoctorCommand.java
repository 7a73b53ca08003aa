package org.twinport.cli;

import org.jspecify.annotations.Nullable;
import org.twinport.cli.doctor.Anonymous;
import org.twinport.cli.doctor.DoctorExit;
import org.twinport.cli.doctor.DoctorOptions;
import org.twinport.cli.doctor.JsonReport;
import org.twinport.cli.remote.CommandFailed;
import org.twinport.cli.remote.FtpUrl;
import org.twinport.cli.remote.Passwords;
import org.twinport.cli.remote.Remote;
import org.twinport.cli.show.Json;
import org.twinport.cli.show.Plain;
import org.twinport.cli.show.Terminal;
import org.twinport.cli.tls.TlsSettings;
import org.twinport.client.Credentials;
import org.twinport.client.tls.TlsMode;
import org.twinport.client.tls.TlsOptions;
import org.twinport.doctor.Doctor;
import org.twinport.doctor.Report;
import org.twinport.doctor.question.Question;
import org.twinport.doctor.question.Question.Security;
import org.twinport.doctor.report.MarkdownReport;
import org.twinport.doctor.report.TextReport;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/** {@code twinport doctor}. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Finds out why a client cannot connect: the cause, the evidence, who must act, the fix.",
            "Without a password it judges everything before the login. It tries anonymous only if the URL names it."
        },
        footer = {
            "",
            "The exit code is 0 if what was asked for works, else that of the stage that fails.",
            "",
            "Examples:",
            "  twinport doctor ftp.example.com",
            "  twinport doctor ftp://alice@ftp.example.com/ --mode active",
            "  twinport doctor ftpes://alice@ftp.example.com/ --try get --file report.pdf",
            "  twinport doctor ftp://alice@ftp.example.com/ --markdown --share > report.md",
            "  twinport doctor --server --config /etc/twinport.yaml"
        })
final class DoctorCommand implements Callable<Integer> {

    @Spec private CommandSpec command = CommandSpec.create();

    @Mixin private DoctorOptions options = new DoctorOptions();

    @Mixin private TlsSettings tls = new TlsSettings();

    @Option(names = "--json", description = "Print JSON instead of text.")
    private boolean json;

    @Option(names = "--markdown", description = "Print Markdown, for a ticket or a mail.")
    private boolean markdown;

    @Option(
            names = "--share",
            description =
                    "For a report that goes to strangers: words in place of names, paths and addresses, whose scope is kept.")
    private boolean share;

    @Option(
            names = "--server",
            description = "Look at this host as a Twinport server's, before users come.")
    private boolean server;

    @Option(names = "--config", paramLabel = "FILE", description = "With --server: its settings.")
    private @Nullable Path config;

    @Parameters(
            paramLabel = "URL",
            arity = "0..1",
            description =
                    "ftp://user@host:port/, ftpes:// or ftps://, or just a host. Without one, the terminal is asked.")
    private @Nullable String url;

    @Override
    public Integer call() throws IOException, CommandFailed {
        if (json && markdown) {
            throw wrong("--json and --markdown exclude each other");
        }
        if (server) {
            return host();
        }
        if (config != null) {
            throw wrong("--config belongs to --server");
        }
        Question question = question(target());
        Report report = Doctor.examine(question);
        print(report);
        return DoctorExit.of(report.verdict()).number();
    }

    private int host() throws CommandFailed {
        if (url != null || markdown || share) {
            throw wrong("--server goes with --config and --json only: it looks at this host");
        }
        return new ServerDoctor(System.getenv()).run(Optional.ofNullable(config), json, System.out);
    }

    private FtpUrl target() throws CommandFailed {
        String text = url == null ? asked() : url;
        return Remote.url(FtpUrl.isUrl(text) ? text : "ftp://" + text);
    }

    private String asked() {
        Console console =
                Terminal.console()
                        .orElseThrow(() -> wrong("name a URL such as ftp://user@host/, or a host"));
        String host = console.readLine("Host: ").strip();
        String user = console.readLine("User (empty to stop before the login): ").strip();
        String at = user.isEmpty() ? "" : user + "@";
        return "ftp://" + at + host + "/";
    }

    private Question question(FtpUrl target) throws IOException {
        Optional<Question.Login> login = login(target);
        login.ifPresent(l -> requireOneLine(l.user() + l.password(), "user and password"));
        requireOneLine(options.file().orElse(""), "--file");
        TlsOptions settings = tls.toClient();
        TlsMode mode = tls.mode(target.scheme());
        Security security =
                switch (mode) {
                    case OFF, IF_OFFERED -> Security.NONE;
                    case REQUIRED -> Security.EXPLICIT;
                    case IMPLICIT -> Security.IMPLICIT;
                };
        return new Question(
                target.host(),
                target.port(),
                security,
                login,
                options.mode(),
                options.trial(),
                options.file().orElse(null),
                settings,
                options.activeAddress(),
                options.activePorts(),
                options.patience(),
                options.portable(),
                Question.Depth.FULL,
                options.canary());
    }

    /** A line end would smuggle a command of somebody else's into the session. */
    private void requireOneLine(String text, String what) {
        if (text.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
            throw wrong(what + " must not hold line ends");
        }
    }

    /** Nobody is logged in as anonymous who did not ask for it. */
    private static Optional<Question.Login> login(FtpUrl target) throws IOException {
        try {
            Credentials found = Passwords.ofProcess().of(target);
            return target.user() == null && found.equals(Credentials.ANONYMOUS)
                    ? Optional.empty()
                    : Optional.of(new Question.Login(found.user(), found.password()));
        } catch (IllegalArgumentException noPassword) {
            return Optional.empty();
        }
    }

    private void print(Report report) {
        Anonymous anonymous = new Anonymous(report.question());
        UnaryOperator<String> shown = share ? anonymous::text : UnaryOperator.identity();
        if (json) {
            Json.print(System.out, j -> JsonReport.write(j, report), shown);
            return;
        }
        List<String> lines = markdown ? MarkdownReport.of(report) : TextReport.of(report);
        lines.forEach(line -> System.out.println(Plain.harmless(shown.apply(line))));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
