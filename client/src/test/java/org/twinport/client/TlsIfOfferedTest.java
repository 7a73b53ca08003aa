package org.twinport.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.twinport.client.FtpException.ConnectFailed;
import org.twinport.client.FtpException.LoginFailed;
import org.twinport.client.tls.TlsMode;
import org.twinport.client.tls.TlsOptions;
import org.twinport.diagnosis.Cause;
import org.twinport.net.tls.TlsVersions;
import org.twinport.protocol.command.Command;
import org.twinport.testkit.script.Misbehaviour;
import org.twinport.testkit.script.Misbehaviour.Answers;
import org.twinport.testkit.script.Misbehaviour.Greets;
import org.twinport.testkit.script.Misbehaviour.HangsUpAt;
import org.twinport.testkit.script.Misbehaviour.SilentAt;
import org.twinport.testkit.script.ScriptedServer;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** AUTH TLS at servers that do not know it, or are broken by it. */
class TlsIfOfferedTest extends ScriptedTest {

    private static final Duration SHORT = Duration.ofSeconds(2);

    private ClientOptions with(TlsMode mode) {
        return options().tls(TlsOptions.of(mode));
    }

    private List<String> downgrades() {
        return events.stream()
                .filter(ClientEvent.Downgrade.class::isInstance)
                .map(e -> ((ClientEvent.Downgrade) e).text())
                .toList();
    }

    @Test
    void a_server_without_tls_is_used_in_clear_and_that_is_told() throws Exception {
        ScriptedServer server = serve();
        connect(server, with(TlsMode.IF_OFFERED));
        assertThat(server.commands())
                .containsExactly("AUTH TLS", "USER me", "PASS s3cret", "FEAT", "OPTS UTF8 ON");
        assertThat(downgrades())
                .containsExactly(
                        "127.0.0.1:%d offers no TLS: user, password and files go over the network in clear"
                                .formatted(server.port()));
    }

    @Test
    void a_greeting_in_several_replies_is_not_taken_for_the_answer() throws Exception {
        ScriptedServer server = serve(Greets.with("220 One\r\n220 Two\r\n"));
        FtpClient ftp = connect(server, with(TlsMode.IF_OFFERED));
        assertThat(ftp.ask(new Command.Noop()).code()).isEqualTo(200);
        assertThat(server.connections()).isEqualTo(1);
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of(new HangsUpAt("AUTH"), "closed the control connection"),
                Arguments.of(new SilentAt("AUTH"), "No reply within"),
                Arguments.of(new Answers("AUTH", "421 What?", true), "What?"),
                Arguments.of(new Answers("AUTH", "234 Begin", true), "TLS handshake"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void a_server_that_auth_breaks_is_asked_again_without_it(Misbehaviour how, String why)
            throws Exception {
        ScriptedServer server = serve(how);
        connect(server, with(TlsMode.IF_OFFERED).timeout(SHORT));
        assertThat(server.commands(2)).startsWith("USER me", "PASS s3cret");
        assertThat(downgrades())
                .singleElement()
                .asString()
                .contains(why, "connecting again", "go over the network in clear");
    }

    @ParameterizedTest
    @MethodSource("broken")
    void a_server_that_must_have_tls_gets_no_password_without_it(Misbehaviour how, String why)
            throws Exception {
        ScriptedServer server = serve(how);
        var failed =
                catchThrowableOfType(
                        FtpException.class,
                        () -> connect(server, with(TlsMode.REQUIRED).timeout(SHORT)));
        assertThat(failed).hasMessageContaining(why);
        assertThat(server.commands()).containsExactly("AUTH TLS");
        assertThat(server.connections()).isEqualTo(1);
    }

    /** CVE-2021-22947: replies that somebody in between sent ahead of the handshake. */
    @Test
    void replies_in_clear_behind_the_answer_to_auth_are_not_believed() throws Exception {
        ScriptedServer server =
                serve(new Answers("AUTH", "234 Begin\r\n331 Password?\r\n230 Welcome"));
        var failed =
                catchThrowableOfType(
                        ConnectFailed.class, () -> connect(server, with(TlsMode.REQUIRED)));
        assertThat(failed.finding().cause()).isEqualTo(Cause.BYTES_BEFORE_TLS);
        assertThat(server.commands()).containsExactly("AUTH TLS");
    }

    @Test
    void what_auth_breaks_once_is_not_asked_again_when_the_connection_is_renewed()
            throws Exception {
        ScriptedServer server = serve(new HangsUpAt("AUTH"));
        Connector connector =
                new Connector(server.host(), server.port(), USER, with(TlsMode.IF_OFFERED));
        connector.connect(TlsVersions.BOTH).close();
        connector.connect(TlsVersions.BOTH).close();
        assertThat(server.connections()).isEqualTo(3);
        assertThat(server.commands()).filteredOn("AUTH TLS"::equals).hasSize(1);
        assertThat(downgrades()).hasSize(1);
    }

    @Test
    void tls_that_is_required_and_not_offered_is_named() throws Exception {
        ScriptedServer server = serve();
        var failed =
                catchThrowableOfType(
                        ConnectFailed.class, () -> connect(server, with(TlsMode.REQUIRED)));
        assertThat(failed.finding().cause()).isEqualTo(Cause.TLS_NOT_OFFERED);
        assertThat(server.commands()).containsExactly("AUTH TLS");
    }

    @Test
    void a_login_that_is_refused_for_want_of_tls_says_so() throws Exception {
        for (String reply :
                List.of("534 Policy", "530 Sessions must use encryption.", "550 SSL required")) {
            ScriptedServer server = serve(new Answers("USER", reply));
            var failed = catchThrowableOfType(LoginFailed.class, () -> connect(server));
            assertThat(failed.finding().cause()).as(reply).isEqualTo(Cause.TLS_REQUIRED);
        }
    }
}
