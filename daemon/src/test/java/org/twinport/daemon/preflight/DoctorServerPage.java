package org.twinport.daemon.preflight;

import org.twinport.daemon.preflight.check.Check;
import org.twinport.daemon.preflight.check.Checks;

/** Writes {@code docs/doctor-server.md} from the table of checks; pure. */
final class DoctorServerPage {

    private static final String HEAD =
            """
            # The server's host: `twinport doctor --server`

            This page is written from the table of checks (`org.twinport.daemon.preflight.check.Checks`). Do not edit it; after
            a change of the table run

            ```
            %s
            ```

            Most failures of FTP are made before the first user comes: a firewall that lets port 21 in but not the passive
            range, an announced address that nobody can dial, a port that something else has. Run this on the host where the
            server runs or is to run:

            ```
            sudo twinport doctor --server --config /etc/twinport.yaml
            twinport doctor --server --json
            ```

            It reads the settings as `serve` does (file and variables), looks at the host, changes nothing and dials nobody;
            it binds ports that are free for a moment, asks DNS for announced names, and runs `nft`, `iptables-save`,
            `ip6tables-save`, `firewall-cmd`, `systemctl show`, `timedatectl`, and with SELinux `getsebool` and `semanage`, where they
            are installed, with a deadline of 5 seconds each. Without root the rules of firewalls and the owners of sockets stay unknown,
            and it says so.

            Each finding has the id of its check, a severity, one sentence, what was seen, and a fix to paste.

            | severity | means |
            |---|---|
            | error | clients will fail; the exit code is 18 |
            | warning | some clients will fail, or all at some time |
            | note | nothing is wrong, or it cannot be known; worth reading when clients fail |
            | ok | as it should be |

            `--json` writes one object: the numbers `error`, `warning`, `note` and `ok`, and `findings`, the worst first, each with `id`,
            `severity`, `what` and the lists `evidence` and `fix`. Wrong settings end with exit code 13.

            `serve` asks the questions marked in the column "At start" by itself and shows warnings and errors in its panel.
            It waits for that a third of a second at most.

            ## Checks

            Tried out: "live" means that tests let a Linux kernel have the fault, in a network namespace where that is needed, and let the
            check look at it. "Recorded output" means that tests show it what programs and kernels printed. "Never on a real
            host" means that tests show it texts in the form of the manuals, and that it never saw a host that has the thing:
            read its findings with that in mind.

            | id | Question | At start | Tried out |
            |---|---|---|---|
            """;

    private static final String NOTES =
            """

            ## What is judged, and how

            - Rules for packets are walked as the kernel does it, by a packet of a client of whom nothing is known, on each interface with a
              default route. A rule that lets in only some addresses makes a note if it holds for control and passive
              ports alike, and a warning if only the passive ports are restricted. A kind of rule that is not understood makes a note,
              never an error. Of nft that was live. Of iptables and ufw the rules were recorded from iptables 1.8.9; those of firewalld were written by
              hand in the form of its nft rules and recorded from nft. Firewalls ahead of this host (routers, groups of a
              cloud) cannot be seen from here.
            - A server that runs already is found by its socket; then its user, rights and limits count, not those of the doctor.
            - A range of passive ports is too small if one client may take all of it (`limits.max-per-address`). A port is taken from PASV until
              the client has connected, 30 seconds at most, not for the whole transfer. Connections in TIME_WAIT take no port away from listening.
            """;

    private DoctorServerPage() {}

    /** The page in Markdown; {@code command} is what regenerates it. */
    static String of(String command) {
        StringBuilder out = new StringBuilder(HEAD.formatted(command));
        for (Check check : Checks.ALL) {
            out.append(
                    "| `%s` | %s | %s | %s |%n"
                            .formatted(
                                    check.id(),
                                    check.asks(),
                                    check.atStart() ? "yes" : "",
                                    check.proof().words()));
        }
        return out.append(NOTES).toString();
    }
}
