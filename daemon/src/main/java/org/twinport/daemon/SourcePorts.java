package org.twinport.daemon;

import org.twinport.daemon.config.Keys.SourcePort;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Optional;

/** Finds out whether active mode can dial from port 20; pure but for a socket that it closes. */
final class SourcePorts {

    private static final int FTP_DATA = 20;

    private SourcePorts() {}

    /**
     * From where to dial.
     *
     * @param port 20, or 0 for any
     * @param why in words for people
     * @param refused whether 20 was demanded and cannot be had
     */
    record Choice(int port, String why, boolean refused) {}

    static Choice choose(SourcePort wish, List<InetSocketAddress> addresses) {
        if (wish == SourcePort.ANY) {
            return new Choice(0, "as configured", false);
        }
        Optional<String> obstacle = addresses.stream().flatMap(a -> probe(a).stream()).findFirst();
        if (obstacle.isEmpty()) {
            String why = wish == SourcePort.TWENTY ? "as configured" : "it can be bound";
            return new Choice(FTP_DATA, why, false);
        }
        String why = "port 20 cannot be bound: " + obstacle.get();
        return new Choice(0, why, wish == SourcePort.TWENTY);
    }

    /** Why port 20 of the address cannot be bound; empty if it can. */
    private static Optional<String> probe(InetSocketAddress address) {
        try (SocketChannel probe = SocketChannel.open()) {
            probe.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            probe.bind(new InetSocketAddress(address.getAddress(), FTP_DATA));
            return Optional.empty();
        } catch (IOException refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        }
    }
}
