package org.twinport.daemon.preflight.check;

import org.twinport.daemon.preflight.host.Fact;
import org.twinport.daemon.preflight.host.HostFacts;
import org.twinport.daemon.preflight.host.Plan;
import org.twinport.daemon.preflight.host.Plan.Told;
import org.twinport.protocol.endpoint.AddressScope;
import org.twinport.protocol.endpoint.HostPort;
import org.twinport.server.config.PassiveRules.Announced.AsDialled;
import org.twinport.server.config.PassiveRules.Announced.ByName;
import org.twinport.server.config.PassiveRules.Announced.Fixed;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** The address that PASV announces; pure. */
final class Announced {

    private static final String ELSEWHERE = "passive.address: PUBLIC-ADDRESS-OR-NAME";

    private Announced() {}

    static List<Remark> addresses(Plan plan, HostFacts facts) {
        return plan.announced().stream().map(told -> one(told, plan, facts)).toList();
    }

    private static Remark one(Told told, Plan plan, HostFacts facts) {
        return switch (told.address()) {
            case AsDialled() -> asDialled(facts);
            case Fixed(InetAddress address) ->
                    fixed(HostPort.literal(address), address, told, plan, facts);
            case ByName(String name) -> named(name, told, plan, facts);
        };
    }

    private static Remark named(String name, Told told, Plan plan, HostFacts facts) {
        Fact<List<InetAddress>> found =
                facts.links().names().getOrDefault(name, Fact.unknown("it was not looked up"));
        if (found.known().isEmpty()) {
            return Remark.unknown("The address of " + name, found.because());
        }
        Optional<InetAddress> address =
                found.known().get().stream().filter(Inet4Address.class::isInstance).findFirst();
        return address.map(
                        a -> fixed(name + " (" + HostPort.literal(a) + ")", a, told, plan, facts))
                .orElseGet(() -> noAddress(name, found.known().get()));
    }

    private static Remark noAddress(String name, List<InetAddress> others) {
        return Remark.error(
                        "The name %s, which PASV announces, has no IPv4 address: PASV will be refused."
                                .formatted(name),
                        "DNS says: " + (others.isEmpty() ? "no address" : others.toString()))
                .fix("Add an A record for %s in DNS, or correct passive.address.".formatted(name));
    }

    private static Remark fixed(
            String title, InetAddress address, Told told, Plan plan, HostFacts facts) {
        boolean own = facts.links().addresses().contains(address);
        String whom = told.clients().isEmpty() ? "" : " to clients of " + told.clients();
        String evidence = "this host's addresses: " + ControlPorts.addresses(facts);
        return switch (AddressScope.of(address)) {
            case LOOPBACK, UNUSABLE, LINK_LOCAL ->
                    Remark.error(
                                    "PASV announces %s%s, where no other host can dial."
                                            .formatted(title, whom),
                                    evidence)
                            .fix(
                                    "grep 127.0 /etc/hosts     (a line there may give the host's own name that address)",
                                    ELSEWHERE);
            case PRIVATE -> ofPrivate(title + whom, own, told, evidence);
            case PUBLIC -> ofPublic(title + whom, own, plan, facts, evidence);
        };
    }

    private static Remark ofPrivate(String title, boolean own, Told told, String evidence) {
        if (!own) {
            return Remark.warning(
                            "PASV announces %s, which is private and no address of this host."
                                    .formatted(title),
                            evidence)
                    .fix(ELSEWHERE);
        }
        return told.clients().isEmpty()
                ? Remark.note(
                                "PASV announces the private address %s: clients outside of this network cannot dial it."
                                        .formatted(title),
                                evidence)
                        .fix(ELSEWHERE + "     (if there are such clients)")
                : Remark.ok("PASV announces %s.".formatted(title));
    }

    private static Remark ofPublic(
            String title, boolean own, Plan plan, HostFacts facts, String evidence) {
        return own
                ? Remark.ok("PASV announces %s, an address of this host.".formatted(title))
                : Remark.note(
                                "PASV announces %s, which is another machine's: that one must forward the ports to this host, unchanged."
                                        .formatted(title),
                                evidence)
                        .fix(forwarding(plan, facts));
    }

    private static List<String> forwarding(Plan plan, HostFacts facts) {
        String ports =
                "TCP %d and %s".formatted(plan.control().getFirst().getPort(), plan.passive());
        String to =
                facts.links().addresses().stream()
                        .filter(Inet4Address.class::isInstance)
                        .findFirst()
                        .map(HostPort::literal)
                        .orElse("this host");
        return List.of("On the router: forward %s to %s, same numbers.".formatted(ports, to));
    }

    /** Whether that is an address for everybody shows in what this host has. */
    private static Remark asDialled(HostFacts facts) {
        List<InetAddress> own =
                facts.links().addresses().stream().filter(Inet4Address.class::isInstance).toList();
        boolean isPublic =
                own.stream().anyMatch(address -> AddressScope.of(address) == AddressScope.PUBLIC);
        String what = "PASV announces the address that the client dialled";
        if (isPublic || own.isEmpty()) {
            return Remark.ok(what + ".");
        }
        String evidence = "this host's addresses: " + ControlPorts.addresses(facts);
        String translated =
                what
                        + ", as this host sees it: clients behind a translation are told a private one";
        Optional<String> where = translator(facts);
        return where.isPresent()
                ? Remark.warning(translated + ".", evidence, where.get())
                        .fix(ELSEWHERE, "EPSV does not name an address and works either way.")
                : Remark.note(
                                translated
                                        + "; that only matters if a router forwards ports to this host.",
                                evidence)
                        .fix(ELSEWHERE + "     (if it does)");
    }

    private static Optional<String> translator(HostFacts facts) {
        Optional<String> cloud =
                facts.confinement().cloud().known().flatMap(c -> c).map(c -> "a machine of " + c);
        return cloud.or(() ->
                facts.confinement()
                        .container()
                        .known()
                        .flatMap(c -> c)
                        .map(c -> "a container of " + c));
    }
}
