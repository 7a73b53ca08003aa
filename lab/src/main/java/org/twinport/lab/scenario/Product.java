package org.twinport.lab.scenario;

import org.twinport.testkit.peer.Peer;

import java.util.Optional;

/** The servers that stand in the lab; values. */
public enum Product {
    TWINPORT("twinport", null),
    VSFTPD("vsftpd", Peer.VSFTPD),
    PROFTPD("proftpd", Peer.PROFTPD),
    PURE_FTPD("pure-ftpd", Peer.PURE_FTPD),
    PYFTPDLIB("pyftpdlib", Peer.PYFTPDLIB);

    private final String id;
    private final Optional<Peer> peer;

    Product(String id, @org.jspecify.annotations.Nullable Peer peer) {
        this.id = id;
        this.peer = Optional.ofNullable(peer);
    }

    /** As the doctor's fixes name it. */
    public String id() {
        return id;
    }

    /** Empty for our own. */
    public Optional<Peer> peer() {
        return peer;
    }
}
