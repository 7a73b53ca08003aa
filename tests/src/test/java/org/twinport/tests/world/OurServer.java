package org.twinport.tests.world;

import org.twinport.net.tls.TlsIdentity;
import org.twinport.net.tls.TlsServer;
import org.twinport.server.FtpServer;
import org.twinport.server.auth.Account;
import org.twinport.server.config.Limits;
import org.twinport.server.config.PassiveRules;
import org.twinport.server.config.Rules;
import org.twinport.server.config.ServerConfig;
import org.twinport.server.config.TlsRules;
import org.twinport.server.event.ServerListener;
import org.twinport.server.tls.TlsDemands;
import org.twinport.storage.Storage;
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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Our server in this process, on 127.0.0.1 and ::1, with one user; for any thread. */
public final class OurServer implements AutoCloseable {
    public static final String USER = "joe";
    public static final String PASSWORD = "secret";

    private final FtpServer server;

    private OurServer(FtpServer server) {
        this.server = server;
    }

    /** Serves {@code root}; the user may do everything. */
    public static OurServer start(Path root) throws IOException {
        return start(root, storage -> storage, ServerListener.NONE);
    }

    /** Serves {@code root} through {@code wrap}. */
    public static OurServer start(Path root, UnaryOperator<Storage> wrap, ServerListener listener)
            throws IOException {
        LocalStorage local = new LocalStorage(root, LocalRules.of(USER, "tests"));
        return start(new PermissionView(wrap.apply(local), Permissions.all()), listener);
    }

    /** Serves {@code root} with TLS on offer, CCC too. */
    public static OurServer startWithTls(Path root) throws IOException {
        LocalStorage local = new LocalStorage(root, LocalRules.of(USER, "tests"));
        TestCredential credential = TestCertificates.shared().server().credential();
        TlsServer keys = TlsServer.of(new TlsIdentity(credential.chain(), credential.key()));
        TlsRules tls =
                new TlsRules(
                        Optional.of(keys),
                        TlsDemands.DEFAULT,
                        List.of(),
                        true,
                        Duration.ofSeconds(10));
        return start(new PermissionView(local, Permissions.all()), ServerListener.NONE, tls);
    }

    /** Serves what the view allows. */
    public static OurServer start(PermissionView files, ServerListener listener)
            throws IOException {
        return start(files, listener, TlsRules.NONE);
    }

    private static OurServer start(PermissionView files, ServerListener listener, TlsRules tls)
            throws IOException {
        Account account = new Account(USER, files);
        Rules rules =
                Rules.of((user, password, _) ->
                                user.equals(USER) && password.equals(PASSWORD)
                                        ? Optional.of(account)
                                        : Optional.empty())
                        .with(new Limits(0, 0, 1_000, 3, Duration.ofMillis(10), 8_192))
                        .with(PassiveRules.DEFAULT)
                        .with(tls);
        List<InetSocketAddress> loopbacks =
                List.of(
                        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0),
                        new InetSocketAddress(InetAddress.ofLiteral("::1"), 0));
        return new OurServer(
                FtpServer.start(
                        ServerConfig.onLoopback(rules).listeningOn(loopbacks).with(listener)));
    }

    /** Where it listens on 127.0.0.1. */
    public InetSocketAddress ipv4() {
        return server.addresses().get(0);
    }

    /** Where it listens on ::1. */
    public InetSocketAddress ipv6() {
        return server.addresses().get(1);
    }

    /** How many control connections there are. */
    public int sessions() {
        return server.sessions();
    }

    @Override
    public void close() {
        server.close();
    }
}
