package org.twinport.daemon;

import org.twinport.daemon.config.Problem;
import org.twinport.daemon.config.Settings;
import org.twinport.daemon.users.HashLane;
import org.twinport.server.FtpServer;
import org.twinport.server.config.ServerConfig;
import org.twinport.server.event.ServerListener;
import org.twinport.storage.local.UploadsInProgress;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * A server that listens, with the settings it got; immutable.
 *
 * @param serverId by which it knows its unfinished uploads
 * @param running the settings in effect
 * @param server the server
 */
record Binding(String serverId, Running running, FtpServer server) {

    /**
     * Starts a server on the configured addresses, or else on the first usual port that is free.
     *
     * @throws StartException if it cannot be started; then no address is bound
     */
    static Binding of(
            Settings settings, HashLane lane, UploadsInProgress uploads, ServerListener listener)
            throws StartException {
        Problem last = new Problem("listen", "no address");
        for (List<InetSocketAddress> listen : candidates(settings)) {
            String id = ServerId.of(settings, listen.getFirst().getPort());
            List<Problem> problems = new ArrayList<>();
            Running running = Running.of(settings, id, listen, uploads, lane, problems);
            if (!problems.isEmpty()) {
                throw new StartException(problems);
            }
            ServerConfig config =
                    new ServerConfig(listen, settings.greeting(), running.rules(), listener);
            try {
                return new Binding(id, running, FtpServer.start(config));
            } catch (IOException refused) {
                last = new Problem("listen", String.valueOf(refused.getMessage()));
            }
        }
        throw new StartException(List.of(last));
    }

    private static List<List<InetSocketAddress>> candidates(Settings settings) {
        return settings.listen().isEmpty()
                ? List.of(List.of(new InetSocketAddress(21)), List.of(new InetSocketAddress(2121)))
                : List.of(settings.listen());
    }
}
