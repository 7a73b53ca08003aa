package org.twinport.client;

import org.jspecify.annotations.Nullable;
import org.twinport.client.tls.TlsOptions;
import org.twinport.net.data.PortRange;

import java.net.InetAddress;
import java.time.Duration;

/**
 * How a client behaves; immutable.
 *
 * @param connectTimeout for name, TCP, greeting and login together
 * @param replyTimeout for one reply
 * @param finalReplyTimeout for the reply after a transfer, which may wait for the server's disk; at
 *     least 60 s by default
 * @param stallTimeout without a byte on the data connection
 * @param rungTimeout for one attempt at a data connection: three SYNs
 * @param mode which ways to a data connection may be tried
 * @param activeAddress what PORT announces instead of this end's own address, or null
 * @param activePorts from which ports PORT is served
 * @param foreignPassive whether a public address that is not the server's own may be dialled
 * @param verifySize whether SIZE is compared after an upload
 * @param tls how much TLS, and whose certificates are believed
 * @param listener hears the dialogue and the notes
 */
public record ClientOptions(
        Duration connectTimeout,
        Duration replyTimeout,
        Duration finalReplyTimeout,
        Duration stallTimeout,
        Duration rungTimeout,
        Mode mode,
        @Nullable InetAddress activeAddress,
        PortRange activePorts,
        boolean foreignPassive,
        boolean verifySize,
        TlsOptions tls,
        ClientListener listener) {

    public static final ClientOptions DEFAULT =
            new ClientOptions(
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(120),
                    Duration.ofSeconds(120),
                    Duration.ofSeconds(4),
                    Mode.AUTO,
                    null,
                    PortRange.ANY,
                    false,
                    true,
                    TlsOptions.OFF,
                    ClientListener.NONE);

    /** The time for connecting and for each reply; the final reply never gets less than 60 s. */
    public ClientOptions timeout(Duration time) {
        Duration last = time.compareTo(Duration.ofSeconds(60)) < 0 ? Duration.ofSeconds(60) : time;
        return new ClientOptions(
                time,
                time,
                last,
                time,
                rungTimeout,
                mode,
                activeAddress,
                activePorts,
                foreignPassive,
                verifySize,
                tls,
                listener);
    }

    public ClientOptions rungTimeout(Duration time) {
        return new ClientOptions(
                connectTimeout,
                replyTimeout,
                finalReplyTimeout,
                stallTimeout,
                time,
                mode,
                activeAddress,
                activePorts,
                foreignPassive,
                verifySize,
                tls,
                listener);
    }

    public ClientOptions finalReplyTimeout(Duration time) {
        return new ClientOptions(
                connectTimeout,
                replyTimeout,
                time,
                stallTimeout,
                rungTimeout,
                mode,
                activeAddress,
                activePorts,
                foreignPassive,
                verifySize,
                tls,
                listener);
    }

    public ClientOptions mode(Mode other) {
        return new ClientOptions(
                connectTimeout,
                replyTimeout,
                finalReplyTimeout,
                stallTimeout,
                rungTimeout,
                other,
                activeAddress,
                activePorts,
                foreignPassive,
                verifySize,
                tls,
                listener);
    }

    public ClientOptions activeFrom(@Nullable InetAddress address, PortRange ports) {
        return new ClientOptions(
                connectTimeout,
                replyTimeout,
                finalReplyTimeout,
                stallTimeout,
                rungTimeout,
                mode,
                address,
                ports,
                foreignPassive,
                verifySize,
                tls,
                listener);
    }

    public ClientOptions foreignPassive(boolean allowed) {
        return new ClientOptions(
                connectTimeout,
                replyTimeout,
                finalReplyTimeout,
                stallTimeout,
                rungTimeout,
                mode,
                activeAddress,
                activePorts,
                allowed,
                verifySize,
                tls,
                listener);
    }

    public ClientOptions listener(ClientListener other) {
        return new ClientOptions(
                connectTimeout,
                replyTimeout,
                finalReplyTimeout,
                stallTimeout,
                rungTimeout,
                mode,
                activeAddress,
                activePorts,
                foreignPassive,
                verifySize,
                tls,
                other);
    }

    public ClientOptions tls(TlsOptions other) {
        return new ClientOptions(
                connectTimeout,
                replyTimeout,
                finalReplyTimeout,
                stallTimeout,
                rungTimeout,
                mode,
                activeAddress,
                activePorts,
                foreignPassive,
                verifySize,
                other,
                listener);
    }
}
