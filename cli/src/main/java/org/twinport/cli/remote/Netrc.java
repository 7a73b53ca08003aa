package org.twinport.cli.remote;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Logins from a {@code .netrc} file, as ftp clients have shared them since 4.2BSD: {@code machine
 * HOST login USER password SECRET}, {@code default} last.
 *
 * @param logins in the order of the file
 */
public record Netrc(List<Login> logins) {

    /**
     * One line's worth.
     *
     * @param machine null for {@code default}
     */
    public record Login(
            @Nullable String machine, @Nullable String user, @Nullable String password) {}

    /** Reads a file; one that is not there has no logins. */
    public static Netrc read(Path file) throws IOException {
        return Files.isReadable(file) ? parse(Files.readString(file)) : new Netrc(List.of());
    }

    static Netrc parse(String text) {
        // A macro definition runs to the next empty line and is none of our business.
        String plain =
                text.replaceAll("(?ms)^\\s*macdef\\b.*?(?:\\n\\s*\\n|\\z)", "\n")
                        .replaceAll("(?m)(?:^|\\s)#.*$", "");
        List<String> words = Arrays.stream(plain.split("\\s+")).filter(w -> !w.isEmpty()).toList();
        List<Login> logins = new ArrayList<>();
        int i = 0;
        while (i < words.size()) {
            boolean isDefault = words.get(i).equals("default");
            if (!isDefault && !(words.get(i).equals("machine") && i + 1 < words.size())) {
                i++;
                continue;
            }
            String machine = isDefault ? null : words.get(i + 1);
            i += isDefault ? 1 : 2;
            String user = null;
            String password = null;
            while (i + 1 < words.size()
                    && List.of("login", "password", "account").contains(words.get(i))) {
                user = words.get(i).equals("login") ? words.get(i + 1) : user;
                password = words.get(i).equals("password") ? words.get(i + 1) : password;
                i += 2;
            }
            logins.add(new Login(machine, user, password));
        }
        return new Netrc(List.copyOf(logins));
    }

    /** The login for a host, and for a certain user if one is named. */
    public Optional<Login> find(String host, @Nullable String user) {
        return logins.stream()
                .filter(l -> l.machine() == null || l.machine().equalsIgnoreCase(host))
                .filter(l -> user == null || user.equals(l.user()))
                .findFirst();
    }
}
