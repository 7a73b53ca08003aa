package org.twinport.cli.doctor;

import org.jspecify.annotations.Nullable;
import org.twinport.cli.remote.ConnectOptions;
import org.twinport.cli.remote.FtpUrl;
import org.twinport.cli.remote.Passwords;
import org.twinport.cli.tls.TlsSettings;
import org.twinport.client.ClientOptions;
import org.twinport.client.Credentials;
import org.twinport.client.FtpException;
import org.twinport.client.Mode;
import org.twinport.client.tls.TlsMode;
import org.twinport.client.tls.TlsOptions;
import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.Stage;
import org.twinport.doctor.Doctor;
import org.twinport.doctor.Report;
import org.twinport.doctor.question.Patience;
import org.twinport.doctor.question.Question;
import org.twinport.doctor.question.Question.Security;
import org.twinport.doctor.verdict.Diagnosis;

import picocli.CommandLine.ParseResult;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The short look at a server after a command has failed; on the thread of the command, for a few
 * seconds. It logs in only where the command came as far as a data connection, and touches no other
 * port.
 */
public final class FirstAid {

    private FirstAid() {}

    /**
     * What to print under the error.
     *
     * @param parsed the subcommand that failed
     * @return empty if there is nothing to add
     */
    public static List<String> after(FtpException failure, ParseResult parsed) {
        boolean connect = failure instanceof FtpException.ConnectFailed;
        if (!connect && !(failure instanceof FtpException.DataPathFailed)) {
            return List.of();
        }
        try {
            Optional<FtpUrl> url = url(parsed);
            if (url.isEmpty()) {
                return List.of();
            }
            Question question = question(url.get(), parsed);
            return examine(connect ? question.withoutLogin() : question, parsed, url.get())
                    .map(report -> lines(report, failure.finding().cause(), url.get()))
                    .orElse(List.of());
        } catch (IOException | RuntimeException noHelp) {
            // The error itself is what counts; help that fails must not hide it.
            return List.of();
        }
    }

    /**
     * With ftp:// the command took TLS as it came: where there is none, it went on in clear, and a
     * certificate that nobody knows was not why it failed.
     */
    private static Optional<Report> examine(Question question, ParseResult parsed, FtpUrl url) {
        Report report = Doctor.examine(question);
        TlsSettings settings = mixin(parsed, TlsSettings.class);
        Optional<Cause> cause = report.verdict().first().map(Diagnosis::cause);
        boolean asItComes =
                settings != null
                        && settings.mode(url.scheme()) == TlsMode.IF_OFFERED
                        && cause.filter(c -> c.stage() == Stage.TLS).isPresent();
        if (!asItComes) {
            return Optional.of(report);
        }
        return cause.filter(Cause.TLS_NOT_OFFERED::equals)
                .map(_ -> Doctor.examine(question.with(Security.NONE)));
    }

    private static Optional<FtpUrl> url(ParseResult parsed) {
        return parsed.matchedPositionals().stream()
                .flatMap(p -> p.originalStringValues().stream())
                .filter(FtpUrl::isUrl)
                .map(FtpUrl::parse)
                .findFirst();
    }

    private static <T> @Nullable T mixin(ParseResult parsed, Class<T> type) {
        return parsed.commandSpec().mixins().values().stream()
                .map(m -> m.userObject())
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(null);
    }

    private static Question question(FtpUrl url, ParseResult parsed) throws IOException {
        TlsSettings settings = mixin(parsed, TlsSettings.class);
        ConnectOptions connect = mixin(parsed, ConnectOptions.class);
        TlsOptions tls = settings == null ? TlsOptions.OFF : settings.toClient();
        TlsMode mode = settings == null ? TlsMode.OFF : settings.mode(url.scheme());
        ClientOptions client =
                connect == null ? ClientOptions.DEFAULT : connect.toClient(System.err);
        return new Question(
                url.host(),
                url.port(),
                mode == TlsMode.IMPLICIT
                        ? Security.IMPLICIT
                        : mode == TlsMode.OFF ? Security.NONE : Security.EXPLICIT,
                login(url),
                mode(client.ways().mode()),
                Question.Trial.LIST,
                null,
                tls,
                client.ways().activeAddress(),
                client.ways().activePorts(),
                Patience.BRIEF,
                false,
                Question.Depth.BRIEF,
                null);
    }

    private static Question.Mode mode(Mode mode) {
        return switch (mode) {
            case AUTO -> Question.Mode.AUTO;
            case ACTIVE -> Question.Mode.ACTIVE;
            case PASSIVE, PASV -> Question.Mode.PASSIVE;
        };
    }

    private static Optional<Question.Login> login(FtpUrl url) throws IOException {
        try {
            Credentials found = Passwords.withoutAsking().of(url);
            return Optional.of(new Question.Login(found.user(), found.password()));
        } catch (IllegalArgumentException noPassword) {
            return Optional.empty();
        }
    }

    private static List<String> lines(Report report, Cause known, FtpUrl url) {
        List<String> lines = new ArrayList<>();
        report.verdict()
                .first()
                .ifPresent(d -> {
                    lines.add("  Verdict: " + report.verdict().sentence());
                    if (d.cause() != known) {
                        lines.add(
                                "  Cause: %s  %s".formatted(d.cause().id(), d.cause().sentence()));
                        lines.add("  Fix: " + d.cause().fix());
                    }
                    lines.add("  Who must act: " + d.actor().words());
                });
        lines.add("  'twinport doctor %s' tells more.".formatted(url));
        return lines;
    }
}
