package org.twinport.cli.remote;

import org.jspecify.annotations.Nullable;
import org.twinport.cli.show.Trace;
import org.twinport.client.ClientOptions;
import org.twinport.client.Mode;
import org.twinport.net.data.PortRange;
import org.twinport.protocol.endpoint.HostPort;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.PrintStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How to connect: the options that every client command has. */
public final class ConnectOptions {

    private static final Pattern SECONDS = Pattern.compile("(\\d{1,6})(s|m)?");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--passive",
            arity = "0..1",
            fallbackValue = "any",
            preprocessor = AttachedOnly.class,
            paramLabel = "pasv",
            description =
                    "Passive mode only: EPSV, then PASV; --passive=pasv for PASV alone. Default: whatever works.")
    private @Nullable String passive;

    @Option(names = "--active", description = "Active mode only: the server dials.")
    private boolean active;

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
            names = "--foreign-passive",
            description = "Dial a public data address even if it is not the server's own.")
    private boolean foreignPassive;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description =
                    "For connecting, each reply and a silent transfer: seconds, or 2m. Default: 30 s, 60 s, 120 s.")
    private @Nullable String timeout;

    @Option(names = "--json", description = "Print JSON instead of text.")
    private boolean json;

    @Option(
            names = "--trace",
            description =
                    "Print the dialogue of both connections to standard error; secrets are masked.")
    private boolean trace;

    public boolean json() {
        return json;
    }

    public boolean trace() {
        return trace;
    }

    /** The options as the client takes them. */
    public ClientOptions toClient(PrintStream err) {
        ClientOptions options =
                ClientOptions.DEFAULT
                        .mode(mode())
                        .foreignPassive(foreignPassive)
                        .listener(new Trace(err, trace));
        PortRange ports =
                activePorts == null
                        ? PortRange.ANY
                        : PortRange.parse(activePorts)
                                .orElseThrow(() ->
                                        wrong(
                                                "--active-ports takes a range like 50000-50100 within 1024-65535"));
        options = options.activeFrom(announced(), ports);
        return timeout().map(options::timeout).orElse(options);
    }

    /** What {@code --timeout} says, if it was given. */
    public Optional<Duration> timeout() {
        return Optional.ofNullable(timeout).map(this::time);
    }

    private Mode mode() {
        if (active && passive != null) {
            throw wrong(
                    "--active and --passive exclude each other; without either, whatever works is used");
        }
        if (passive == null) {
            return active ? Mode.ACTIVE : Mode.AUTO;
        }
        return switch (passive) {
            case "any" -> Mode.PASSIVE;
            case "pasv" -> Mode.PASV;
            default -> throw wrong("--passive takes no value, or 'pasv'");
        };
    }

    private @Nullable InetAddress announced() {
        String text = activeAddress;
        if (text == null) {
            return null;
        }
        Optional<InetAddress> literal = HostPort.parseIpv4(text).or(() -> HostPort.parseIpv6(text));
        return literal.orElseThrow(() -> wrong("--active-address takes an IP address"));
    }

    private Duration time(String text) {
        Matcher m = SECONDS.matcher(text);
        if (!m.matches() || Integer.parseInt(m.group(1)) == 0) {
            throw wrong("--timeout takes a number of seconds, or minutes like 2m");
        }
        long number = Long.parseLong(m.group(1));
        return "m".equals(m.group(2)) ? Duration.ofMinutes(number) : Duration.ofSeconds(number);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
