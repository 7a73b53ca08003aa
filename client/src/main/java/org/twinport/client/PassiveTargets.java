package org.twinport.client;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.endpoint.AddressScope;
import org.twinport.protocol.endpoint.HostPort;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where to dial after a 227 reply; pure. What the server announced is trusted only as far as it can
 * be true: a private address means nothing outside the server's own network, and a foreign public
 * one would make this client a port scanner.
 *
 * @param targets what to dial, in this order
 * @param note what a person should know about it, or null
 */
record PassiveTargets(List<InetSocketAddress> targets, @Nullable String note) {

    /**
     * Decides.
     *
     * @param announced from the 227 reply
     * @param server the control connection's other end
     * @param foreignAllowed whether a public address that is not the server's may be dialled
     */
    static PassiveTargets of(HostPort announced, InetAddress server, boolean foreignAllowed) {
        InetSocketAddress there = new InetSocketAddress(server, announced.port());
        if (Arrays.equals(announced.address().getAddress(), server.getAddress())) {
            return new PassiveTargets(List.of(there), null);
        }
        AddressScope said = AddressScope.of(announced.address());
        AddressScope seen = AddressScope.of(server);
        InetSocketAddress literal = new InetSocketAddress(announced.address(), announced.port());
        String told = HostPort.literal(announced.address());
        if (said == AddressScope.PUBLIC && (foreignAllowed || seen != AddressScope.PUBLIC)) {
            return foreignAllowed
                    ? new PassiveTargets(List.of(literal, there), null)
                    : new PassiveTargets(
                            List.of(there),
                            "The server announced %s for data, but is reached at %s; dialling that"
                                    .formatted(told, HostPort.literal(server)));
        }
        if (said != seen || said == AddressScope.PUBLIC || said == AddressScope.UNUSABLE) {
            String kind =
                    said == AddressScope.PUBLIC
                            ? "a foreign address"
                            : "an address that is of no use from here";
            return new PassiveTargets(
                    List.of(there),
                    "The server announced %s for data, %s; dialling %s instead"
                            .formatted(told, kind, HostPort.literal(server)));
        }
        List<InetSocketAddress> both = new ArrayList<>(List.of(literal, there));
        return new PassiveTargets(both, null);
    }
}
