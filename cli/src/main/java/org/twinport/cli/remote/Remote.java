package org.twinport.cli.remote;

import org.twinport.cli.tls.FtpScheme;
import org.twinport.cli.tls.TlsSettings;
import org.twinport.client.ClientOptions;
import org.twinport.client.Credentials;
import org.twinport.client.FtpClient;
import org.twinport.client.FtpException;
import org.twinport.client.RemotePath;
import org.twinport.client.tls.TlsMode;
import org.twinport.client.tls.TlsOptions;
import org.twinport.net.crypto.CryptoProvider;
import org.twinport.protocol.listing.Entry;
import org.twinport.protocol.listing.Glob;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Opens connections for the client commands and finds the exit code of what goes wrong; on the
 * thread of the command.
 */
public final class Remote {

    /** What a command does with a connection. */
    @FunctionalInterface
    public interface Work<T> {
        T with(FtpClient client) throws IOException, CommandFailed;
    }

    private final ClientOptions options;
    private final TlsOptions tls;
    private final Function<FtpScheme, TlsMode> mode;
    private final Passwords passwords;

    /**
     * Reads the files that the options name.
     *
     * @throws IOException with a sentence for people if one cannot be used
     */
    public Remote(ConnectOptions options, TlsSettings tls, PrintStream err) throws IOException {
        this(options.toClient(err), tls.toClient(), tls::mode);
    }

    private Remote(ClientOptions options, TlsOptions tls, Function<FtpScheme, TlsMode> mode) {
        this.options = options;
        this.tls = tls;
        this.mode = mode;
        this.passwords = Passwords.ofProcess();
    }

    /** For connections without TLS. */
    public static Remote inClear(ConnectOptions options, PrintStream err) {
        return new Remote(options.toClient(err), TlsOptions.OFF, _ -> TlsMode.OFF);
    }

    /** Reads a URL, with a message for people if it is none. */
    public static FtpUrl url(String text) throws CommandFailed {
        try {
            return FtpUrl.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new CommandFailed(ExitCode.USAGE, String.valueOf(wrong.getMessage()), null);
        }
    }

    /** Who logs in at a URL; asks at most once per command. */
    public Credentials credentials(FtpUrl url) throws CommandFailed {
        // A URL that contradicts an option is refused before a password is asked for.
        var _ = mode.apply(url.scheme());
        try {
            return passwords.of(url);
        } catch (IllegalArgumentException none) {
            throw new CommandFailed(ExitCode.LOGIN, String.valueOf(none.getMessage()), null);
        } catch (IOException unreadable) {
            throw new CommandFailed(
                    ExitCode.LOCAL_FILE,
                    "cannot read the netrc file: " + unreadable.getMessage(),
                    unreadable);
        }
    }

    /** One more connection to the server of a URL. */
    public FtpClient open(FtpUrl url, Credentials credentials) throws FtpException {
        TlsOptions wanted = tls.with(mode.apply(url.scheme()));
        if (wanted.mode() != TlsMode.OFF) {
            CryptoProvider.preferLibcrypto();
        }
        return FtpClient.connect(url.host(), url.port(), credentials, options.tls(wanted));
    }

    /** Does something with one connection to the server of a URL. */
    public <T> T use(FtpUrl url, Work<T> work) throws IOException, CommandFailed {
        try (FtpClient client = open(url, credentials(url))) {
            return use(client, work);
        }
    }

    /** Does something with a connection that is open already. */
    <T> T use(FtpClient client, Work<T> work) throws IOException, CommandFailed {
        try {
            return work.with(client);
        } catch (FtpException.Refused refused) {
            throw explained(client, refused);
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        }
    }

    /** Ends a command with a failure from another connection to the same server. */
    public void fail(FtpUrl url, FtpException cause) throws IOException, CommandFailed {
        if (!(cause instanceof FtpException.Refused refused) || !refused.isUnavailable()) {
            throw cause;
        }
        use(
                url,
                _ -> {
                    throw refused;
                });
    }

    /**
     * 550 says "no" to what is missing and to what is forbidden. If the thing is there, it was
     * forbidden; if it was to be made, the same goes for the directory above.
     */
    private static IOException explained(FtpClient client, FtpException.Refused refused)
            throws CommandFailed {
        if (!refused.isUnavailable()) {
            return refused;
        }
        RemotePath path = new RemotePath(refused.command().replaceFirst("^[A-Z]+ ?", ""));
        boolean makes = refused.command().matches("(?s)(?:MKD|STOR|STOU|APPE|RNTO) .*");
        boolean forbidden = isThere(client, path) || (makes && isThere(client, path.parent()));
        throw new CommandFailed(
                forbidden ? ExitCode.PERMISSION : ExitCode.NOT_FOUND,
                String.valueOf(refused.getMessage()),
                refused);
    }

    /** Whether the server knows something of that path. */
    public static boolean isThere(FtpClient client, RemotePath path) {
        try {
            return path.octets().isEmpty() || client.stat(path) != null;
        } catch (FtpException notThere) {
            return false;
        }
    }

    /** Refuses a URL that names no file: it ends in a slash or has no path at all. */
    public static void requireName(FtpUrl url, String whatFor) throws CommandFailed {
        String octets = url.path().octets().replaceFirst("(?:/|/\\.|^\\.)+$", "");
        if (octets.isEmpty()) {
            throw new CommandFailed(
                    ExitCode.USAGE,
                    "%s is the login directory; name what is to be %s".formatted(url, whatFor),
                    null);
        }
    }

    /**
     * The paths that a URL means: the path itself, or what its last component matches as a pattern.
     */
    public static List<RemotePath> expand(FtpClient client, FtpUrl url)
            throws IOException, CommandFailed {
        String last = url.path().lastOctets();
        // A file may really be called "[a]": what is there by that name comes before the pattern.
        if (!Glob.isPattern(last) || isThere(client, url.path())) {
            return List.of(url.path());
        }
        RemotePath directory = url.path().parent();
        try (Stream<Entry> entries = client.list(directory)) {
            List<RemotePath> found =
                    entries.map(Entry::name)
                            .filter(n -> Glob.matches(last, n.octets()))
                            .sorted()
                            .map(directory::child)
                            .toList();
            if (found.isEmpty()) {
                throw new CommandFailed(ExitCode.NOT_FOUND, "nothing matches " + url, null);
            }
            return found;
        }
    }
}
