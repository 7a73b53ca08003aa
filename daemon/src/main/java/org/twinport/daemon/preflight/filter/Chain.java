package org.twinport.daemon.preflight.filter;

import org.twinport.daemon.preflight.filter.Packet.Way;

import java.util.List;
import java.util.Optional;

/**
 * A chain of rules; a value.
 *
 * @param origin which program's rules it is among
 * @param family {@code ip}, {@code ip6} or {@code inet}
 * @param table its table
 * @param name its name in the table
 * @param hook where packets enter it; empty if only rules lead there
 * @param drops whether a packet that no rule decides on ends here
 */
public record Chain(
        Origin origin,
        String family,
        String table,
        String name,
        Optional<Hook> hook,
        boolean drops,
        List<Rule> rules) {

    public Chain {
        rules = List.copyOf(rules);
    }

    /** Whose commands show and change it. */
    public enum Origin {
        NFT,
        IPTABLES
    }

    /**
     * A place in the kernel.
     *
     * @param place as nft calls it: prerouting, input or output, or another that is of no interest
     * @param priority chains of lower ones come first
     */
    public record Hook(String place, int priority) {
        /** Whether packets of this way come along. */
        boolean isOn(Way way) {
            return way == Way.OUT
                    ? place.equals("output")
                    : place.equals("prerouting") || place.equals("input");
        }

        /** In which order a packet meets them. */
        int order() {
            return (place.equals("prerouting") ? 0 : 1_000_000) + priority;
        }
    }

    boolean sees(boolean ipv6) {
        return family.equals("inet") || family.equals(ipv6 ? "ip6" : "ip");
    }

    boolean isSibling(Chain other) {
        return origin == other.origin && family.equals(other.family) && table.equals(other.table);
    }

    /** As a person looks for it. */
    String title() {
        return origin == Origin.NFT
                ? "chain %s %s %s".formatted(family, table, name)
                : "%s chain %s of table %s"
                        .formatted(family.equals("ip6") ? "ip6tables" : "iptables", name, table);
    }
}
