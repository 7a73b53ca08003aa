package org.twinport.daemon;

import org.twinport.daemon.config.Problem;
import org.twinport.daemon.config.Settings;
import org.twinport.protocol.endpoint.HostPort;
import org.twinport.server.FtpServer;
import org.twinport.server.ListenException;
import org.twinport.server.config.Listen;
import org.twinport.server.config.ServerConfig;
import org.twinport.server.event.ServerListener;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A server that listens, with the settings it got; immutable.
 *
 * @param serverId by which it knows its unfinished uploads
 * @param listen where it really listens
 * @param running the settings in effect
 * @param server the server
 */
record Binding(String serverId, List<Listen> listen, Running running, FtpServer server) {

    private static final String PLACE = "listen";

    /**
     * Starts a server on the configured addresses, or else on the first usual port that is free.
     *
     * @throws StartException if it cannot be started; then no address is bound
     */
    static Binding of(Settings settings, Facilities facilities, ServerListener listener)
            throws StartException {
        Problem last = new Problem(PLACE, "no address");
        for (List<Listen> listen : candidates(settings)) {
            String id = ServerId.of(settings, listen.getFirst().address().getPort());
            List<Problem> problems = new ArrayList<>();
            Running running = Running.of(settings, id, addresses(listen), facilities, problems);
            if (!problems.isEmpty()) {
                throw new StartException(problems);
            }
            ServerConfig config =
                    new ServerConfig(listen, settings.greeting(), running.rules(), listener);
            try {
                return bound(id, listen, running, FtpServer.start(config));
            } catch (ListenException refused) {
                last = new Problem(PLACE, "cannot listen on " + explanation(refused));
            } catch (IOException refused) {
                last = new Problem(PLACE, "cannot listen: " + refused.getMessage());
            }
        }
        throw StartException.notBound(last);
    }

    private static Binding bound(String id, List<Listen> asked, Running running, FtpServer server) {
        List<Listen> listen = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            listen.add(
                    new Listen(
                            server.addresses().get(i),
                            asked.get(i).implicitTls(),
                            asked.get(i).policy()));
        }
        return new Binding(id, List.copyOf(listen), running, server);
    }

    private static List<InetSocketAddress> addresses(List<Listen> listen) {
        return listen.stream().map(Listen::address).toList();
    }

    /** What the system only says in its own language. */
    private static String explanation(ListenException refused) {
        InetSocketAddress address = refused.address();
        boolean all = address.getAddress().isAnyLocalAddress();
        String port = "port " + address.getPort();
        String where = all ? port : port + " of " + HostPort.literal(address.getAddress());
        if (!all && !isOfThisHost(address.getAddress())) {
            return where + ": the address is not of this host";
        }
        boolean low = address.getPort() < 1024;
        if (low && !Privileges.mayBindLowPorts().orElse(true)) {
            return where
                    + ": ports below 1024 need the right to bind them; start as root with --run-as USER,"
                    + " or use --listen HOST:PORT with another port";
        }
        return refused.getCause() instanceof BindException
                ? where + ": something else listens there; use --listen HOST:PORT with another port"
                : where + ": " + String.valueOf(refused.getMessage());
    }

    private static boolean isOfThisHost(InetAddress address) {
        try {
            // Every address of 127/8 is, though only 127.0.0.1 is the interface's.
            return address.isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException _) {
            return true;
        }
    }

    private static List<List<Listen>> candidates(Settings settings) {
        List<List<Listen>> explicit =
                settings.listen().isEmpty()
                        ? List.of(List.of(everywhere(21)), List.of(everywhere(2121)))
                        : List.of(settings.listen());
        return explicit.stream()
                .map(some -> Stream.concat(some.stream(), settings.implicit().stream()).toList())
                .toList();
    }

    private static Listen everywhere(int port) {
        return Listen.on(new InetSocketAddress(port));
    }
}
