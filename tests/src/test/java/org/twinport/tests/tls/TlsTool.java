package org.twinport.tests.tls;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A client of others that does TLS; stateless. Names on the server are plain letters in the user's
 * first folder. Every method throws an {@link AssertionError} with all it has said if it fails.
 */
interface TlsTool {

    /** Why it cannot be run here. */
    Optional<String> whyNot();

    /** Whether it can connect so to such a server at all. */
    boolean can(TlsWay way, TlsServer server);

    /** What it says about the entries of the user's first folder. */
    String list(TlsSite site);

    void fetch(TlsSite site, String remote, Path local);

    /** Goes on with {@code local}, which holds the first {@code offset} bytes. */
    void resumeFetch(TlsSite site, String remote, Path local, long offset);

    void store(TlsSite site, Path local, String remote);

    /** Goes on with {@code remote}, of which the server has {@code offset} bytes. */
    void resumeStore(TlsSite site, Path local, String remote, long offset);
}
