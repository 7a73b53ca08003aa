package org.twinport.cli;

import org.jspecify.annotations.Nullable;
import org.twinport.cli.remote.CommandFailed;
import org.twinport.cli.remote.ExitCode;
import org.twinport.cli.show.Terminal;
import org.twinport.daemon.users.PasswordHash;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code twinport hash-password}. */
@Command(
        name = "hash-password",
        mixinStandardHelpOptions = true,
        description = "Makes the hash of a password for the users section of a configuration file.",
        footer = {
            "",
            "The password is asked for on a terminal, or read from standard input (one line).",
            "",
            "Examples:",
            "  twinport hash-password",
            "  pass show ftp/alice | twinport hash-password --bcrypt"
        })
final class HashPasswordCommand implements Callable<Integer> {

    @Option(names = "--bcrypt", description = "bcrypt instead of Argon2id.")
    private boolean bcrypt;

    @Override
    public Integer call() throws IOException, CommandFailed {
        String password = password();
        if (password.isEmpty()) {
            throw new CommandFailed(ExitCode.USAGE, "an empty password protects nothing", null);
        }
        try {
            PasswordHash.Scheme scheme =
                    bcrypt ? PasswordHash.Scheme.BCRYPT : PasswordHash.Scheme.ARGON2ID;
            System.out.println(PasswordHash.create(scheme, password).text());
        } catch (IllegalArgumentException unfit) {
            throw new CommandFailed(ExitCode.USAGE, String.valueOf(unfit.getMessage()), unfit);
        }
        return ExitCode.OK.number();
    }

    private static String password() throws IOException, CommandFailed {
        Optional<Console> console = Terminal.console();
        if (console.isEmpty()) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            @Nullable String line = in.readLine();
            return line == null ? "" : line;
        }
        char[] first = console.get().readPassword("Password: ");
        char[] second = console.get().readPassword("Again: ");
        if (!Arrays.equals(first, second)) {
            throw new CommandFailed(ExitCode.USAGE, "the two passwords differ", null);
        }
        return first == null ? "" : new String(first);
    }
}
