package org.twinport.cli.remote;

import org.jspecify.annotations.Nullable;
import org.twinport.cli.show.Terminal;
import org.twinport.client.Credentials;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out who logs in: from the URL, {@code FTP_PASSWORD}, {@code ~/.netrc}, or by asking, in
 * this order. A password is never needed on the command line, where every user of the machine can
 * read it.
 */
public final class Passwords {

    private final Map<String, String> environment;
    private final Path netrc;
    private final @Nullable Console console;

    public Passwords(Map<String, String> environment, Path netrc, @Nullable Console console) {
        this.environment = environment;
        this.netrc = netrc;
        this.console = console;
    }

    /** With this process's environment, home directory and terminal. */
    public static Passwords ofProcess() {
        return with(Terminal.console().orElse(null));
    }

    /** The same, but nobody is asked. */
    public static Passwords withoutAsking() {
        return with(null);
    }

    private static Passwords with(@Nullable Console console) {
        Path netrc =
                Optional.ofNullable(System.getenv("NETRC"))
                        .map(Path::of)
                        .orElse(home().resolve(".netrc"));
        return new Passwords(System.getenv(), netrc, console);
    }

    /** HOME, as a shell's ~ has it; Java's own idea of it comes from the table of users. */
    private static Path home() {
        String home = System.getenv("HOME");
        return Path.of(home == null || home.isEmpty() ? System.getProperty("user.home") : home);
    }

    /**
     * The login for a URL; anonymous if neither it nor the netrc names a user.
     *
     * @throws IllegalArgumentException if a user is named but no password can be found
     */
    public Credentials of(FtpUrl url) throws IOException {
        @Nullable String given =
                url.password() != null ? url.password() : environment.get("FTP_PASSWORD");
        Optional<Netrc.Login> login = Netrc.read(netrc).find(url.host(), url.user());
        @Nullable String user =
                url.user() != null ? url.user() : login.map(Netrc.Login::user).orElse(null);
        if (user == null) {
            return Credentials.ANONYMOUS;
        }
        @Nullable String password =
                given != null ? given : login.map(Netrc.Login::password).orElse(null);
        if (password != null) {
            return new Credentials(user, password);
        }
        return user.equals("anonymous")
                ? Credentials.ANONYMOUS
                : new Credentials(user, ask(user, url.host()));
    }

    private String ask(String user, String host) {
        char[] typed =
                console == null
                        ? null
                        : console.readPassword("Password for %s at %s: ", user, host);
        if (typed == null) {
            throw new IllegalArgumentException(
                    "no password for %s at %s: set FTP_PASSWORD, write it into ~/.netrc, or run this in a terminal"
                            .formatted(user, host));
        }
        return new String(typed);
    }
}
