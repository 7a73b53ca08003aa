package org.twinport.daemon;

import org.twinport.daemon.config.Problem;
import org.twinport.daemon.config.Settings;
import org.twinport.daemon.users.Login;
import org.twinport.server.config.ActiveRules;
import org.twinport.server.config.Rules;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One set of settings put into effect; immutable but for what its certificates know of their files.
 *
 * @param settings the settings
 * @param accounts users with opened folders
 * @param source from where active mode dials
 * @param certificates for TLS
 * @param rules for the server
 */
record Running(
        Settings settings,
        Accounts accounts,
        SourcePorts.Choice source,
        Certificates certificates,
        Rules rules) {

    /**
     * Opens folders, loads certificates and probes port 20.
     *
     * @param problems told what is wrong; then the result is of no use
     */
    static Running of(
            Settings settings,
            String serverId,
            List<InetSocketAddress> listen,
            Facilities facilities,
            List<Problem> problems) {
        Accounts accounts = Accounts.open(settings, serverId, facilities.uploads(), problems);
        SourcePorts.Choice source = SourcePorts.choose(settings.sourcePort(), listen);
        if (source.refused()) {
            problems.add(
                    new Problem(
                            "active.source-port",
                            source.why() + "; allowed here: any, or auto for 20 where it can be"));
        }
        Certificates certificates =
                Certificates.open(
                        settings,
                        OwnCertificate.files(settings, facilities.environment()),
                        Instant.now(),
                        problems);
        if (certificates.server().isPresent()) {
            facilities.tlsPreparation().run();
        }
        Rules rules =
                new Rules(
                        new Login(accounts.members(), facilities.lane()),
                        settings.limits(),
                        settings.deadlines(),
                        settings.passive(),
                        new ActiveRules(source.port(), settings.peers()),
                        // A server cannot be made of certificates with problems.
                        settings.tls()
                                .rules(
                                        problems.isEmpty()
                                                ? certificates.server()
                                                : Optional.empty()),
                        settings.representation(),
                        settings.diag());
        return new Running(settings, accounts, source, certificates, rules);
    }

    /** The same with the certificates as they are on disk now. */
    Running renewed() {
        return new Running(
                settings,
                accounts,
                source,
                certificates,
                rules.with(settings.tls().rules(certificates.server())));
    }
}
