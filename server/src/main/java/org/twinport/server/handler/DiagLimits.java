package org.twinport.server.handler;

import org.twinport.server.diagnose.PeerRate;

/** How often which peer has asked for diagnoses; one for a server, used by all its sessions. */
public final class DiagLimits {

    private final PeerRate asks = new PeerRate();
    private final PeerRate connects = new PeerRate();

    PeerRate asks() {
        return asks;
    }

    PeerRate connects() {
        return connects;
    }
}
