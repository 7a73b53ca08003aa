package org.twinport.daemon.preflight.filter;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * All rules of a host; an immutable value.
 *
 * @param chains of all tables
 * @param assignsFtpHelper whether a rule hands control connections to the kernel's reader of FTP
 */
public record Ruleset(List<Chain> chains, boolean assignsFtpHelper) {

    /** No rule at all. */
    public static final Ruleset NONE = new Ruleset(List.of(), false);

    public Ruleset {
        chains = List.copyOf(chains);
    }

    /** Both together. */
    public Ruleset with(Ruleset other) {
        return new Ruleset(
                Stream.concat(chains.stream(), other.chains.stream()).toList(),
                assignsFtpHelper || other.assignsFtpHelper);
    }

    /** The same without tables that another program shows better. */
    public Ruleset without(String family, List<String> tables) {
        return new Ruleset(
                chains.stream()
                        .filter(c -> !(c.family().equals(family) && tables.contains(c.table())))
                        .toList(),
                assignsFtpHelper);
    }

    /** Whether a table or a chain has this name. */
    public boolean names(String name) {
        return chains.stream().anyMatch(c -> c.table().equals(name) || c.name().equals(name));
    }

    /** What becomes of a packet. */
    public Passage pass(Packet packet) {
        List<Chain> met =
                chains.stream()
                        .filter(c -> c.sees(packet.ipv6()))
                        .filter(c -> c.hook().filter(h -> h.isOn(packet.way())).isPresent())
                        .sorted(Comparator.comparingInt(c -> c.hook().orElseThrow().order()))
                        .toList();
        Passage most = Passage.FREE;
        for (Chain chain : met) {
            Passage here = new Walk(this, packet, chain).run();
            if (here.isClosed()) {
                return here;
            }
            most = most.fate() == Passage.Fate.OPEN ? here : most;
        }
        return most;
    }

    /**
     * The first ports of stretches of a range in which all ports fare alike, in order.
     *
     * @param first the range's first port, which is among them
     * @param last the range's last port
     */
    public List<Integer> cuts(int first, int last) {
        TreeSet<Integer> cuts = new TreeSet<>(List.of(first));
        chains.stream()
                .flatMap(chain -> chain.rules().stream())
                .flatMap(rule -> rule.conditions().stream())
                .flatMap(Ruleset::spans)
                .forEach(span -> {
                    cuts.add(span.first());
                    cuts.add(span.last() + 1);
                });
        return List.copyOf(cuts.subSet(first, true, last, true));
    }

    private static Stream<PortSet.Span> spans(Condition condition) {
        return switch (condition) {
            case Condition.Ports ports -> ports.ports().spans().stream();
            case Condition.Not not -> spans(not.condition());
            case Condition.Any any ->
                    any.combinations().stream().flatMap(List::stream).flatMap(Ruleset::spans);
            default -> Stream.empty();
        };
    }
}
