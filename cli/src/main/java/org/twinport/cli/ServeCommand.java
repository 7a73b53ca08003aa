package org.twinport.cli;

import org.jspecify.annotations.Nullable;
import org.twinport.cli.remote.CommandFailed;
import org.twinport.cli.remote.ExitCode;
import org.twinport.cli.show.HostWarnings;
import org.twinport.cli.show.StartPanel;
import org.twinport.cli.show.Terminal;
import org.twinport.daemon.Daemon;
import org.twinport.daemon.Options;
import org.twinport.daemon.StartException;
import org.twinport.daemon.config.Sources;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code twinport serve}. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Serves a folder over FTP until it is stopped.",
        footer = {
            "",
            "Every option but --config and --run-as is also a key of the configuration file and a variable TWINPORT_…;",
            "see docs/configuration.md. --config is also TWINPORT_CONFIG. Options win over variables, those over the file.",
            "",
            "Examples:",
            "  twinport serve",
            "  twinport serve --root /srv/ftp --user alice:secret --user bob:hunter2",
            "  twinport serve --tls",
            "  twinport serve --tls-cert fullchain.pem --tls-key privkey.pem --tls-policy data --implicit 990",
            "  twinport serve --passive-ports 50000-50100 --passive-address ftp.example.com",
            "  sudo twinport serve --config /etc/twinport.yaml --run-as ftp"
        })
final class ServeCommand implements Callable<Integer> {

    @Option(
            names = "--root",
            paramLabel = "DIR",
            description = "Folder to serve. Default: the current one.")
    private @Nullable String root;

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            description =
                    "Address to listen on; may be repeated. Default: all addresses, port 21 if it may be bound, else 2121.")
    private List<String> listen = new ArrayList<>();

    @Option(
            names = "--user",
            paramLabel = "NAME:PASSWORD",
            description =
                    "A user; may be repeated. Other users of this machine can read it: prefer a configuration file with hashes.")
    private List<String> users = new ArrayList<>();

    @Option(
            names = "--passive-ports",
            paramLabel = "A-B",
            description = "Ports for passive mode. Default: 61000-61999.")
    private @Nullable String passivePorts;

    @Option(
            names = "--passive-address",
            paramLabel = "ADDR|NAME",
            description =
                    "Address that PASV announces; a name is looked up anew each time. Default: the one the client dialled.")
    private @Nullable String passiveAddress;

    @Option(
            names = "--active-port",
            paramLabel = "20|any",
            description = "Port from which active mode dials. Default: 20 where it may be bound.")
    private @Nullable String activePort;

    @Option(
            names = "--max-per-address",
            paramLabel = "N",
            description = "Connections from one address; 0 = no limit. Default: 50.")
    private @Nullable String maxPerAddress;

    @Option(names = "--read-only", description = "Nobody changes anything.")
    private boolean readOnly;

    @Mixin private ServeTls tls = new ServeTls();

    @Option(names = "--config", paramLabel = "FILE", description = "Configuration file (YAML).")
    private @Nullable Path config;

    @Option(
            names = "--run-as",
            paramLabel = "USER",
            description =
                    "Started as root: keep only the right to bind ports 21 and 20, and run as USER.")
    private @Nullable String runAs;

    @Option(names = "--port", hidden = true)
    private @Nullable String port;

    @Override
    public Integer call() throws IOException, InterruptedException, CommandFailed {
        requireNoPort();
        requireRunAs();
        Sources sources = new Sources(Optional.ofNullable(config), System.getenv(), flags(), users);
        boolean terminal = Terminal.console().isPresent();
        String version = Version.number();
        Options options = Options.of(terminal);
        try (Daemon daemon =
                Daemon.start(sources, options, started -> welcome(started, version, terminal))) {
            daemon.awaitClose();
        } catch (StartException refused) {
            ExitCode code = refused.isNotBound() ? ExitCode.START : ExitCode.CONFIGURATION;
            throw new CommandFailed(code, String.valueOf(refused.getMessage()), refused);
        }
        return ExitCode.OK.number();
    }

    private void welcome(Daemon daemon, String version, boolean terminal) {
        daemon.obeySignals(text -> {
            if (terminal) {
                System.out.println(text);
            }
        });
        String command = System.getProperty("twinport.command", "twinport");
        HostLook host = HostLook.begin(daemon, Optional.ofNullable(config));
        HostWarnings soon = host.soon().orElse(HostWarnings.NONE);
        StartPanel.lines(daemon.report(), version, command, terminal, soon)
                .forEach(System.out::println);
        host.later(found -> found.lines(command).forEach(System.out::println));
    }

    /** Many servers have this option. */
    private void requireNoPort() throws CommandFailed {
        if (port != null) {
            throw new CommandFailed(
                    ExitCode.USAGE,
                    "serve has no option --port; use --listen PORT or --listen HOST:PORT",
                    null);
        }
    }

    private Map<String, String> flags() throws CommandFailed {
        Map<String, String> flags = new LinkedHashMap<>();
        put(flags, "root", root);
        put(flags, "listen", listen.isEmpty() ? null : String.join(",", listen));
        put(flags, "passive.ports", passivePorts);
        put(flags, "passive.address", passiveAddress);
        put(flags, "active.source-port", activePort);
        put(flags, "limits.max-per-address", maxPerAddress);
        put(flags, "read-only", readOnly ? "true" : null);
        flags.putAll(tls.flags());
        return flags;
    }

    private static void put(Map<String, String> flags, String key, @Nullable String value) {
        if (value != null) {
            flags.put(key, value);
        }
    }

    /**
     * The launcher gives the privileges up before Java starts: all threads must be without them.
     */
    private void requireRunAs() throws CommandFailed {
        if (runAs != null && !runAs.equals(System.getProperty("user.name"))) {
            throw new CommandFailed(
                    ExitCode.START,
                    "--run-as needs the launcher 'twinport', which gives root's rights up before Java starts; this process runs as "
                            + System.getProperty("user.name"),
                    null);
        }
    }
}
