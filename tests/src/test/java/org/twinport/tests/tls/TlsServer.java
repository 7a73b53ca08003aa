package org.twinport.tests.tls;

import java.nio.file.Path;
import java.util.Optional;

/** A server that the tools are tried on; stateless. */
interface TlsServer {

    /** Why it cannot be started here. */
    Optional<String> whyNot();

    boolean can(TlsWay way);

    /** Whether a data connection must resume the session of its control connection. */
    boolean requiresReuse();

    /** Whether it takes a handshake on a data connection that begins before the command. */
    boolean takesEarlyHandshake();

    /**
     * Whether it may lose the end of an upload: servers that send a ticket on an upload's data
     * connection make the kernel of a client that never reads it cut the connection.
     */
    boolean losesUploads(TlsWay way);

    /** Starts it on a folder that holds what its one user shall see. */
    TlsSite start(TlsWay way, Path root);
}
