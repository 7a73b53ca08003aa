package org.twinport.server;

import java.io.IOException;
import java.net.InetSocketAddress;

/** An address that the server was to listen on cannot be bound. */
public final class ListenException extends IOException {
    private static final long serialVersionUID = 1L;

    private final InetSocketAddress address;

    ListenException(InetSocketAddress address, IOException cause) {
        super("cannot listen on " + address + ": " + cause.getMessage(), cause);
        this.address = address;
    }

    /** Which one. */
    public InetSocketAddress address() {
        return address;
    }
}
