package org.twinport.tests.cli;

import org.twinport.net.tls.ClientCertificates;
import org.twinport.net.tls.TlsIdentity;
import org.twinport.net.tls.TlsServer;
import org.twinport.net.tls.TlsVersions;
import org.twinport.server.FtpServer;
import org.twinport.server.auth.Account;
import org.twinport.server.config.Listen;
import org.twinport.server.config.PassiveRules;
import org.twinport.server.config.Rules;
import org.twinport.server.config.ServerConfig;
import org.twinport.server.config.TlsRules;
import org.twinport.server.event.SessionEvent;
import org.twinport.server.tls.TlsDemands;
import org.twinport.server.tls.TlsPolicy;
import org.twinport.storage.local.LocalRules;
import org.twinport.storage.local.LocalStorage;
import org.twinport.storage.view.PermissionView;
import org.twinport.storage.view.Permissions;
import org.twinport.testkit.tls.TestCertificates;
import org.twinport.testkit.tls.TestCredential;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Our server with TLS in this process, and what it has told; started and closed by one thread. */
final class TlsServed implements AutoCloseable {
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

    private final Account account;
    private final List<SessionEvent> events = new CopyOnWriteArrayList<>();
    private final FtpServer server;

    /** Demands TLS for login and data. */
    TlsServed(Path root, TestCertificates.Named certificate) throws IOException {
        LocalStorage files = new LocalStorage(root, LocalRules.of(Served.USER, "tests"));
        account = new Account(Served.USER, new PermissionView(files, Permissions.all()));
        List<Listen> both =
                List.of(
                        Listen.on(new InetSocketAddress(HERE, 0)),
                        Listen.withTls(new InetSocketAddress(HERE, 0)));
        server =
                FtpServer.start(
                        ServerConfig.onLoopback(rules(offering(certificate), TlsPolicy.DATA))
                                .at(both)
                                .with(events::add));
    }

    private static TlsServer offering(TestCertificates.Named certificate) {
        TestCredential credential = certificate.credential();
        return TlsServer.of(new TlsIdentity(credential.chain(), credential.key()));
    }

    private Rules rules(TlsServer tls, TlsPolicy policy) {
        TlsRules offered = TlsRules.offered(tls).with(TlsDemands.DEFAULT.with(policy));
        return Rules.of((user, password, _) ->
                        user.equals(Served.USER) && password.equals(Served.PASSWORD)
                                ? Optional.of(account)
                                : Optional.empty())
                .with(PassiveRules.DEFAULT)
                .with(
                        new TlsRules(
                                offered.server(),
                                offered.demands(),
                                offered.byNetwork(),
                                true,
                                offered.handshake()));
    }

    /** From now on with another certificate. */
    void show(TestCertificates.Named certificate) {
        server.reload(rules(offering(certificate), TlsPolicy.DATA));
    }

    /** From now on with the usual certificate and less to ask for. */
    void demand(TlsPolicy policy) {
        server.reload(rules(offering(TestCertificates.shared().server()), policy));
    }

    /** From now on with this version of TLS only. */
    void accept(TlsVersions versions) {
        TlsServer usual = offering(TestCertificates.shared().server());
        server.reload(rules(usual.accepting(versions), TlsPolicy.DATA));
    }

    /** From now on clients need a certificate of the shared authority. */
    void askForCertificates() throws Exception {
        TlsServer usual = offering(TestCertificates.shared().server());
        TlsServer asking =
                new TlsServer(
                        usual.identities(),
                        ClientCertificates.REQUIRED,
                        Optional.of(trustIn(TestCertificates.shared().trust())),
                        TlsVersions.BOTH);
        server.reload(rules(asking, TlsPolicy.DATA));
    }

    private static X509TrustManager trustIn(KeyStore authorities) throws Exception {
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(authorities);
        return (X509TrustManager) factory.getTrustManagers()[0];
    }

    /**
     * A URL of the user's.
     *
     * @param begin such as {@code ftpes://joe@localhost}
     */
    String url(String begin, String path) {
        boolean implicit = begin.startsWith("ftps:");
        int port = server.addresses().get(implicit ? 1 : 0).getPort();
        return "%s:%d/%s".formatted(begin, port, path);
    }

    /** What it has told of one kind since the last call of {@link #forget}. */
    <T extends SessionEvent> List<T> heard(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    void forget() {
        events.clear();
    }

    @Override
    public void close() {
        server.close();
    }
}
