package org.twinport.cli;

import org.twinport.cli.remote.CommandFailed;
import org.twinport.cli.remote.ConnectOptions;
import org.twinport.cli.remote.ExitCode;
import org.twinport.cli.remote.FtpUrl;
import org.twinport.cli.remote.Remote;
import org.twinport.cli.remote.TransferOptions;
import org.twinport.cli.remote.TransferRun;
import org.twinport.cli.tls.TlsSettings;
import org.twinport.client.FtpClient;
import org.twinport.client.FtpException;
import org.twinport.client.LocalNames;
import org.twinport.client.Plan;
import org.twinport.client.Planner;
import org.twinport.client.RemotePath;
import org.twinport.protocol.listing.Glob;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code twinport put}. */
@Command(
        name = "put",
        mixinStandardHelpOptions = true,
        description = "Stores files.",
        footer = {
            "",
            "Examples:",
            "  twinport put report.pdf ftp://alice@ftp.example.com/in/",
            "  twinport put *.csv ftp://alice@ftp.example.com/in/",
            "  twinport put -r --parallel 8 site/ ftp://alice@ftp.example.com/www/",
            "  twinport put --tls-cert me.pem --tls-key me.key report.pdf ftpes://alice@ftp.example.com/",
            "  twinport put --resume big.iso ftp://alice@ftp.example.com/big.iso"
        })
final class PutCommand implements Callable<Integer> {

    @Mixin private ConnectOptions connect = new ConnectOptions();

    @Mixin private TlsSettings tls = new TlsSettings();

    @Mixin private TransferOptions transfer = new TransferOptions();

    @Parameters(
            arity = "2..*",
            paramLabel = "LOCAL… URL",
            description =
                    "Local files, and as the last the URL of a file or (with a slash at the end) directory.")
    private List<String> arguments = List.of();

    @Override
    public Integer call() throws IOException, CommandFailed, InterruptedException {
        FtpUrl url = Remote.url(arguments.getLast());
        List<Path> files = new ArrayList<>();
        for (String argument : arguments.subList(0, arguments.size() - 1)) {
            files.addAll(expand(argument));
        }
        Remote remote = new Remote(connect, tls, System.err);
        TransferRun run = new TransferRun(remote, connect, transfer);
        run.execute(url, client -> plan(client, files, url.path()));
        return run.finish().number();
    }

    /**
     * A pattern that the shell has left alone (quoted, or on systems whose shell leaves them to
     * programs).
     */
    private static List<Path> expand(String argument) throws CommandFailed {
        Path path = Path.of(argument);
        if (Files.exists(path)) {
            return List.of(path);
        }
        String last = path.getFileName() == null ? "" : path.getFileName().toString();
        Path parent = path.getParent() == null ? Path.of("") : path.getParent();
        List<Path> found = new ArrayList<>();
        if (Glob.isPattern(last)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent, last)) {
                entries.forEach(found::add);
            } catch (IOException unreadable) {
                throw new CommandFailed(
                        ExitCode.LOCAL_FILE,
                        "cannot read %s: %s".formatted(parent, unreadable.getMessage()),
                        unreadable);
            }
        }
        if (found.isEmpty()) {
            throw new CommandFailed(
                    ExitCode.LOCAL_FILE, "there is no local file '%s'".formatted(argument), null);
        }
        found.sort(null);
        return found;
    }

    private Plan plan(FtpClient client, List<Path> files, RemotePath remote)
            throws FtpException, CommandFailed {
        boolean into =
                files.size() > 1
                        || remote.octets().isEmpty()
                        || remote.octets().endsWith("/")
                        || isDirectory(client, remote);
        Planner planner = new Planner(Plan.Direction.UPLOAD);
        for (Path file : files) {
            Path real = file.toAbsolutePath().normalize();
            if (!Files.isDirectory(file)) {
                planner.uploadFile(file, into ? remote.child(LocalNames.nameOf(real)) : remote);
            } else if (transfer.recursive()) {
                // Like cp -r and rsync: 'site/' means what is in it, 'site' the directory itself.
                boolean contents =
                        file.toString().equals(".") || arguments.contains(file + "/") || !into;
                planner.uploadTree(file, contents ? remote : remote.child(LocalNames.nameOf(real)));
            } else {
                throw new CommandFailed(
                        ExitCode.USAGE,
                        "'%s' is a directory; put -r stores directories".formatted(file),
                        null);
            }
        }
        return planner.plan();
    }

    private static boolean isDirectory(FtpClient client, RemotePath remote) throws FtpException {
        try {
            return client.stat(remote).isDirectory();
        } catch (FtpException.Refused notThere) {
            return false;
        }
    }
}
