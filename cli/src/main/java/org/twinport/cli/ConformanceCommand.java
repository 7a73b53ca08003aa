package org.twinport.cli;

import org.twinport.cli.remote.CommandFailed;
import org.twinport.cli.remote.ConnectOptions;
import org.twinport.cli.remote.ExitCode;
import org.twinport.cli.remote.FtpUrl;
import org.twinport.cli.remote.Remote;
import org.twinport.cli.show.Json;
import org.twinport.cli.show.Plain;
import org.twinport.cli.tls.FtpScheme;
import org.twinport.client.Credentials;
import org.twinport.conformance.Examination;
import org.twinport.conformance.Report;
import org.twinport.conformance.Result;
import org.twinport.conformance.Tables;
import org.twinport.conformance.check.Target;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import tools.jackson.core.JsonGenerator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;

/** {@code twinport conformance}. */
@Command(
        name = "conformance",
        mixinStandardHelpOptions = true,
        description =
                "Checks a server against the RFCs, as a black box. It writes only below a directory"
                        + " twinport-conformance-XXXXXXXX that it makes and removes.",
        footer = {
            "",
            "It logs in some two hundred times, in clear, twice with a wrong password. A data",
            "connection is always passive, but where active mode is checked.",
            "",
            "Examples:",
            "  twinport conformance ftp://alice@localhost:2121/",
            "  twinport conformance --markdown ftp://alice@ftp.example.com/scratch > report.md"
        })
final class ConformanceCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Mixin private ConnectOptions connect = new ConnectOptions();

    @Option(names = "--markdown", description = "Print a Markdown page instead of text.")
    private boolean markdown;

    @Parameters(
            paramLabel = "URL",
            description = "ftp://user@host:port/path; the path is a directory to write in.")
    private String url = "";

    @Override
    public Integer call() throws IOException, CommandFailed {
        FtpUrl target = Remote.url(url);
        if (target.scheme() != FtpScheme.FTP) {
            throw new CommandFailed(
                    ExitCode.USAGE,
                    "conformance takes ftp://; it logs in in clear, and checks AUTH TLS from there",
                    null);
        }
        Report report = examine(target);
        if (connect.json()) {
            Json.print(System.out, json -> write(json, report));
        } else if (markdown) {
            System.out.print("# " + target + "\n\n" + Tables.markdown(report));
        } else {
            Tables.text(report).lines().map(Plain::harmless).forEach(System.out::println);
        }
        for (String left : report.leftBehind()) {
            System.err.println("twinport: left behind: " + Plain.harmless(left));
        }
        return (report.isConformant() ? ExitCode.OK : ExitCode.NOT_CONFORMANT).number();
    }

    /** The client goes first: it says why where a server cannot be reached or refuses the login. */
    private Report examine(FtpUrl url) throws IOException, CommandFailed {
        Remote remote = Remote.inClear(connect, System.err);
        Credentials who = remote.credentials(url);
        remote.open(url, who).close();
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.getByName(url.host()), url.port());
        String base = url.path().octets().replaceFirst("(?<=.)/+$", "");
        Target target =
                new Target(
                        address,
                        octets(who.user()),
                        octets(who.password()),
                        base,
                        connect.timeout().orElse(PATIENCE));
        return new Examination(target, _ -> {}).run();
    }

    private static String octets(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static void write(JsonGenerator json, Report report) {
        json.writeStartObject();
        json.writeBooleanProperty("conformant", report.isConformant());
        json.writeArrayPropertyStart("checks");
        report.results().forEach(result -> write(json, result));
        json.writeEndArray();
        json.writeArrayPropertyStart("leftBehind");
        report.leftBehind().forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Result result) {
        json.writeStartObject();
        json.writeStringProperty("id", result.check().id());
        json.writeStringProperty("document", result.check().document().label());
        json.writeStringProperty("section", result.check().section());
        json.writeStringProperty("level", Tables.word(result.check().level()));
        json.writeStringProperty("requirement", result.check().requirement());
        json.writeStringProperty("verdict", result.verdict().word());
        json.writeStringProperty("seen", result.verdict().detail());
        json.writeEndObject();
    }
}
