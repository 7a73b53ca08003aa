package org.twinport.client;

import org.jspecify.annotations.Nullable;
import org.twinport.client.tls.TlsOptions;
import org.twinport.net.data.PortRange;

import java.net.InetAddress;
import java.time.Duration;

/**
 * How a client behaves; immutable.
 *
 * @param timeouts how long is waited for what
 * @param ways which ways to a data connection may be tried
 * @param verifySize whether SIZE is compared after an upload
 * @param tls how much TLS, and whose certificates are believed
 * @param listener hears the dialogue and the notes
 */
public record ClientOptions(
        ClientTimeouts timeouts,
        DataWays ways,
        boolean verifySize,
        TlsOptions tls,
        ClientListener listener) {

    public static final ClientOptions DEFAULT =
            new ClientOptions(
                    ClientTimeouts.DEFAULT,
                    DataWays.DEFAULT,
                    true,
                    TlsOptions.OFF,
                    ClientListener.NONE);

    public ClientOptions with(ClientTimeouts other) {
        return new ClientOptions(other, ways, verifySize, tls, listener);
    }

    public ClientOptions with(DataWays other) {
        return new ClientOptions(timeouts, other, verifySize, tls, listener);
    }

    /** The time for connecting and for each reply; the final reply never gets less than 60 s. */
    public ClientOptions timeout(Duration time) {
        return with(timeouts.all(time));
    }

    public ClientOptions rungTimeout(Duration time) {
        return with(timeouts.rung(time));
    }

    public ClientOptions finalReplyTimeout(Duration time) {
        return with(timeouts.finalReply(time));
    }

    public ClientOptions mode(Mode other) {
        return with(ways.mode(other));
    }

    public ClientOptions activeFrom(@Nullable InetAddress address, PortRange ports) {
        return with(ways.activeFrom(address, ports));
    }

    public ClientOptions foreignPassive(boolean allowed) {
        return with(ways.foreignPassive(allowed));
    }

    public ClientOptions listener(ClientListener other) {
        return new ClientOptions(timeouts, ways, verifySize, tls, other);
    }

    public ClientOptions tls(TlsOptions other) {
        return new ClientOptions(timeouts, ways, verifySize, other, listener);
    }
}
