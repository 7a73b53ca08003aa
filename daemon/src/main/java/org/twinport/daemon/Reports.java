package org.twinport.daemon;

import org.twinport.daemon.config.Keys;
import org.twinport.daemon.config.Settings;
import org.twinport.daemon.tls.ServerCertificate;
import org.twinport.server.config.Listen;
import org.twinport.server.tls.TlsPolicy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the start report together; pure. */
final class Reports {

    private Reports() {}

    static StartReport of(
            Running running,
            List<Listen> listen,
            Optional<StartReport.Generated> generated,
            Optional<Path> socket,
            List<String> notes) {
        Settings settings = running.settings();
        List<String> warnings = new ArrayList<>();
        if (isClear(settings, listen)) {
            warnings.add("passwords and files travel in clear: FTP without TLS");
        }
        if (Privileges.isRoot()) {
            warnings.add("the server runs as root: a flaw in it would be root's");
        }
        warnings.addAll(notes);
        return new StartReport(
                listen.stream().map(Listen::address).toList(),
                Urls.of(listen, where -> isOffered(settings, where)),
                tls(running, listen),
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

    /** Whether nobody can have TLS. */
    private static boolean isClear(Settings settings, List<Listen> listen) {
        return listen.stream().noneMatch(where -> isOffered(settings, where))
                && !(settings.tls().isOn()
                        && settings.tls().byNetwork().stream()
                                .anyMatch(rule -> rule.demands().policy() != TlsPolicy.OFF));
    }

    /** Whether clients that no rule names may have TLS there. */
    private static boolean isOffered(Settings settings, Listen where) {
        TlsPolicy policy = where.policy().orElse(settings.tls().demands().policy());
        return settings.tls().isOn() && (where.implicitTls() || policy != TlsPolicy.OFF);
    }

    private static Optional<StartReport.Tls> tls(Running running, List<Listen> listen) {
        Settings settings = running.settings();
        boolean made = settings.tls().isSelfSigned();
        return settings.tls().isOn()
                ? Optional.of(
                        new StartReport.Tls(
                                running.certificates().kept().stream()
                                        .map(kept -> certificate(kept, made))
                                        .toList(),
                                TlsWords.of(settings, listen)))
                : Optional.empty();
    }

    private static StartReport.Certificate certificate(Certificates.Kept kept, boolean made) {
        ServerCertificate own = kept.watch().current();
        return new StartReport.Certificate(
                own.names(),
                Expiry.lastDay(own),
                own.fingerprint(),
                kept.files().certificate(),
                made,
                Trials.isSelfIssued(own.chain()),
                Trials.trustFile(kept.files()));
    }

    private static String announced(Settings settings) {
        String address =
                Keys.PASSIVE_ADDRESS.kind().show(settings.values().get(Keys.PASSIVE_ADDRESS));
        int rules = settings.passive().byNetwork().size();
        return rules == 0 ? address : address + ", and " + rules + " rules for client networks";
    }
}
