package org.twinport.daemon.log;

import org.jspecify.annotations.Nullable;
import org.twinport.server.event.SessionEvent.Who;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Parts of events, for tests. */
final class Events {

    private Events() {}

    static Who who(@Nullable String user) {
        return new Who(
                7,
                new InetSocketAddress(InetAddress.ofLiteral("192.0.2.7"), 40_000),
                new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 21),
                user);
    }
}
