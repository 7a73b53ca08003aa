package org.twinport.daemon;

import org.jspecify.annotations.Nullable;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a server has to say of itself at the start; immutable.
 *
 * @param addresses really bound, in the order of the settings
 * @param urls under which clients reach it, most useful first
 * @param tls what is to say of TLS; empty if there is no certificate
 * @param root the folder that is served where a user has no home
 * @param users with what they may do
 * @param generated the password that was made up, if there was nobody to log in
 * @param activePort 20, or 0 for any
 * @param activePortReason why
 * @param passivePorts the range
 * @param announced the address that PASV announces, in words
 * @param osUser as whom it runs
 * @param mayBindLowPorts whether it may bind ports below 1024; null if unknown
 * @param reloadSocket where {@code twinport reload} reaches it
 * @param warnings what a person should know
 */
public record StartReport(
        List<InetSocketAddress> addresses,
        List<String> urls,
        Optional<Tls> tls,
        Path root,
        List<UserLine> users,
        Optional<Generated> generated,
        int activePort,
        String activePortReason,
        String passivePorts,
        String announced,
        String osUser,
        @Nullable Boolean mayBindLowPorts,
        Optional<Path> reloadSocket,
        List<String> warnings) {

    public StartReport {
        addresses = List.copyOf(addresses);
        urls = List.copyOf(urls);
        users = List.copyOf(users);
        warnings = List.copyOf(warnings);
    }

    /**
     * A user, without secrets.
     *
     * @param names to log in with
     * @param home the folder
     * @param access in the words of the key permissions
     */
    public record UserLine(List<String> names, Path home, String access) {}

    /**
     * TLS.
     *
     * @param certificates the first serves clients that name no host
     * @param demands of whom what is demanded, one line each, in the order in which they count
     */
    public record Tls(List<Certificate> certificates, List<String> demands) {
        public Tls {
            certificates = List.copyOf(certificates);
            demands = List.copyOf(demands);
        }
    }

    /**
     * A certificate.
     *
     * @param names hosts and addresses that it is for
     * @param until its last day, UTC
     * @param fingerprint SHA-256
     * @param file where it is
     * @param made whether the server has made it
     * @param selfIssued whether clients can know nobody who vouches for it
     * @param trustFile PEM that makes a client trust it, if there is one
     */
    public record Certificate(
            List<String> names,
            LocalDate until,
            String fingerprint,
            Path file,
            boolean made,
            boolean selfIssued,
            Optional<Path> trustFile) {
        public Certificate {
            names = List.copyOf(names);
        }
    }

    /**
     * A password that was made up.
     *
     * @param user who has it
     * @param password to show on the terminal; null if it went to a file
     * @param file readable by this user only, gone when the server ends; null if it is shown
     */
    public record Generated(String user, @Nullable String password, @Nullable Path file) {
        @Override
        public String toString() {
            return "Generated[user=" + user + ", file=" + file + "]";
        }
    }
}
