package org.twinport.doctor.fact;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One data connection in active mode.
 *
 * @param command PORT or EPRT
 * @param announced what the server was told
 * @param heard the reply to it
 * @param arrival who connected, if the right one did
 * @param strangers who else connected, oldest first
 * @param waited for the connection
 * @param transfer what happened after the command; empty if PORT was refused
 * @param wire what a raw capture saw; empty without the right to one
 */
public record ActiveTry(
        String command,
        InetSocketAddress announced,
        Heard heard,
        Optional<InetSocketAddress> arrival,
        List<InetSocketAddress> strangers,
        Duration waited,
        Optional<Transfer> transfer,
        Optional<Seen> wire) {

    /**
     * The server's connection attempts as a raw capture saw them at this computer.
     *
     * @param attempts from where, oldest first, without repetitions
     */
    public record Seen(List<InetSocketAddress> attempts) {
        public Seen {
            attempts = List.copyOf(attempts);
        }
    }

    public ActiveTry {
        strangers = List.copyOf(strangers);
    }

    /** Whether a whole transfer went through. */
    public boolean succeeded() {
        return transfer.filter(Transfer::succeeded).isPresent();
    }
}
