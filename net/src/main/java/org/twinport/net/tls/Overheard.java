package org.twinport.net.tls;

import java.util.Optional;

/**
 * What a peer's hello said that the JDK does not tell; immutable.
 *
 * @param ticket with which a client asks to go on with a session of TLS 1.3; empty at a client
 * @param group the named group that a server chose for TLS 1.3; empty at a server, and if it is not
 *     known
 */
public record Overheard(Optional<byte[]> ticket, Optional<String> group) {

    static final Overheard NOTHING = new Overheard(Optional.empty(), Optional.empty());
}
