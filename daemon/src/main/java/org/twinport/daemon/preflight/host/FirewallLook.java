package org.twinport.daemon.preflight.host;

import org.twinport.daemon.preflight.filter.IptablesSave;
import org.twinport.daemon.preflight.filter.NftJson;
import org.twinport.daemon.preflight.filter.Ruleset;

import java.util.List;

/** Asks for the rules of packet filters; stateless. */
final class FirewallLook {

    private static final List<String> TABLES =
            List.of("filter", "raw", "mangle", "nat", "security");

    private FirewallLook() {}

    static HostFacts.Firewall seen(Commands commands) {
        Fact<String> nft = commands.run("nft", "-j", "list", "ruleset");
        Fact<String> ip = commands.run("iptables-save");
        Fact<String> ip6 = commands.run("ip6tables-save");
        return new HostFacts.Firewall(
                rules(nft, ip, ip6),
                commands.run("firewall-cmd", "--list-all"),
                Texts.of("/etc/ufw/ufw.conf")
                        .map(text -> text.lines().anyMatch(l -> l.strip().equals("ENABLED=yes"))));
    }

    /** Both kinds together; what cannot be seen of one kind does not spoil the other. */
    static Fact<Ruleset> rules(Fact<String> nft, Fact<String> ip, Fact<String> ip6) {
        Fact<Ruleset> rules = nft.read(NftJson::parse, "what nft prints is not understood");
        rules = added(rules, ip, false);
        return added(rules, ip6, true);
    }

    private static Fact<Ruleset> added(Fact<Ruleset> rules, Fact<String> saved, boolean ipv6) {
        if (saved.known().isEmpty()) {
            return rules;
        }
        String text = saved.known().get();
        Ruleset own = IptablesSave.parse(text, ipv6);
        Ruleset before = rules.known().orElse(Ruleset.NONE);
        return Fact.of(
                (IptablesSave.isInNft(text) ? before.without(ipv6 ? "ip6" : "ip", TABLES) : before)
                        .with(own));
    }
}
