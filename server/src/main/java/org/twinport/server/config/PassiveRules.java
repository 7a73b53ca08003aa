package org.twinport.server.config;

import org.twinport.net.data.PortRange;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Passive mode: which ports are listened on, and which address clients are told.
 *
 * @param ports the range; by default outside Linux's ephemeral one (32768-60999)
 * @param address what a client is told that no rule names
 * @param byNetwork rules for clients from certain networks; the first that fits counts
 */
public record PassiveRules(PortRange ports, Announced address, List<ByNetwork> byNetwork) {

    public static final PassiveRules DEFAULT =
            new PassiveRules(new PortRange(61_000, 61_999), new Announced.AsDialled(), List.of());

    public PassiveRules {
        byNetwork = List.copyOf(byNetwork);
    }

    /** The address that 227 names. */
    public sealed interface Announced {
        /** The one the client dialled. */
        record AsDialled() implements Announced {}

        /** A fixed one. */
        record Fixed(InetAddress address) implements Announced {}

        /** A name, looked up anew for each PASV: for servers whose public address changes. */
        record ByName(String name) implements Announced {}
    }

    /**
     * A rule.
     *
     * @param clients where the client comes from
     * @param address what it is told
     */
    public record ByNetwork(Network clients, Announced address) {}

    /** The rule that holds for a client. */
    public Announced ruleFor(InetAddress client) {
        return byNetwork.stream()
                .filter(rule -> rule.clients().contains(client))
                .map(ByNetwork::address)
                .findFirst()
                .orElse(address);
    }

    /**
     * The address to announce.
     *
     * @param client the control connection's peer
     * @param dialled the server's end of the control connection
     * @throws UnknownHostException if a name has no address of that end's family at the moment, or
     *     a fixed address is of another
     */
    public InetAddress announceTo(InetAddress client, InetAddress dialled)
            throws UnknownHostException {
        return switch (ruleFor(client)) {
            case Announced.AsDialled() -> dialled;
            case Announced.Fixed(InetAddress fixed) -> sameFamily(dialled, fixed);
            case Announced.ByName(String name) ->
                    sameFamily(dialled, InetAddress.getAllByName(name));
        };
    }

    private static InetAddress sameFamily(InetAddress dialled, InetAddress... candidates)
            throws UnknownHostException {
        for (InetAddress candidate : candidates) {
            if (candidate.getAddress().length == dialled.getAddress().length) {
                return candidate;
            }
        }
        throw new UnknownHostException("no address of the family of " + dialled);
    }
}
