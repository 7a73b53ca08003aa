package org.twinport.daemon;

import org.twinport.daemon.config.Keys;
import org.twinport.daemon.config.Settings;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the start report together; pure. */
final class Reports {

    private Reports() {}

    static StartReport of(
            Running running,
            List<InetSocketAddress> addresses,
            Optional<StartReport.Generated> generated,
            Optional<Path> socket,
            List<String> notes) {
        Settings settings = running.settings();
        List<String> warnings = new ArrayList<>();
        warnings.add("passwords and files travel in clear: FTP without TLS");
        if (Privileges.isRoot()) {
            warnings.add("the server runs as root: a flaw in it would be root's");
        }
        warnings.addAll(notes);
        return new StartReport(
                addresses,
                Urls.of(addresses),
                settings.root(),
                settings.everybody().stream()
                        .map(u -> new StartReport.UserLine(u.names(), u.home(), u.access()))
                        .toList(),
                generated,
                running.source().port(),
                running.source().why(),
                settings.passive().ports().toString(),
                announced(settings),
                Privileges.osUser(),
                Privileges.mayBindLowPorts().orElse(null),
                socket,
                warnings);
    }

    private static String announced(Settings settings) {
        String address =
                Keys.PASSIVE_ADDRESS.kind().show(settings.values().get(Keys.PASSIVE_ADDRESS));
        int rules = settings.passive().byNetwork().size();
        return rules == 0 ? address : address + ", and " + rules + " rules for client networks";
    }
}
