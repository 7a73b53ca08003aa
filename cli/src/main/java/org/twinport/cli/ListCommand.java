package org.twinport.cli;

import org.twinport.cli.remote.CommandFailed;
import org.twinport.cli.remote.ConnectOptions;
import org.twinport.cli.remote.ExitCode;
import org.twinport.cli.remote.FtpUrl;
import org.twinport.cli.remote.Remote;
import org.twinport.cli.show.Json;
import org.twinport.cli.show.Plain;
import org.twinport.cli.tls.TlsSettings;
import org.twinport.client.FtpClient;
import org.twinport.client.RemotePath;
import org.twinport.protocol.listing.Entry;
import org.twinport.protocol.listing.Glob;
import org.twinport.protocol.listing.UnixLine;
import org.twinport.protocol.path.Name;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** {@code twinport ls}. */
@Command(
        name = "ls",
        mixinStandardHelpOptions = true,
        description = "Lists a directory.",
        footer = {
            "",
            "Examples:",
            "  twinport ls ftp://alice@ftp.example.com/",
            "  twinport ls --tls-ca company.pem ftpes://alice@ftp.example.com/",
            "  twinport ls -r 'ftp://alice@ftp.example.com/in/*.csv'",
            "  twinport ls --json ftp://ftp.example.com/pub/ | jq '.[].name'"
        })
final class ListCommand implements Callable<Integer> {

    /** An entry and the path under which it was found. */
    private record Found(RemotePath path, Entry entry) {}

    @Mixin private ConnectOptions connect = new ConnectOptions();

    @Mixin private TlsSettings tls = new TlsSettings();

    @Option(
            names = {"-r", "--recursive"},
            description = "List what is below, too.")
    private boolean recursive;

    @Parameters(
            paramLabel = "URL",
            description = "ftp://user@host:port/path; the last part may be a pattern.")
    private String url = "";

    @Override
    public Integer call() throws IOException, CommandFailed {
        FtpUrl target = Remote.url(url);
        List<Found> found =
                new Remote(connect, tls, System.err).use(target, client -> find(client, target));
        if (connect.json()) {
            Json.print(
                    System.out,
                    json -> {
                        json.writeStartArray();
                        found.forEach(f -> Json.entry(json, f.entry(), f.path().toString()));
                        json.writeEndArray();
                    });
        } else {
            Instant now = Instant.now();
            found.forEach(f -> System.out.println(line(f, now)));
        }
        return ExitCode.OK.number();
    }

    private String line(Found found, Instant now) {
        Entry shown = recursive ? found.entry().named(new Name("x")) : found.entry();
        String octets = UnixLine.write(shown, now);
        String line =
                recursive
                        ? octets.substring(0, octets.indexOf(" x", octets.length() - 8) + 1)
                                + found.path().octets()
                        : octets;
        return Plain.harmless(Name.textOf(line));
    }

    private List<Found> find(FtpClient client, FtpUrl target) throws IOException, CommandFailed {
        String last = target.path().lastOctets();
        if (Glob.isPattern(last) && !Remote.isThere(client, target.path())) {
            List<Found> matches = list(client, target.path().parent(), last);
            if (matches.isEmpty()) {
                throw new CommandFailed(ExitCode.NOT_FOUND, "nothing matches " + target, null);
            }
            return matches;
        }
        if (!last.isEmpty()) {
            Entry entry = client.stat(target.path());
            if (!entry.isDirectory() && entry.kind() != Entry.Kind.SYMLINK) {
                return List.of(new Found(target.path(), entry));
            }
        }
        return list(client, target.path(), "*");
    }

    private List<Found> list(FtpClient client, RemotePath directory, String pattern)
            throws IOException {
        List<Found> here;
        try (Stream<Entry> entries = client.list(directory)) {
            here =
                    entries.filter(e -> Glob.matches(pattern, e.name().octets()))
                            .sorted(Comparator.comparing(Entry::name))
                            .map(e -> new Found(directory.child(e.name()), e))
                            .toList();
        }
        if (!recursive) {
            return here;
        }
        List<Found> all = new ArrayList<>();
        for (Found found : here) {
            all.add(found);
            if (found.entry().isDirectory()) {
                all.addAll(list(client, found.path(), "*"));
            }
        }
        return all;
    }
}
