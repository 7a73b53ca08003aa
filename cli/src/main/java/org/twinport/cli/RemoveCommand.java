package org.twinport.cli;

import org.twinport.cli.remote.CommandFailed;
import org.twinport.cli.remote.ConnectOptions;
import org.twinport.cli.remote.ExitCode;
import org.twinport.cli.remote.FtpUrl;
import org.twinport.cli.remote.Remote;
import org.twinport.cli.show.Json;
import org.twinport.cli.tls.TlsSettings;
import org.twinport.client.FtpClient;
import org.twinport.client.RemotePath;
import org.twinport.protocol.listing.Entry;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** {@code twinport rm}. */
@Command(
        name = "rm",
        mixinStandardHelpOptions = true,
        description = "Removes files; with -r directories and all that is in them.",
        footer = {
            "",
            "Examples:",
            "  twinport rm 'ftp://alice@ftp.example.com/tmp/*.tmp'",
            "  twinport rm -r ftp://alice@ftp.example.com/old"
        })
final class RemoveCommand implements Callable<Integer> {

    @Mixin private ConnectOptions connect = new ConnectOptions();

    @Mixin private TlsSettings tls = new TlsSettings();

    @Option(
            names = {"-r", "--recursive"},
            description = "Remove directories with all that is in them.")
    private boolean recursive;

    @Parameters(
            arity = "1..*",
            paramLabel = "URL",
            description = "ftp://user@host:port/path; the last part may be a pattern.")
    private List<String> urls = List.of();

    private final List<String> removed = new ArrayList<>();

    @Override
    public Integer call() throws IOException, CommandFailed {
        Remote remote = new Remote(connect, tls, System.err);
        for (String text : urls) {
            FtpUrl url = Remote.url(text);
            Remote.requireName(url, "removed");
            remote.use(url, client -> remove(client, url));
        }
        if (connect.json()) {
            Json.done(System.out, removed);
        }
        return ExitCode.OK.number();
    }

    private ExitCode remove(FtpClient client, FtpUrl url) throws IOException, CommandFailed {
        for (RemotePath path : Remote.expand(client, url)) {
            if (!recursive) {
                client.delete(path);
            } else if (client.stat(path).isDirectory()) {
                removeTree(client, path);
            } else {
                client.delete(path);
            }
            removed.add(path.toString());
        }
        return ExitCode.OK;
    }

    private static void removeTree(FtpClient client, RemotePath directory) throws IOException {
        List<Entry> children;
        try (Stream<Entry> entries = client.list(directory)) {
            children = entries.toList();
        }
        for (Entry child : children) {
            RemotePath path = directory.child(child.name());
            if (child.isDirectory()) {
                removeTree(client, path);
            } else {
                client.delete(path);
            }
        }
        client.removeDirectory(directory);
    }
}
