package org.twinport.tests.tls;

import org.twinport.testkit.peer.Peer;
import org.twinport.testkit.peer.PeerServer;
import org.twinport.testkit.peer.PeerSettings;
import org.twinport.testkit.peer.PeerTls;
import org.twinport.testkit.peer.PeerTls.Reuse;
import org.twinport.testkit.peer.Peers;
import org.twinport.testkit.tls.TestCertificates;

import java.nio.file.Path;
import java.util.Optional;

/** One of the other servers; a value. */
record PeerTlsServer(Peer peer, Reuse reuse) implements TlsServer {

    private PeerTls tls(boolean implicit) {
        PeerTls explicit = PeerTls.of(TestCertificates.shared().server().files()).reuse(reuse);
        return implicit ? explicit.implicitly() : explicit;
    }

    @Override
    public Optional<String> whyNot() {
        return Peers.whyNot(peer, tls(false));
    }

    @Override
    public boolean can(TlsWay way) {
        return peer.cannot(tls(way.implicit())).isEmpty();
    }

    @Override
    public boolean requiresReuse() {
        return reuse == Reuse.REQUIRED;
    }

    /** pyftpdlib 1.5.7 closes a data connection on which anything arrives before a command. */
    @Override
    public boolean takesEarlyHandshake() {
        return peer != Peer.PYFTPDLIB;
    }

    /** With vsftpd 3.0.3 curl sees 426; with pyftpdlib 1.5.7 lftp sees 226 for half a file. */
    @Override
    public boolean losesUploads(TlsWay way) {
        boolean sendsTickets = peer == Peer.VSFTPD || peer == Peer.PYFTPDLIB;
        return sendsTickets && way.version() == TlsWay.Version.TLS_1_3;
    }

    @Override
    public TlsSite start(TlsWay way, Path root) {
        PeerServer server = PeerServer.start(peer, PeerSettings.of(root).with(tls(way.implicit())));
        PeerSettings settings = server.settings();
        return new TlsSite(
                settings.address().getHostAddress(),
                settings.port(),
                settings.user(),
                settings.password(),
                TestCertificates.shared().authorityFile(),
                way,
                server::close);
    }

    /** For the names of tests. */
    @Override
    public String toString() {
        return peer + (requiresReuse() ? " requiring reuse" : "");
    }
}
