package org.twinport.lab;

/**
 * The firewall of one machine: everything passes except what a rule names. Rules hold until the
 * network is closed; for any thread.
 *
 * <p>A condition is written as nft writes it, such as {@code tcp dport 50000-50100} or {@code tcp
 * sport 20}.
 */
public final class Firewall {
    private final Namespace machine;

    private Firewall(Namespace machine) {
        this.machine = machine;
    }

    /** Where a packet is looked at. */
    public enum Way {
        /** Packets to the machine itself. */
        INPUT,
        /** Packets from the machine itself. */
        OUTPUT,
        /** Packets that a router passes on. */
        FORWARD
    }

    /** A firewall without rules; one per machine. */
    public static Firewall on(Namespace machine) {
        StringBuilder table = new StringBuilder("table inet firewall {\n");
        for (Way way : Way.values()) {
            String name = name(way);
            table.append(
                    "chain %s { type filter hook %s priority 10; policy accept; }\n"
                            .formatted(name, name));
        }
        machine.nft(table.append("}\n").toString());
        return new Firewall(machine);
    }

    /** Lets packets vanish: whoever sends them hears nothing. */
    public Firewall drop(Way way, String condition) {
        return rule(way, condition + " drop");
    }

    /** Answers with a TCP reset, as if nobody listened. */
    public Firewall reset(Way way, String condition) {
        return rule(way, condition + " reject with tcp reset");
    }

    /** Answers with ICMP "administratively prohibited". */
    public Firewall prohibit(Way way, String condition) {
        return rule(way, condition + " reject with icmpx admin-prohibited");
    }

    /** A rule in nft's own words. */
    public Firewall rule(Way way, String rule) {
        machine.nft("add rule inet firewall %s %s%n".formatted(name(way), rule));
        return this;
    }

    private static String name(Way way) {
        return switch (way) {
            case INPUT -> "input";
            case OUTPUT -> "output";
            case FORWARD -> "forward";
        };
    }
}
