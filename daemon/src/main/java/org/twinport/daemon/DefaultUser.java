package org.twinport.daemon;

import org.jspecify.annotations.Nullable;
import org.twinport.daemon.config.Problem;
import org.twinport.daemon.config.Settings;
import org.twinport.daemon.config.SystemReason;
import org.twinport.daemon.users.GeneratedPassword;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The user who exists where nobody is configured, with a password that is made up at start;
 * immutable.
 */
final class DefaultUser {

    private static final String NAME = "twinport";
    private static final String PLACE = "default user";

    private final @Nullable String password;

    private DefaultUser(@Nullable String password) {
        this.password = password;
    }

    /** Makes a password up if {@code settings} have nobody who could log in. */
    static DefaultUser of(Settings settings) {
        return new DefaultUser(settings.everybody().isEmpty() ? GeneratedPassword.create() : null);
    }

    /** The settings with somebody in them; empty if they have nobody and no password was made. */
    Optional<Settings> complete(Settings settings) {
        if (!settings.everybody().isEmpty()) {
            return Optional.of(settings);
        }
        return password == null
                ? Optional.empty()
                : Optional.of(settings.withUser(NAME, password, PLACE));
    }

    /**
     * Sees to it that a person learns the password.
     *
     * @param terminal whether it is shown there; else it goes to a file
     * @param folder for the file
     * @param port the server's, for the file's name
     * @param cleanup removes the file
     */
    Optional<StartReport.Generated> tell(
            boolean terminal, Optional<Path> folder, int port, Cleanup cleanup)
            throws StartException {
        if (password == null) {
            return Optional.empty();
        }
        if (terminal) {
            return Optional.of(new StartReport.Generated(NAME, password, null));
        }
        try {
            Path file = PasswordFile.write(folder, port, password);
            cleanup.add(() -> PasswordFile.delete(file, folder));
            return Optional.of(new StartReport.Generated(NAME, null, file));
        } catch (IOException e) {
            String why =
                    "the generated password cannot be kept in a file: " + SystemReason.withFile(e);
            throw new StartException(List.of(new Problem(PLACE, why + "; give a user")));
        }
    }
}
