package org.twinport.cli;

import org.twinport.cli.remote.CommandFailed;
import org.twinport.cli.remote.ConnectOptions;
import org.twinport.cli.remote.ExitCode;
import org.twinport.cli.remote.FtpUrl;
import org.twinport.cli.remote.Remote;
import org.twinport.client.FtpClient;
import org.twinport.client.RemotePath;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code twinport cat}. */
@Command(
        name = "cat",
        mixinStandardHelpOptions = true,
        description = "Writes files to standard output.",
        footer = {
            "",
            "Examples:",
            "  twinport cat ftp://ftp.example.com/pub/README",
            "  twinport cat 'ftp://alice@ftp.example.com/log/*.log' | grep ERROR"
        })
final class CatCommand implements Callable<Integer> {

    @Mixin private ConnectOptions connect = new ConnectOptions();

    @Parameters(
            arity = "1..*",
            paramLabel = "URL",
            description = "ftp://user@host:port/path; the last part may be a pattern.")
    private List<String> urls = List.of();

    @Override
    public Integer call() throws IOException, CommandFailed {
        Remote remote = new Remote(connect, System.err);
        for (String text : urls) {
            FtpUrl url = Remote.url(text);
            remote.use(url, client -> copy(client, url));
        }
        return ExitCode.OK.number();
    }

    private static ExitCode copy(FtpClient client, FtpUrl url) throws IOException, CommandFailed {
        for (RemotePath file : Remote.expand(client, url)) {
            try (InputStream in = client.read(file, 0)) {
                in.transferTo(System.out);
            }
        }
        System.out.flush();
        return ExitCode.OK;
    }
}
