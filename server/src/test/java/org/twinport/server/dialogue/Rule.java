package org.twinport.server.dialogue;

import org.twinport.net.data.PeerPolicy;
import org.twinport.net.data.PortRange;
import org.twinport.server.config.ActiveRules;
import org.twinport.server.config.Deadlines;
import org.twinport.server.config.PassiveRules;
import org.twinport.server.config.PassiveRules.Announced;
import org.twinport.server.config.PassiveRules.ByNetwork;
import org.twinport.server.config.Rules;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** Single rules of a server, changed for one test; pure. */
final class Rule {

    private Rule() {}

    /** Deadlines that can be changed one by one. */
    record Clock(Deadlines deadlines) {
        Clock login(Duration login) {
            Deadlines d = deadlines;
            return of(login, d.idle(), d.passive(), d.active(), d.stall(), d.grace());
        }

        Clock idle(Duration idle) {
            Deadlines d = deadlines;
            return of(d.login(), idle, d.passive(), d.active(), d.stall(), d.grace());
        }

        Clock passive(Duration passive) {
            Deadlines d = deadlines;
            return of(d.login(), d.idle(), passive, d.active(), d.stall(), d.grace());
        }

        Clock active(Duration active) {
            Deadlines d = deadlines;
            return of(d.login(), d.idle(), d.passive(), active, d.stall(), d.grace());
        }

        Clock stall(Duration stall) {
            Deadlines d = deadlines;
            return of(d.login(), d.idle(), d.passive(), d.active(), stall, d.grace());
        }

        Clock grace(Duration grace) {
            Deadlines d = deadlines;
            return of(d.login(), d.idle(), d.passive(), d.active(), d.stall(), grace);
        }

        private Clock of(
                Duration login,
                Duration idle,
                Duration passive,
                Duration active,
                Duration stall,
                Duration grace) {
            return new Clock(
                    new Deadlines(
                            login,
                            idle,
                            passive,
                            active,
                            stall,
                            deadlines.write(),
                            deadlines.keepAlive(),
                            grace));
        }
    }

    static UnaryOperator<Rules> deadlines(UnaryOperator<Clock> change) {
        return rules -> rules.with(change.apply(new Clock(rules.deadlines())).deadlines());
    }

    static UnaryOperator<Rules> ports(int first, int last) {
        return rules ->
                rules.with(
                        new PassiveRules(
                                new PortRange(first, last),
                                rules.passive().address(),
                                rules.passive().byNetwork()));
    }

    static UnaryOperator<Rules> announcing(Announced address, ByNetwork... byNetwork) {
        return rules ->
                rules.with(new PassiveRules(rules.passive().ports(), address, List.of(byNetwork)));
    }

    static UnaryOperator<Rules> dialPeer() {
        return rules -> rules.with(new ActiveRules(0, new PeerPolicy(true)));
    }

    static UnaryOperator<Rules> both(UnaryOperator<Rules> one, UnaryOperator<Rules> other) {
        return rules -> other.apply(one.apply(rules));
    }
}
