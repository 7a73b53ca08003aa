package org.twinport.cli;

import org.twinport.cli.remote.CommandFailed;
import org.twinport.cli.remote.ConnectOptions;
import org.twinport.cli.remote.ExitCode;
import org.twinport.cli.remote.Failures;
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
import org.twinport.protocol.path.Name;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code twinport get}. */
@Command(
        name = "get",
        mixinStandardHelpOptions = true,
        description =
                "Fetches files. A file that is not complete is called NAME.twinport-part; --resume goes on with it.",
        footer = {
            "",
            "Examples:",
            "  twinport get ftp://alice@ftp.example.com/report.pdf",
            "  twinport get 'ftp://ftp.example.com/pub/*.iso' /data/",
            "  twinport get -r --parallel 8 ftp://alice@ftp.example.com/site backup/",
            "  twinport get --tls-first-use ftps://alice@nas.local/photos/1.jpg",
            "  twinport get --resume ftp://ftp.example.com/big.iso"
        })
final class GetCommand implements Callable<Integer> {

    @Mixin private ConnectOptions connect = new ConnectOptions();

    @Mixin private TlsSettings tls = new TlsSettings();

    @Mixin private TransferOptions transfer = new TransferOptions();

    @Parameters(
            arity = "1..*",
            paramLabel = "URL|LOCAL",
            description =
                    "URLs, and as the last a local file or directory. Default: the current directory.")
    private List<String> arguments = List.of();

    @Override
    public Integer call() throws IOException, CommandFailed, InterruptedException {
        boolean hasLocal = arguments.size() > 1 && !FtpUrl.isUrl(arguments.getLast());
        List<String> urls = hasLocal ? arguments.subList(0, arguments.size() - 1) : arguments;
        Path local = Path.of(hasLocal ? arguments.getLast() : ".");
        boolean intoDirectory =
                Files.isDirectory(local)
                        || (hasLocal && arguments.getLast().endsWith("/"))
                        || urls.size() > 1;
        Remote remote = new Remote(connect, tls, System.err);
        TransferRun run = new TransferRun(remote, connect, transfer);
        for (String text : urls) {
            FtpUrl url = Remote.url(text);
            try {
                run.execute(url, client -> plan(client, url, local, intoDirectory));
            } catch (FtpException | CommandFailed failed) {
                if (concernsAll(failed)) {
                    throw failed;
                }
                run.failed(url, failed);
            }
        }
        return run.finish().number();
    }

    /** Without a server or a login the next URL has no better chance. */
    private static boolean concernsAll(Exception failed) {
        return switch (Failures.exitCode(failed)) {
            case NOT_FOUND, PERMISSION, TRANSFER, DATA_PATH -> false;
            default -> true;
        };
    }

    private Plan plan(FtpClient client, FtpUrl url, Path local, boolean intoDirectory)
            throws IOException, CommandFailed {
        List<RemotePath> paths = Remote.expand(client, url);
        boolean into = intoDirectory || paths.size() > 1;
        if (into) {
            makeDirectory(local);
        }
        Planner planner = new Planner(Plan.Direction.DOWNLOAD);
        for (RemotePath path : paths) {
            String last = path.octets().replaceFirst("/+$", "").replaceFirst(".*/", "");
            boolean named = !last.isEmpty() && !last.equals(".") && !last.equals("..");
            Path target = into && named ? local.resolve(LocalNames.of(new Name(last))) : local;
            add(planner, client, path, target);
        }
        return planner.plan();
    }

    private void add(Planner planner, FtpClient client, RemotePath path, Path target)
            throws FtpException, CommandFailed {
        boolean slash = path.octets().isEmpty() || path.octets().endsWith("/");
        if (transfer.recursive() && (slash || client.stat(path).isDirectory())) {
            planner.downloadTree(client, path, target);
        } else if (slash) {
            throw new CommandFailed(
                    ExitCode.USAGE,
                    "'%s' is a directory; get -r fetches directories".formatted(path),
                    null);
        } else {
            planner.downloadFile(path, target, client.size(path).orElse(-1L));
        }
    }

    private static void makeDirectory(Path local) throws CommandFailed {
        try {
            Files.createDirectories(local);
        } catch (IOException refused) {
            throw new CommandFailed(
                    ExitCode.LOCAL_FILE,
                    "cannot make the directory %s: %s".formatted(local, refused.getMessage()),
                    refused);
        }
    }
}
