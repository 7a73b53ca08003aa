package org.twinport.daemon.config;

import org.twinport.server.config.Listen;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;

/** Addresses to listen on; immutable. A name must have an address of this host. */
final class ListenParser {

    private ListenParser() {}

    private static String noAddress(String text) {
        return Addresses.listenName(text)
                .map(name -> "the name " + name + " has no address; check the spelling")
                .orElse("");
    }

    /** Bare addresses. */
    record Bare() implements Scalar.Parser<InetSocketAddress> {

        @Override
        public Optional<InetSocketAddress> parse(String text, Path base) {
            return Addresses.parseListen(text);
        }

        @Override
        public String obstacle(String text) {
            return noAddress(text);
        }
    }

    /** Addresses that may say by their scheme that TLS begins at once. */
    record WithScheme() implements Scalar.Parser<Listen> {

        @Override
        public Optional<Listen> parse(String text, Path base) {
            return text.startsWith(Addresses.IMPLICIT)
                    ? Addresses.parseListen(bare(text)).map(Listen::withTls)
                    : Addresses.parseListen(text).map(Listen::on);
        }

        @Override
        public String obstacle(String text) {
            return noAddress(text.startsWith(Addresses.IMPLICIT) ? bare(text) : text);
        }

        private static String bare(String text) {
            return text.substring(Addresses.IMPLICIT.length()).replaceFirst("/$", "");
        }
    }
}
