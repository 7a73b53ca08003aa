package org.twinport.daemon;

import org.twinport.daemon.config.Problem;
import org.twinport.daemon.config.Settings;
import org.twinport.daemon.users.HashLane;
import org.twinport.daemon.users.Login;
import org.twinport.server.config.ActiveRules;
import org.twinport.server.config.Rules;
import org.twinport.server.config.TlsRules;
import org.twinport.storage.local.UploadsInProgress;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * One set of settings put into effect; immutable.
 *
 * @param settings the settings
 * @param accounts users with opened folders
 * @param source from where active mode dials
 * @param rules for the server
 */
record Running(Settings settings, Accounts accounts, SourcePorts.Choice source, Rules rules) {

    /**
     * Opens folders and probes port 20.
     *
     * @param problems told what is wrong; then the result is of no use
     */
    static Running of(
            Settings settings,
            String serverId,
            List<InetSocketAddress> listen,
            UploadsInProgress inProgress,
            HashLane lane,
            List<Problem> problems) {
        Accounts accounts = Accounts.open(settings, serverId, inProgress, problems);
        SourcePorts.Choice source = SourcePorts.choose(settings.sourcePort(), listen);
        if (source.refused()) {
            problems.add(
                    new Problem(
                            "active.source-port",
                            source.why() + "; allowed here: any, or auto for 20 where it can be"));
        }
        Rules rules =
                new Rules(
                        new Login(accounts.members(), lane),
                        settings.limits(),
                        settings.deadlines(),
                        settings.passive(),
                        new ActiveRules(source.port(), settings.peers()),
                        TlsRules.NONE,
                        settings.representation());
        return new Running(settings, accounts, source, rules);
    }
}
