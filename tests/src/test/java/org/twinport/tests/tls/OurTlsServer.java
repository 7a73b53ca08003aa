package org.twinport.tests.tls;

import static org.assertj.core.api.Assertions.assertThat;

import org.twinport.net.tls.TlsIdentity;
import org.twinport.protocol.command.Verb;
import org.twinport.server.FtpServer;
import org.twinport.server.auth.Account;
import org.twinport.server.config.Listen;
import org.twinport.server.config.PassiveRules;
import org.twinport.server.config.Rules;
import org.twinport.server.config.ServerConfig;
import org.twinport.server.config.TlsRules;
import org.twinport.server.event.SessionEvent;
import org.twinport.server.event.SessionEvent.CommandRead;
import org.twinport.server.event.SessionEvent.DataOpened;
import org.twinport.server.event.SessionEvent.DataSecured;
import org.twinport.server.event.SessionEvent.Secured;
import org.twinport.server.tls.TlsDemands;
import org.twinport.server.tls.TlsPolicy;
import org.twinport.server.tls.TlsReuse;
import org.twinport.storage.local.LocalRules;
import org.twinport.storage.local.LocalStorage;
import org.twinport.storage.view.PermissionView;
import org.twinport.storage.view.Permissions;
import org.twinport.testkit.tls.TestCertificates;
import org.twinport.testkit.tls.TestCredential;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Our server in this process, which demands TLS for login and data, and what it has told since its
 * last start. Started by one thread.
 */
final class OurTlsServer implements TlsServer {
    private static final String USER = "joe";
    private static final String PASSWORD = "secret";

    private final TlsReuse reuse;
    private final List<SessionEvent> events = new CopyOnWriteArrayList<>();

    OurTlsServer(TlsReuse reuse) {
        this.reuse = reuse;
    }

    @Override
    public Optional<String> whyNot() {
        return Optional.empty();
    }

    @Override
    public boolean can(TlsWay way) {
        return true;
    }

    @Override
    public boolean requiresReuse() {
        return reuse == TlsReuse.REQUIRE;
    }

    @Override
    public boolean takesEarlyHandshake() {
        return true;
    }

    @Override
    public boolean losesUploads(TlsWay way) {
        return false;
    }

    @Override
    public TlsSite start(TlsWay way, Path root) {
        events.clear();
        InetSocketAddress loopback = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
        Listen listen = way.implicit() ? Listen.withTls(loopback) : Listen.on(loopback);
        try {
            FtpServer server =
                    FtpServer.start(
                            ServerConfig.onLoopback(rules(root))
                                    .at(List.of(listen))
                                    .with(events::add));
            return new TlsSite(
                    "127.0.0.1",
                    server.addresses().getFirst().getPort(),
                    USER,
                    PASSWORD,
                    TestCertificates.shared().authorityFile(),
                    way,
                    server::close);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Rules rules(Path root) throws IOException {
        LocalStorage local = new LocalStorage(root, LocalRules.of(USER, "tests"));
        Account account = new Account(USER, new PermissionView(local, Permissions.all()));
        TestCredential credential = TestCertificates.shared().server().credential();
        TlsIdentity identity = new TlsIdentity(credential.chain(), credential.key());
        return Rules.of((user, password, _) ->
                        user.equals(USER) && password.equals(PASSWORD)
                                ? Optional.of(account)
                                : Optional.empty())
                .with(PassiveRules.DEFAULT)
                .with(
                        TlsRules.offered(org.twinport.net.tls.TlsServer.of(identity))
                                .with(TlsDemands.DEFAULT.with(TlsPolicy.DATA).with(reuse)));
    }

    /** Asserts that a tool has come by this way and no other. */
    void assertTaken(TlsWay way) {
        assertThat(heard(Secured.class))
                .isNotEmpty()
                .allMatch(event -> event.version().equals(way.version().text()));
        assertThat(heard(DataOpened.class))
                .isNotEmpty()
                .allMatch(event -> event.active() == way.active());
        assertThat(heard(DataSecured.class))
                .hasSameSizeAs(heard(DataOpened.class))
                .allMatch(event -> event.version().equals(way.version().text()))
                .allMatch(event -> event.resumed() || !requiresReuse());
        assertThat(heard(CommandRead.class))
                .filteredOn(event -> event.command().verb() == Verb.AUTH)
                .hasSize(way.implicit() ? 0 : heard(Secured.class).size());
        assertThat(heard(SessionEvent.TlsFailed.class)).isEmpty();
        assertThat(heard(SessionEvent.DataFailed.class)).isEmpty();
        assertThat(heard(SessionEvent.Broken.class)).isEmpty();
    }

    private <T extends SessionEvent> List<T> heard(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** For the names of tests. */
    @Override
    public String toString() {
        return "ours" + (requiresReuse() ? " requiring reuse" : "");
    }
}
