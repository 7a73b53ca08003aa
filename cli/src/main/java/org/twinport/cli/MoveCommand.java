package org.twinport.cli;

import org.twinport.cli.remote.CommandFailed;
import org.twinport.cli.remote.ConnectOptions;
import org.twinport.cli.remote.ExitCode;
import org.twinport.cli.remote.FtpUrl;
import org.twinport.cli.remote.Remote;
import org.twinport.cli.show.Json;
import org.twinport.cli.tls.TlsSettings;
import org.twinport.client.RemotePath;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code twinport mv}. */
@Command(
        name = "mv",
        mixinStandardHelpOptions = true,
        description = "Renames a file or directory on a server.",
        footer = {
            "",
            "Example:",
            "  twinport mv ftp://alice@ftp.example.com/in/a.txt ftp://alice@ftp.example.com/done/a.txt"
        })
final class MoveCommand implements Callable<Integer> {

    @Mixin private ConnectOptions connect = new ConnectOptions();

    @Mixin private TlsSettings tls = new TlsSettings();

    @Parameters(index = "0", paramLabel = "URL", description = "What to rename.")
    private String from = "";

    @Parameters(
            index = "1",
            paramLabel = "URL",
            description =
                    "Its new name on the same server; with a slash at the end, the directory to move it into.")
    private String to = "";

    @Override
    public Integer call() throws IOException, CommandFailed {
        FtpUrl source = Remote.url(from);
        FtpUrl target = Remote.url(to);
        if (!source.sameServer(target)) {
            throw new CommandFailed(
                    ExitCode.USAGE,
                    "mv renames on one server; %s and %s are two".formatted(source, target),
                    null);
        }
        RemotePath name =
                target.path().octets().endsWith("/")
                        ? new RemotePath(target.path().octets() + source.path().lastOctets())
                        : target.path();
        new Remote(connect, tls, System.err)
                .use(
                        source,
                        client -> {
                            client.rename(source.path(), name);
                            return ExitCode.OK;
                        });
        if (connect.json()) {
            Json.done(System.out, List.of(name.toString()));
        }
        return ExitCode.OK.number();
    }
}
