package org.twinport.lab.scenario;

import org.twinport.testkit.script.Misbehaviour;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which server stands on the server's machine; values. */
public sealed interface Served {

    /** The control port; 0 if there is none. */
    int port();

    /** None has been started. */
    record Nothing() implements Served {
        @Override
        public int port() {
            return 0;
        }
    }

    /**
     * A product with its configuration.
     *
     * @param lines in the product's own words, said after the usual ones and instead of those of
     *     the same name
     */
    record Installed(Product product, int port, List<String> lines, Optional<ServerTls> tls)
            implements Served {
        public Installed {
            lines = List.copyOf(lines);
        }

        /** The same with more lines, which count before those there are. */
        public Installed with(List<String> more) {
            List<String> all = new ArrayList<>(lines);
            all.addAll(more);
            return new Installed(product, port, all, tls);
        }

        public Installed with(String... more) {
            return with(List.of(more));
        }

        public Installed with(ServerTls how) {
            return new Installed(product, port, lines, Optional.of(how));
        }

        public Installed port(int other) {
            return new Installed(product, other, lines, tls);
        }
    }

    /** A server that behaves as a script wants it. */
    record Scripted(int port, List<Misbehaviour> script) implements Served {
        public Scripted {
            script = List.copyOf(script);
        }
    }

    /**
     * Another program that listens on the port.
     *
     * @param line for sh
     */
    record Program(int port, String line) implements Served {}

    /** A product as it stands in the lab usually: port 21, the usual passive range. */
    static Installed of(Product product) {
        return new Installed(product, 21, List.of(), Optional.empty());
    }

    static Scripted scripted(Misbehaviour... script) {
        return new Scripted(21, List.of(script));
    }
}
