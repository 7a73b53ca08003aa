package org.twinport.cli;

import org.twinport.cli.remote.CommandFailed;
import org.twinport.cli.remote.ConnectOptions;
import org.twinport.cli.remote.ExitCode;
import org.twinport.cli.remote.FtpUrl;
import org.twinport.cli.remote.Remote;
import org.twinport.cli.tls.TlsSettings;
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

    private static final int PIECE = 64 << 10;

    @Mixin private ConnectOptions connect = new ConnectOptions();

    @Mixin private TlsSettings tls = new TlsSettings();

    @Parameters(
            arity = "1..*",
            paramLabel = "URL",
            description = "ftp://user@host:port/path; the last part may be a pattern.")
    private List<String> urls = List.of();

    @Override
    public Integer call() throws IOException, CommandFailed {
        Remote remote = new Remote(connect, tls, System.err);
        for (String text : urls) {
            FtpUrl url = Remote.url(text);
            Remote.requireName(url, "shown");
            remote.use(url, client -> copy(client, url));
        }
        return ExitCode.OK.number();
    }

    private static ExitCode copy(FtpClient client, FtpUrl url) throws IOException, CommandFailed {
        for (RemotePath file : Remote.expand(client, url)) {
            try (InputStream in = client.read(file, 0)) {
                copy(in);
            }
        }
        return ExitCode.OK;
    }

    /** Ends where nobody reads on, or the disk is full: a PrintStream tells that only if asked. */
    private static void copy(InputStream in) throws IOException, CommandFailed {
        byte[] buffer = new byte[PIECE];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            System.out.write(buffer, 0, n);
            if (System.out.checkError()) {
                throw new CommandFailed(ExitCode.LOCAL_FILE, Main.OUTPUT_LOST, null);
            }
        }
    }
}
