package org.twinport.cli;

import org.jspecify.annotations.Nullable;
import org.twinport.cli.remote.CommandFailed;
import org.twinport.cli.remote.ConnectOptions;
import org.twinport.cli.remote.ExitCode;
import org.twinport.cli.remote.FtpUrl;
import org.twinport.cli.remote.Remote;
import org.twinport.cli.show.Json;
import org.twinport.cli.show.Plain;
import org.twinport.cli.tls.TlsSettings;
import org.twinport.protocol.listing.Entry;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;

/** {@code twinport stat}. */
@Command(
        name = "stat",
        mixinStandardHelpOptions = true,
        description = "Shows what the server knows about a file or directory.",
        footer = {
            "",
            "Examples:",
            "  twinport stat ftp://alice@ftp.example.com/report.pdf",
            "  twinport stat --json ftp://ftp.example.com/pub"
        })
final class StatCommand implements Callable<Integer> {

    @Mixin private ConnectOptions connect = new ConnectOptions();

    @Mixin private TlsSettings tls = new TlsSettings();

    @Parameters(paramLabel = "URL", description = "ftp://user@host:port/path")
    private String url = "";

    @Override
    public Integer call() throws IOException, CommandFailed {
        FtpUrl target = Remote.url(url);
        Entry entry =
                new Remote(connect, tls, System.err)
                        .use(target, client -> client.stat(target.path()));
        if (connect.json()) {
            Json.print(System.out, json -> Json.entry(json, entry, target.path().toString()));
            return ExitCode.OK.number();
        }
        line("path", "/" + target.path().toString().replaceFirst("^/+", ""));
        line("kind", entry.kind().name().toLowerCase(Locale.ROOT));
        if (entry.size() >= 0) {
            line("size", entry.size() + " bytes");
        }
        line("modified", entry.modified());
        line("mode", entry.mode() < 0 ? null : String.format(Locale.ROOT, "%04o", entry.mode()));
        line("owner", entry.owner());
        line("group", entry.group());
        line("target", entry.linkTarget());
        return ExitCode.OK.number();
    }

    private static void line(String label, @Nullable Object value) {
        if (value != null) {
            System.out.printf("%-9s %s%n", label, Plain.harmless(value.toString()));
        }
    }
}
