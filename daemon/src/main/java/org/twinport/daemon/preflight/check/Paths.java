package org.twinport.daemon.preflight.check;

import org.twinport.daemon.preflight.filter.Packet;
import org.twinport.daemon.preflight.filter.Packet.Way;
import org.twinport.daemon.preflight.filter.Passage;
import org.twinport.daemon.preflight.filter.Passage.Fate;
import org.twinport.daemon.preflight.filter.Ruleset;
import org.twinport.daemon.preflight.host.HostFacts;
import org.twinport.daemon.preflight.host.HostFacts.Device;
import org.twinport.daemon.preflight.host.HostFacts.Span;
import org.twinport.daemon.preflight.host.Plan;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The ways by which packets of clients come and go; pure.
 *
 * @param devices interfaces on the clients' side
 */
record Paths(List<Device> devices, List<InetAddress> listening) {

    /** A port for which no rule is made: that of a client. */
    private static final int ANY = 40_000;

    /**
     * How packets to some ports fared.
     *
     * @param ports as a person writes them
     * @param by the interface and the family
     */
    record Stretch(String ports, String by, Passage passage) {}

    static Paths of(Plan plan, HostFacts facts) {
        List<Device> up =
                facts.links().devices().stream()
                        .filter(device -> device.addresses().stream().anyMatch(Paths::isOutside))
                        .toList();
        List<Device> outward =
                up.stream().filter(d -> facts.links().outward().contains(d.name())).toList();
        return new Paths(
                outward.isEmpty() ? up : outward,
                plan.control().stream().map(a -> a.getAddress()).distinct().toList());
    }

    private static boolean isOutside(InetAddress address) {
        return !address.isLoopbackAddress() && !address.isLinkLocalAddress();
    }

    /** Whether no client of another host can come at all. */
    boolean isEmpty() {
        return packets(Way.IN, 0, 0).findAny().isEmpty();
    }

    /** How packets that open connections to a port fare, the worst. */
    Optional<Stretch> in(Ruleset rules, int port) {
        return worst(packets(Way.IN, ANY, port).map(p -> stretch(rules, p, String.valueOf(port))));
    }

    /** How packets of connections that exist fare. */
    Optional<Stretch> replies(Ruleset rules, int port) {
        return worst(
                packets(Way.IN, ANY, port)
                        .map(p -> stretch(rules, p.later(), String.valueOf(port))));
    }

    /** How packets that open connections of active mode fare. */
    Optional<Stretch> out(Ruleset rules, int source) {
        return worst(packets(Way.OUT, source, ANY).map(p -> stretch(rules, p, "any")));
    }

    private static Stretch stretch(Ruleset rules, Packet packet, String ports) {
        String by = packet.device() + (packet.ipv6() ? ", IPv6" : ", IPv4");
        return new Stretch(ports, by, rules.pass(packet));
    }

    private static Optional<Stretch> worst(Stream<Stretch> all) {
        return all.max(Comparator.comparingInt(s -> badness(s.passage().fate())));
    }

    private static int badness(Fate fate) {
        return switch (fate) {
            case OPEN -> 0;
            case UNKNOWN -> 1;
            case SOME_ONLY -> 2;
            case REJECTED, DROPPED, DIVERTED -> 3;
        };
    }

    /** Stretches of a range whose packets do not pass freely, in order. */
    List<Stretch> in(Ruleset rules, Span range) {
        List<Stretch> bad = new ArrayList<>();
        List<Integer> cuts = rules.cuts(range.first(), range.last());
        for (int i = 0; i < cuts.size(); i++) {
            int first = cuts.get(i);
            int last = i + 1 < cuts.size() ? cuts.get(i + 1) - 1 : range.last();
            String ports = new Span(first, last).toString();
            in(rules, first)
                    .filter(s -> s.passage().fate() != Fate.OPEN)
                    .ifPresent(s -> bad.add(new Stretch(ports, s.by(), s.passage())));
        }
        return bad;
    }

    private Stream<Packet> packets(Way way, int source, int destination) {
        List<InetAddress> all = devices.stream().flatMap(d -> d.addresses().stream()).toList();
        return devices.stream()
                .flatMap(device ->
                        Stream.of(false, true)
                                .filter(ipv6 -> serves(device, ipv6))
                                .map(ipv6 ->
                                        new Packet(
                                                way,
                                                ipv6,
                                                source,
                                                destination,
                                                device.name(),
                                                all,
                                                true)));
    }

    private boolean serves(Device device, boolean ipv6) {
        Class<? extends InetAddress> family = ipv6 ? Inet6Address.class : Inet4Address.class;
        return device.addresses().stream()
                .filter(family::isInstance)
                .filter(Paths::isOutside)
                .anyMatch(address ->
                        listening.stream()
                                .anyMatch(l -> l.isAnyLocalAddress() || l.equals(address)));
    }
}
