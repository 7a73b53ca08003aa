package org.twinport.doctor.fact;

import org.twinport.net.probe.Hop;
import org.twinport.net.probe.Hop.Echo;

import java.util.List;
import java.util.OptionalInt;

/**
 * How far packets to one port came.
 *
 * @param port of the server
 * @param hops nearest first
 */
public record Walk(int port, List<Hop> hops) {

    public Walk {
        hops = List.copyOf(hops);
    }

    /** How many routers away something answers as the host would: connects, or resets. */
    public OptionalInt answerAt() {
        return hops.stream()
                .filter(h -> h.echo() == Echo.CONNECTED || h.echo() == Echo.REFUSED)
                .mapToInt(Hop::limit)
                .min();
    }

    /** The farthest router that sent word; 0 if none did. */
    public int farthestRouter() {
        return hops.stream()
                .filter(h -> h.echo() == Echo.ROUTER)
                .mapToInt(Hop::limit)
                .max()
                .orElse(0);
    }

    /** Whether any router sent word. */
    public boolean heardRouters() {
        return farthestRouter() > 0;
    }
}
