package org.twinport.daemon.config;

import java.util.List;

/** Writes the reference page of the configuration from the tables of keys; pure. */
final class ReferencePage {

    private static final String HEAD =
            """
            # Configuration

            This page is written from the table of settings (`org.twinport.daemon.config.Keys`), the same table that
            the reader and the error messages use. Do not edit it; after a change of the table run

            ```
            %s
            ```

            ## Sources

            Settings come from the command line, from environment variables, from a YAML file (`twinport serve --config FILE`,
            or the variable `TWINPORT_CONFIG`), and from the defaults below; the first that says something of a key counts.
            In the file a key is written below its section or with a dot:

            ```yaml
            root: /srv/ftp
            passive:
              ports: 61000-61999
            limits.max-per-address: 20
            users:
              anna:
                password-hash: $argon2id$v=19$m=19456,t=2,p=1$…
                permissions:
                  /: read-only
                  /incoming: full
            ```

            The variable of a key is its name in capitals with `TWINPORT_` before it and `_` for dots and hyphens:
            `TWINPORT_PASSIVE_PORTS`. Lists have commas between their values there; `passive.networks`, `clients`,
            `tls.certificates`, `tls.by-network` and `users` are YAML.
            A wrong key or value is told with its place and what is allowed; then nothing starts (exit code 13), and a reload
            changes nothing. The options `--config` and `--run-as` are no keys; of the two only `--config` has a variable.

            SIGHUP and `twinport reload` read everything again. What they apply holds for sessions that begin afterwards; sessions
            that are open keep what they had. A key that says "restart" in the last column is only read at start. Root's
            `twinport reload` finds the servers of all users; `--port` tells several apart by their first port.

            ## Keys

            | Key | Default | Allowed | Meaning | Reload |
            |---|---|---|---|---|
            """;

    private static final String USERS =
            """

            ## Users

            Below `users` each user has an entry with these keys. Where a key also exists above, the user's value counts for
            the user; only `read-only: yes` above holds for everybody. A user's `tls.policy` can demand more TLS than the network and
            the address that a client comes by, never less; a user with any key of `tls` has the values above for those left
            out. A certificate and a password are two ways in: either will do, and `password-hash` may be left out where
            `certificate` stands. `twinport hash-password` makes the hash. A user given on the
            command line as NAME:PASSWORD replaces one of the file and has the defaults. Where nobody is configured and `anonymous.enabled`
            is `no`, a user `twinport` gets a password that is made up at start.

            | Key | Default | Allowed | Meaning |
            |---|---|---|---|
            """;

    private static final String NOTES =
            """

            ## Notes

            - Permissions: `full` is everything, `read-only` is list and read, `upload-only` is write and mkdir, without seeing
              what is there. Of several paths the longest above a file counts.
            - `server-id`: in containers, whose host name changes with each start, give one, or interrupted uploads cannot be resumed.
            - `keep-parts`: where users share a folder, the shortest of their times counts as soon as one of them uses the folder.
            - `ascii`, `charset`: what a user's entry says counts, then the first rule of `clients` that fits, then the key itself.
              `ascii: ignore` is for clients that transfer binary files in TYPE A. A name that the charset cannot write, or a folder's
              name that is no UTF-8, is sent as it is. Names and passwords of users are read in the charset, too, where it comes from
              `clients` or the key itself.
            - TLS computes with OpenSSL 3 where the system has it (`libcrypto.so.3`), which is quicker, and with Java alone where not; clients see no difference.
              `TWINPORT_JAVA_OPTS=-Dtwinport.libcrypto=never` leaves it to Java ([decision 13](decisions/0013-libcrypto-for-tls.md)).
            - TLS: a rule of `tls.by-network` counts before the policy of an address in `listen`, and that before `tls.policy`.
              What a rule leaves out is the value of `tls`. So old devices are served in clear on their own network only:

              ```yaml
              listen: [21, {address: 2121, policy: data}]
              tls:
                certificates: {certificate: fullchain.pem, key: privkey.pem}
                implicit: 990
                policy: data
                by-network:
                  - {clients: 10.20.0.0/16, policy: off}
              ```

              A key that would do nothing, such as a policy without a certificate, is an error.
            - Certificates are read again on a reload, and by themselves within 30 seconds after their files have changed; sessions
              that are open keep theirs. While new files cannot be used, or do not fit each other, the certificate before stays,
              and the log says so once. `tls.client-authorities` is read again on a reload only.
            - `certificate` of a user is a SHA-256 fingerprint, as `openssl x509 -noout -fingerprint -sha256 -in FILE` prints it, or
              the whole subject, as `openssl x509 -noout -subject -nameopt RFC2253 -in FILE` prints it. Either way an authority in
              `tls.client-authorities` must have signed the certificate; revocation lists are not looked at.
            - Logs: lines are written by a thread of their own. None is ever dropped: when 8192 lines wait because the disk is too
              slow, sessions wait, too. Text that came over the network is escaped; passwords are never logged. To rotate a log, move
              the file away and reload.
            - The transfer log is in the xferlog format of wu-ftpd, in the time zone of the system; paths are those that users see.
            """;

    private ReferencePage() {}

    /** The page in Markdown; {@code command} is what regenerates it. */
    static String of(String command) {
        StringBuilder out = new StringBuilder(HEAD.formatted(command));
        for (Key<?> key : Keys.ALL) {
            row(
                    out,
                    List.of(
                            code(key.path()),
                            fallback(key),
                            cell(key.kind().allowed()),
                            cell(key.doc()),
                            key.reloads() ? "yes" : "restart"));
        }
        out.append(USERS);
        for (Key<?> key : UserKeys.ALL) {
            String fallback = Keys.ALL.contains(key) ? "as above" : fallback(key);
            row(
                    out,
                    List.of(
                            code(key.path()),
                            fallback,
                            cell(key.kind().allowed()),
                            cell(key.doc())));
        }
        return out.append(NOTES).toString();
    }

    private static <T> String fallback(Key<T> key) {
        boolean shown = key.fallbackText().equals(key.kind().show(key.fallback()));
        if (key.fallbackText().isEmpty()) {
            return "none";
        }
        return shown ? code(key.fallbackText()) : key.fallbackText();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    private static void row(StringBuilder out, List<String> cells) {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
