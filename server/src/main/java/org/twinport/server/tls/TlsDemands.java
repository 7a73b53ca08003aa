package org.twinport.server.tls;

import org.twinport.net.tls.Ending;

/**
 * What is asked of a client that uses TLS, or that does not.
 *
 * @param policy how much TLS
 * @param reuse whether data connections must resume the control connection's session
 * @param uploadEnding what an upload that ends without close_notify means
 */
public record TlsDemands(TlsPolicy policy, TlsReuse reuse, Ending uploadEnding) {

    /** TLS is offered, resumption preferred, an upload without close_notify refused. */
    public static final TlsDemands DEFAULT =
            new TlsDemands(TlsPolicy.OFFERED, TlsReuse.PREFER, Ending.STRICT);

    public TlsDemands with(TlsPolicy other) {
        return new TlsDemands(other, reuse, uploadEnding);
    }

    public TlsDemands with(TlsReuse other) {
        return new TlsDemands(policy, other, uploadEnding);
    }

    public TlsDemands with(Ending other) {
        return new TlsDemands(policy, reuse, other);
    }
}
