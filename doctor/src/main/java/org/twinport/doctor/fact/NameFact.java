package org.twinport.doctor.fact;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/**
 * What became of the host name.
 *
 * @param name as the person wrote it
 * @param lookup how the lookup ended
 * @param addresses in the order the system prefers, empty unless found
 * @param took how long the lookup took
 */
public record NameFact(String name, Lookup lookup, List<InetAddress> addresses, Duration took) {

    /** How a lookup ended. */
    public enum Lookup {
        /** It was an address already. */
        LITERAL,
        FOUND,
        /** The name service says that there is no such name, or no address for it. */
        UNKNOWN,
        /** The name service did not answer, or said that it failed. */
        FAILED
    }

    public NameFact {
        addresses = List.copyOf(addresses);
    }
}
