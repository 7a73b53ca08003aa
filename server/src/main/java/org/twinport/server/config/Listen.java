package org.twinport.server.config;

import org.twinport.server.tls.TlsPolicy;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * An address and port that clients dial.
 *
 * @param address port 0 for one of the operating system's choice
 * @param implicitTls whether TLS begins at once, as on port 990, and not with AUTH
 * @param policy how much TLS is asked of clients that come in here, unless a rule for their network
 *     says otherwise
 */
public record Listen(InetSocketAddress address, boolean implicitTls, Optional<TlsPolicy> policy) {

    /** Without TLS, or with AUTH. */
    public static Listen on(InetSocketAddress address) {
        return new Listen(address, false, Optional.empty());
    }

    /** With TLS from the first byte. */
    public static Listen withTls(InetSocketAddress address) {
        return new Listen(address, true, Optional.empty());
    }
}
