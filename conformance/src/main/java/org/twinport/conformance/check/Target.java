package org.twinport.conformance.check;

import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * The server that is examined; an immutable value.
 *
 * @param address of its control connection, resolved
 * @param user who logs in; may write
 * @param password of the user
 * @param base an existing directory relative to the login directory, octets; empty for that itself
 * @param deadline for connecting, and for each reply; positive
 */
public record Target(
        InetSocketAddress address, String user, String password, String base, Duration deadline) {

    /** Without the password. */
    @Override
    public String toString() {
        return user + "@" + address;
    }
}
