package org.twinport.daemon.preflight.host;

import org.twinport.daemon.preflight.host.HostFacts.Listener;
import org.twinport.daemon.preflight.host.HostFacts.Owner;
import org.twinport.daemon.preflight.host.HostFacts.Span;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.NetworkChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks at what listens, and tries to bind what is free.
 *
 * @param seen what was found
 */
record SocketLook(HostFacts.Sockets seen) {

    private static final int FTP_DATA = 20;

    static SocketLook at(Plan plan) {
        Fact<String> tcp = Texts.of("/proc/net/tcp");
        // Where IPv6 is switched off, there is no such file.
        String tcp6 = Texts.of("/proc/net/tcp6").known().orElse("");
        Span passive = new Span(plan.passive().first(), plan.passive().last());
        Fact<List<Listener>> listeners = tcp.map(table -> listeners(table, tcp6, plan));
        List<Listener> known = listeners.known().orElse(List.of());
        Map<InetSocketAddress, Optional<String>> binds = new HashMap<>();
        plan.control().stream()
                .filter(a -> known.stream().noneMatch(l -> l.address().getPort() == a.getPort()))
                .forEach(a -> binds.put(a, bind(a)));
        Map<InetAddress, Optional<String>> active = new HashMap<>();
        plan.control().stream()
                .map(InetSocketAddress::getAddress)
                .distinct()
                .forEach(a -> active.put(a, dialFrom(a)));
        return new SocketLook(
                new HostFacts.Sockets(
                        listeners,
                        tcp.map(table ->
                                ProcNet.timeWait(table, passive) + ProcNet.timeWait(tcp6, passive)),
                        binds,
                        active));
    }

    private static List<Listener> listeners(String tcp, String tcp6, Plan plan) {
        List<ProcNet.Entry> entries =
                Stream.of(tcp, tcp6).flatMap(table -> ProcNet.listeners(table).stream()).toList();
        Set<String> interesting =
                entries.stream()
                        .filter(entry -> isOfInterest(entry.address().getPort(), plan))
                        .map(ProcNet.Entry::inode)
                        .collect(Collectors.toSet());
        Map<String, Owner> owners = Owners.of(interesting);
        return entries.stream()
                .map(e -> new Listener(e.address(), Optional.ofNullable(owners.get(e.inode()))))
                .toList();
    }

    private static boolean isOfInterest(int port, Plan plan) {
        return (plan.passive().first() <= port && port <= plan.passive().last())
                || plan.control().stream().anyMatch(a -> a.getPort() == port);
    }

    private static Optional<String> bind(InetSocketAddress address) {
        try (ServerSocketChannel channel = ServerSocketChannel.open()) {
            return bound(channel, address);
        } catch (IOException refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        }
    }

    private static Optional<String> dialFrom(InetAddress address) {
        try (SocketChannel channel = SocketChannel.open()) {
            return bound(channel, new InetSocketAddress(address, FTP_DATA));
        } catch (IOException refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        }
    }

    private static Optional<String> bound(NetworkChannel channel, InetSocketAddress address)
            throws IOException {
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        channel.bind(address);
        return Optional.empty();
    }
}
