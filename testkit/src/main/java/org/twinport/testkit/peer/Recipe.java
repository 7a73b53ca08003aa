package org.twinport.testkit.peer;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Knows how one server is configured and started; stateless. */
interface Recipe {

    /** Writes its configuration into the kitchen's folder and tells the command line. */
    List<String> prepare(Kitchen kitchen) throws IOException;

    /** What it cannot do of the TLS that is wanted, in words; empty if it can do all. */
    Optional<String> cannot(PeerTls tls);

    /** For servers that have neither implicit TLS nor a demand for session reuse. */
    static Optional<String> onlyExplicitWithoutReuse(PeerTls tls) {
        if (tls.implicit()) {
            return Optional.of("it has no implicit TLS");
        }
        return tls.requiresReuse()
                ? Optional.of("it cannot require session reuse")
                : Optional.empty();
    }
}
