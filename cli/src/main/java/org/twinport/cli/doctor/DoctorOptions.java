package org.twinport.cli.doctor;

import org.jspecify.annotations.Nullable;
import org.twinport.doctor.question.Patience;
import org.twinport.doctor.question.Question;
import org.twinport.net.data.PortRange;
import org.twinport.protocol.endpoint.HostPort;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What shall work, and how hard it is tried: the doctor's own options. */
public final class DoctorOptions {

    private static final Pattern SECONDS = Pattern.compile("(\\d{1,3})s?");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--mode",
            paramLabel = "auto|passive|active",
            description =
                    "What has to work. auto: passive mode, or active mode where the server refuses passive. Default: auto.")
    private @Nullable String mode;

    @Option(
            names = "--try",
            paramLabel = "list|get|put",
            description =
                    "What is tried on the data connection: a listing, fetching --file, or storing --file and removing it again. Default: list.")
    private @Nullable String trial;

    @Option(names = "--file", paramLabel = "PATH", description = "For --try: a path on the server.")
    private @Nullable String file;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description =
                    "How long to wait for each answer, in seconds. Default: 2.5 to 15 s, by what it is.")
    private @Nullable String timeout;

    @Option(
            names = "--active-address",
            paramLabel = "ADDR",
            description = "Address to announce in active mode, for a client behind NAT.")
    private @Nullable String activeAddress;

    @Option(
            names = "--active-ports",
            paramLabel = "A-B",
            description = "Ports to listen on in active mode. Default: any.")
    private @Nullable String activePorts;

    @Option(
            names = "--canary",
            paramLabel = "HOST",
            description =
                    "An FTP server that is known to work; tells whether port 21 is blocked for all.")
    private @Nullable String canary;

    @Option(
            names = "--portable",
            description = "No native calls and nothing of Linux, as on other systems.")
    private boolean portable;

    /** What has to work. */
    public Question.Mode mode() {
        return value(mode, Question.Mode.AUTO, "--mode", Question.Mode.values());
    }

    /** What is tried. */
    public Question.Trial trial() {
        Question.Trial wanted = value(trial, Question.Trial.LIST, "--try", Question.Trial.values());
        if (wanted != Question.Trial.LIST && file().isEmpty()) {
            throw wrong("--try %s needs --file, a path on the server".formatted(trial));
        }
        return wanted;
    }

    /** The path on the server, if one was given. */
    public Optional<String> file() {
        return Optional.ofNullable(file).filter(f -> !f.isEmpty());
    }

    public Patience patience() {
        if (timeout == null) {
            return Patience.DEFAULT;
        }
        Matcher m = SECONDS.matcher(timeout);
        if (!m.matches() || Integer.parseInt(m.group(1)) == 0) {
            throw wrong("--timeout takes a number of seconds from 1 to 999");
        }
        return Patience.DEFAULT.all(Duration.ofSeconds(Integer.parseInt(m.group(1))));
    }

    /** What PORT announces, or null for this end's own address. */
    public @Nullable InetAddress activeAddress() {
        String text = activeAddress;
        if (text == null) {
            return null;
        }
        return HostPort.parseIpv4(text)
                .or(() -> HostPort.parseIpv6(text))
                .orElseThrow(() -> wrong("--active-address takes an IP address"));
    }

    public PortRange activePorts() {
        return activePorts == null
                ? PortRange.ANY
                : PortRange.parse(activePorts)
                        .orElseThrow(() ->
                                wrong(
                                        "--active-ports takes a range like 50000-50100 within 1024-65535"));
    }

    public @Nullable String canary() {
        return canary;
    }

    public boolean portable() {
        return portable || !System.getProperty("os.name", "").equals("Linux");
    }

    private <E extends Enum<E>> E value(
            @Nullable String text, E otherwise, String option, E[] values) {
        if (text == null) {
            return otherwise;
        }
        for (E each : values) {
            if (each.name().equals(text.toUpperCase(Locale.ROOT))) {
                return each;
            }
        }
        throw wrong("%s does not take '%s'".formatted(option, text));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
