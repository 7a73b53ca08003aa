package org.twinport.testkit.peer;

import org.jspecify.annotations.Nullable;
import org.twinport.testkit.tool.Tool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a recipe works with; one per start.
 *
 * @param unpacked the folder with the unpacked servers
 * @param work a temporary folder; files in it that end in {@code .log} are the server's log
 * @param settings with every port chosen
 */
record Kitchen(Path unpacked, Path work, PeerSettings settings) {

    /**
     * The owner of the files while root runs the server: an id that no account of the system has.
     */
    static final int ACCOUNT_ID = 58021;

    /** Where the served folder appears to the server, whatever lies above its real place. */
    static final String SERVED = "/srv";

    Path program(String path) {
        return unpacked.resolve(path);
    }

    Path log(String name) {
        return work.resolve(name + ".log");
    }

    Path write(String name, String text) throws IOException {
        Path file = work.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    Path copyOfResource(String name) throws IOException {
        Path file = work.resolve(name);
        @Nullable InputStream resource = Kitchen.class.getResourceAsStream(name);
        if (resource == null) {
            throw new IOException("resource " + name + " is missing");
        }
        try (resource) {
            Files.copy(resource, file);
        }
        return file;
    }

    /**
     * A configuration with the settings' own lines, which take the place of those of the same name.
     *
     * @param separator between a line's name and its value, a regular expression
     */
    String merged(String configuration, String separator) {
        Set<String> given =
                settings.lines().stream()
                        .map(line -> line.strip().split(separator, 2)[0])
                        .collect(Collectors.toSet());
        Stream<String> kept =
                configuration
                        .lines()
                        .filter(line -> !given.contains(line.strip().split(separator, 2)[0]));
        return Stream.concat(kept, settings.lines().stream())
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    boolean isIpv6() {
        return settings.address() instanceof java.net.Inet6Address;
    }

    /** The address without a zone, as the servers' configurations want it. */
    String host() {
        return settings.address().getHostAddress().replaceFirst("%.*", "");
    }

    /**
     * The accounts as the server sees them: files that stand in for those of /etc in its own mount
     * namespace. The password is compared by a program, so no server needs a password file of its
     * own.
     */
    void writeAccounts() throws IOException {
        write(
                "etc/passwd",
                """
                root:x:0:0:root:/root:/bin/sh
                nobody:x:65534:65534:nobody:/:/usr/sbin/nologin
                %s:x:%d:%d:peer:%s:/bin/sh
                """
                        .formatted(settings.user(), ACCOUNT_ID, ACCOUNT_ID, SERVED));
        write(
                "etc/group",
                """
                root:x:0:
                nogroup:x:65534:
                %s:x:%d:
                """
                        .formatted(settings.user(), ACCOUNT_ID));
        write("etc/shadow", "%s:%s:20000:0:99999:7:::\n".formatted(settings.user(), hash()));
        String service =
                """
                auth required pam_unix.so nodelay
                account required pam_unix.so
                session required pam_permit.so
                """;
        for (String name : new String[] {"vsftpd", "proftpd", "pure-ftpd", "other"}) {
            write("etc/pam.d/" + name, service);
        }
    }

    /**
     * Perl is part of every Debian and reaches the C library's crypt; few rounds, as tests log in
     * often.
     */
    private String hash() {
        String program =
                "chomp(my $word = <STDIN>); print crypt($word, q($6$rounds=1000$twinport$))";
        return Tool.of("perl", "-e", program)
                .input(settings.password() + "\n")
                .run()
                .orFail()
                .output();
    }
}
