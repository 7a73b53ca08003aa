package org.twinport.daemon.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where settings come from; immutable. The command line wins over the environment, that over the
 * file, that over the defaults.
 *
 * @param file a YAML file; without one the variable TWINPORT_CONFIG may name it
 * @param environment variables; those of the table are read, see {@link Key#variable()}
 * @param flags values by the paths of the table, such as {@code passive.ports}
 * @param users NAME:PASSWORD, from the command line; they come on top of the file's
 */
public record Sources(
        Optional<Path> file,
        Map<String, String> environment,
        Map<String, String> flags,
        List<String> users) {

    /** The variable that names the file. */
    static final String FILE = "TWINPORT_CONFIG";

    public Sources {
        environment = Map.copyOf(environment);
        flags = Map.copyOf(flags);
        users = List.copyOf(users);
    }

    /** Nothing but a file. */
    public static Sources ofFile(Path file) {
        return new Sources(Optional.of(file), Map.of(), Map.of(), List.of());
    }

    /** Nothing but the command line. */
    public static Sources ofFlags(Map<String, String> flags, String... users) {
        return new Sources(Optional.empty(), Map.of(), flags, List.of(users));
    }

    Optional<Path> configuration() {
        return file.or(() -> Optional.ofNullable(environment.get(FILE)).map(Path::of));
    }

    /** Without passwords. */
    @Override
    public String toString() {
        return "Sources[file=" + file + ", flags=" + flags + ", users=" + users.size() + "]";
    }
}
