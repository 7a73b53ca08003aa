package org.twinport.lab;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A client and a server with what lies between them; made on a {@link Network} and gone with it. A
 * value.
 *
 * <p>The public sides use the documentation networks 203.0.113.0/24 and 2001:db8::/64, the private
 * ones 192.168.77.0/24 (client) and 10.0.77.0/24 (server). Only {@link #direct} has IPv6.
 *
 * @param client the machine the client runs on
 * @param server the machine the server runs on
 * @param clientRouter what stands between the client and the rest
 * @param serverRouter what stands between the server and the rest
 * @param clientAddresses the client machine's own addresses, IPv4 first
 * @param serverAddresses the server machine's own addresses, IPv4 first
 * @param clientSeenAs where connections of the client seem to come from
 * @param serverReachableAt what the client has to dial
 */
public record Topology(
        Namespace client,
        Namespace server,
        Optional<Namespace> clientRouter,
        Optional<Namespace> serverRouter,
        List<InetAddress> clientAddresses,
        List<InetAddress> serverAddresses,
        InetAddress clientSeenAs,
        InetAddress serverReachableAt) {

    private static final String PUBLIC_CLIENT = "203.0.113.10";
    private static final String PUBLIC_SERVER = "203.0.113.20";
    private static final String PRIVATE_CLIENT = "192.168.77.10";
    private static final String PRIVATE_SERVER = "10.0.77.20";
    private static final int MOST_ADDRESSES = 10;

    /**
     * One cable.
     *
     * @param addresses how many addresses each end has, of IPv4 and of IPv6 each; 1 to 10
     */
    public static Topology direct(Network network, int addresses) {
        if (addresses < 1 || addresses > MOST_ADDRESSES) {
            throw new IllegalArgumentException("addresses: " + addresses);
        }
        Namespace client = network.machine("client");
        Namespace server = network.machine("server");
        network.cable(client, "eth0", server, "eth0");
        List<InetAddress> here = give(client, 10, addresses);
        List<InetAddress> there = give(server, 20, addresses);
        return new Topology(
                client,
                server,
                Optional.empty(),
                Optional.empty(),
                here,
                there,
                here.getFirst(),
                there.getFirst());
    }

    /**
     * The client has a private address; its router shows its own to the server and forwards nothing
     * to the client.
     */
    public static Topology clientBehindNat(Network network) {
        return clientBehindNat(network, List.of());
    }

    /** The same with a router that hands these ports on to the client. */
    public static Topology clientBehindNat(Network network, List<PortForward> forwards) {
        Namespace client = network.machine("client");
        Namespace router = network.machine("router");
        Namespace server = network.machine("server");
        Router.connect(network, client, PRIVATE_CLIENT, router, forwards);
        network.cable(router, Router.OUTSIDE, server, "eth0");
        router.address(Router.OUTSIDE, PUBLIC_CLIENT + "/24");
        server.address("eth0", PUBLIC_SERVER + "/24");
        return behind(
                client,
                PRIVATE_CLIENT,
                Optional.of(router),
                server,
                PUBLIC_SERVER,
                Optional.empty());
    }

    /**
     * The server has a private address; its router hands these ports on to it and shows its own
     * address for the server's.
     */
    public static Topology serverBehindNat(Network network, List<PortForward> forwards) {
        Namespace client = network.machine("client");
        Namespace router = network.machine("router");
        Namespace server = network.machine("server");
        Router.connect(network, server, PRIVATE_SERVER, router, forwards);
        network.cable(router, Router.OUTSIDE, client, "eth0");
        router.address(Router.OUTSIDE, PUBLIC_SERVER + "/24");
        client.address("eth0", PUBLIC_CLIENT + "/24");
        return behind(
                client,
                PUBLIC_CLIENT,
                Optional.empty(),
                server,
                PRIVATE_SERVER,
                Optional.of(router));
    }

    /** Both of the above. */
    public static Topology bothBehindNat(Network network, List<PortForward> forwards) {
        Namespace client = network.machine("client");
        Namespace clientRouter = network.machine("clientrouter");
        Namespace serverRouter = network.machine("serverrouter");
        Namespace server = network.machine("server");
        Router.connect(network, client, PRIVATE_CLIENT, clientRouter, List.of());
        Router.connect(network, server, PRIVATE_SERVER, serverRouter, forwards);
        network.cable(clientRouter, Router.OUTSIDE, serverRouter, Router.OUTSIDE);
        clientRouter.address(Router.OUTSIDE, PUBLIC_CLIENT + "/24");
        serverRouter.address(Router.OUTSIDE, PUBLIC_SERVER + "/24");
        return behind(
                client,
                PRIVATE_CLIENT,
                Optional.of(clientRouter),
                server,
                PRIVATE_SERVER,
                Optional.of(serverRouter));
    }

    /** Whatever routers there are, outside they have the public addresses. */
    private static Topology behind(
            Namespace client,
            String clientAddress,
            Optional<Namespace> clientRouter,
            Namespace server,
            String serverAddress,
            Optional<Namespace> serverRouter) {
        return new Topology(
                client,
                server,
                clientRouter,
                serverRouter,
                List.of(InetAddress.ofLiteral(clientAddress)),
                List.of(InetAddress.ofLiteral(serverAddress)),
                InetAddress.ofLiteral(PUBLIC_CLIENT),
                InetAddress.ofLiteral(PUBLIC_SERVER));
    }

    private static List<InetAddress> give(Namespace machine, int first, int count) {
        List<InetAddress> given = new ArrayList<>();
        for (String form : List.of("203.0.113.%d", "2001:db8::%d")) {
            String length = form.contains(":") ? "/64" : "/24";
            for (int i = first; i < first + count; i++) {
                String address = form.formatted(i);
                machine.address("eth0", address + length);
                given.add(InetAddress.ofLiteral(address));
            }
        }
        return List.copyOf(given);
    }
}
