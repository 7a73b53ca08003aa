package org.twinport.daemon.config;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;

/** Addresses to listen on; immutable. A name must have an address of this host. */
record ListenParser() implements Scalar.Parser<InetSocketAddress> {

    @Override
    public Optional<InetSocketAddress> parse(String text, Path base) {
        return Addresses.parseListen(text);
    }

    @Override
    public String obstacle(String text) {
        return Addresses.listenName(text)
                .map(name -> "the name " + name + " has no address; check the spelling")
                .orElse("");
    }
}
