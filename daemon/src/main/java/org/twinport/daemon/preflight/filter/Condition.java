package org.twinport.daemon.preflight.filter;

import org.twinport.daemon.preflight.filter.Packet.Way;
import org.twinport.server.config.Network;

import java.util.List;
import java.util.Set;

/** What a rule demands of a packet; a value. */
sealed interface Condition {

    /** Whether the packet fulfils it. */
    Answer test(Packet packet);

    /** Which end of a packet. */
    enum End {
        SOURCE,
        DESTINATION
    }

    /** Every packet, some kinds of clients, or what cannot be judged. */
    record Always(Answer answer) implements Condition {
        @Override
        public Answer test(Packet packet) {
            return answer;
        }
    }

    /** The opposite. */
    record Not(Condition condition) implements Condition {
        @Override
        public Answer test(Packet packet) {
            return condition.test(packet).not();
        }
    }

    /** One of several combinations. */
    record Any(List<List<Condition>> combinations) implements Condition {
        @Override
        public Answer test(Packet packet) {
            Answer best = Answer.NO;
            for (List<Condition> all : combinations) {
                Answer answer = new Rule(all, new Action.Continue(), "").test(packet);
                best = answer.compareTo(best) < 0 ? answer : best;
            }
            return best;
        }
    }

    /** IPv4 or IPv6. */
    record Family(boolean ipv6) implements Condition {
        @Override
        public Answer test(Packet packet) {
            return packet.ipv6() == ipv6 ? Answer.YES : Answer.NO;
        }
    }

    /** Ports of one end. */
    record Ports(End end, PortSet ports) implements Condition {
        @Override
        public Answer test(Packet packet) {
            int port = end == End.SOURCE ? packet.source() : packet.destination();
            return ports.contains(port) ? Answer.YES : Answer.NO;
        }
    }

    /** Interfaces, whose names may end in a star, by which packets of one way go. */
    record Device(Way way, List<String> names) implements Condition {
        @Override
        public Answer test(Packet packet) {
            boolean fits = names.stream().anyMatch(name -> fits(name, packet.device()));
            return packet.way() == way && fits ? Answer.YES : Answer.NO;
        }

        private static boolean fits(String pattern, String name) {
            return pattern.endsWith("*")
                    ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                    : name.equals(pattern);
        }
    }

    /** States of connection tracking, in lower case. */
    record State(Set<String> states) implements Condition {
        @Override
        public Answer test(Packet packet) {
            return states.contains(packet.first() ? "new" : "established") ? Answer.YES : Answer.NO;
        }
    }

    /** Flags of TCP: of those in the mask exactly these are set. */
    record Flags(Set<String> mask, Set<String> set) implements Condition {
        @Override
        public Answer test(Packet packet) {
            String flag = packet.first() ? "syn" : "ack";
            Set<String> seen = mask.contains(flag) ? Set.of(flag) : Set.of();
            return seen.equals(set) ? Answer.YES : Answer.NO;
        }
    }

    /** Addresses of one end; that of a client is none that a rule names. */
    record Address(End end, List<Network> networks) implements Condition {
        @Override
        public Answer test(Packet packet) {
            boolean clients = (packet.way() == Way.IN) == (end == End.SOURCE);
            if (clients) {
                boolean all = networks.stream().anyMatch(network -> network.prefix() == 0);
                return all ? Answer.YES : Answer.SOME;
            }
            boolean own =
                    packet.own().stream()
                            .anyMatch(a -> networks.stream().anyMatch(n -> n.contains(a)));
            return own ? Answer.YES : Answer.NO;
        }
    }
}
