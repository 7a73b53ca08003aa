package org.twinport.cli;

import org.twinport.cli.remote.CommandFailed;
import org.twinport.cli.remote.ConnectOptions;
import org.twinport.cli.remote.ExitCode;
import org.twinport.cli.remote.FtpUrl;
import org.twinport.cli.remote.Remote;
import org.twinport.cli.show.Json;
import org.twinport.cli.tls.TlsSettings;
import org.twinport.client.FtpClient;
import org.twinport.client.FtpException;
import org.twinport.client.RemotePath;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code twinport mkdir}. */
@Command(
        name = "mkdir",
        mixinStandardHelpOptions = true,
        description = "Makes a directory.",
        footer = {
            "",
            "Examples:",
            "  twinport mkdir ftp://alice@ftp.example.com/in",
            "  twinport mkdir -p ftp://alice@ftp.example.com/2026/11/25"
        })
final class MakeDirectoryCommand implements Callable<Integer> {

    @Mixin private ConnectOptions connect = new ConnectOptions();

    @Mixin private TlsSettings tls = new TlsSettings();

    @Option(
            names = {"-p", "--parents"},
            description = "Make the directories above it too; one that exists is no error.")
    private boolean parents;

    @Parameters(paramLabel = "URL", description = "ftp://user@host:port/path")
    private String url = "";

    @Override
    public Integer call() throws IOException, CommandFailed {
        FtpUrl target = Remote.url(url);
        ExitCode code =
                new Remote(connect, tls, System.err)
                        .use(target, client -> make(client, target.path()));
        if (connect.json()) {
            Json.done(System.out, List.of(target.path().toString()));
        }
        return code.number();
    }

    private ExitCode make(FtpClient client, RemotePath path) throws FtpException {
        if (!parents) {
            client.makeDirectory(path);
            return ExitCode.OK;
        }
        String octets = path.octets().replaceFirst("/+$", "");
        for (int slash = octets.indexOf('/', 1);
                slash >= 0;
                slash = octets.indexOf('/', slash + 1)) {
            client.ensureDirectory(new RemotePath(octets.substring(0, slash)));
        }
        client.ensureDirectory(new RemotePath(octets));
        return ExitCode.OK;
    }
}
