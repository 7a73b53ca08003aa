package org.twinport.lab.show;

import org.twinport.lab.catalogue.Catalogue;
import org.twinport.lab.scenario.Scenario;
import org.twinport.lab.verify.Table;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The page {@code docs/lab.md}: how the lab is used, and all its scenarios; pure. */
public final class LabPage {
    private LabPage() {}

    /**
     * The page in Markdown.
     *
     * @param command that writes it anew
     */
    public static String text(String command) {
        List<Scenario> all = Catalogue.all();
        List<Scenario> faults = all.stream().filter(s -> !s.isHealthy()).toList();
        List<Scenario> healthy = all.stream().filter(Scenario::isHealthy).toList();
        return introduction(command, all.size(), healthy.size())
                + "\n## Faults\n\n| Scenario | What is wrong | Stage | Cause | Cured by the printed fix |\n|---|---|---|---|---|\n"
                + lines(faults)
                + "\n## Healthy networks\n\n| Scenario | What is odd |\n|---|---|\n"
                + lines(healthy);
    }

    private static String lines(List<Scenario> scenarios) {
        return scenarios.stream().map(LabPage::line).collect(Collectors.joining());
    }

    private static String line(Scenario scenario) {
        if (scenario.isHealthy()) {
            return "| `%s` | %s |%n".formatted(scenario.name(), scenario.title());
        }
        return "| `%s` | %s | %s | %s | %s |%n"
                .formatted(
                        scenario.name(),
                        scenario.title(),
                        scenario.stage().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        causes(scenario),
                        cures(scenario));
    }

    private static String causes(Scenario scenario) {
        String user = Table.ids(scenario.forUser());
        String root = Table.ids(scenario.forRoot());
        return user.equals(root) ? user : user + "; to root: " + root;
    }

    private static String cures(Scenario scenario) {
        return scenario.cures().stream()
                .map(cure ->
                        switch (cure) {
                            case Scenario.Cure.Server _ -> "the server's configuration";
                            case Scenario.Cure.Rules rules -> "nft on the " + rules.role().word();
                            case Scenario.Cure.ClientCommand command -> command.product();
                        })
                .collect(Collectors.joining(", "));
    }

    private static String introduction(String command, int all, int healthy) {
        return """
        # The lab

        This page is written from the table of scenarios (`org.twinport.lab.catalogue`). Do not edit it; after a change run

        ```
        %s
        ```

        `twinport lab` builds networks on this machine, breaks them in a known way, and shows what comes of it: a client, up to
        three routers and a server as Linux network namespaces, with real firewall rules (nft), real NAT and real servers. Nothing
        of it touches the machine's own network, and all of it is gone when the command ends.

        It needs Linux with `ip`, `nft` and `curl`; `tcpdump` for the timeline, `support/unpack-peers` for the servers of others.
        Root runs every scenario. Other users get a user namespace of their own where the kernel allows that, and the
        scenarios with vsftpd, ProFTPD, Pure-FTPd and pyftpdlib are skipped there, because these servers change their user.

        ```
        twinport lab list                                   all scenarios
        twinport lab run server-firewall-drops-passive      the network, both connections as a timeline, the doctor's verdict
        twinport lab run --healthy NAME                     the same without the fault
        twinport lab shell client-nat-active-refused        a shell on the client's machine; --on server for another one
        twinport lab verify [NAME...]                       the proof, see below; --user, --root, --portable, --json, --jobs N
        twinport lab compare [NAME...]                      what curl, lftp, tnftp and ncftp say to the same
        ```

        In a shell the server is at the address in the picture, user `joe`, password `secret-in-the-lab`.

        ## What `verify` proves

        For each of the %d scenarios (%d of them healthy):

        - **genuine**: without the fault curl does what the user wants; with it curl fails in the way that is written down;
        - **user**, **root**: `twinport doctor` names the cause to a user without any right, and to root, who may know more; where two
          causes cannot be told apart from the client's side, each of them is right. A healthy network must be called so;
        - **cured**: what the doctor prints as the fix for a product that stands in the lab is applied as it is printed (lines into the
          server's configuration, nft rules on the machine of whoever must act, a command of a client), and curl works.
        """
                .formatted(command, all, healthy);
    }
}
