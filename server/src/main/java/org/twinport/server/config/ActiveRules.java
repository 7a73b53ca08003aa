package org.twinport.server.config;

import org.twinport.net.data.PeerPolicy;

/**
 * Active mode: from where the server dials, and whom.
 *
 * @param sourcePort 20 as RFC 959 says, or 0 for any port
 * @param peers whether a client behind NAT is refused or dialled at the address it comes from
 */
public record ActiveRules(int sourcePort, PeerPolicy peers) {

    /** From any port, for port 20 needs a privilege; private addresses refused. */
    public static final ActiveRules DEFAULT = new ActiveRules(0, new PeerPolicy(false));
}
