package org.twinport.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinport.client.FtpException.ConnectFailed;
import org.twinport.client.FtpException.LoginFailed;
import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.Stage;
import org.twinport.protocol.command.Command;
import org.twinport.testkit.script.DeadEnd;
import org.twinport.testkit.script.Misbehaviour.Answers;
import org.twinport.testkit.script.Misbehaviour.Greets;
import org.twinport.testkit.script.Misbehaviour.HangsUpAt;
import org.twinport.testkit.script.Misbehaviour.Offers;
import org.twinport.testkit.script.Misbehaviour.SilentAt;
import org.twinport.testkit.script.Misbehaviour.SmallSegments;
import org.twinport.testkit.script.ScriptedServer;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/** From a name to a login, and everything that can answer instead. */
class ConnectTest extends ScriptedTest {

    private static final Duration SHORT = Duration.ofMillis(400);
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

    private ConnectFailed failureOf(ScriptedServer server, ClientOptions options) {
        return catchThrowableOfType(ConnectFailed.class, () -> connect(server, options));
    }

    private ClientOptions hurried() {
        return options().timeout(SHORT);
    }

    @Test
    void a_login_takes_user_password_and_a_look_at_the_features() throws Exception {
        ScriptedServer server = serve();
        connect(server);
        assertThat(server.commands())
                .containsExactly("USER me", "PASS s3cret", "FEAT", "OPTS UTF8 ON");
    }

    @Test
    void every_command_is_one_segment() throws Exception {
        ScriptedServer server = serve();
        server.files().put("a", bytes(10));
        FtpClient ftp = connect(server);
        ftp.download(RemotePath.of("a"), folder.resolve("a"), false, Progress.NONE);
        ftp.close();
        assertThat(server.segments())
                .hasSizeGreaterThan(8)
                .allMatch(segment -> segment.matches("[^\r\n]+\r\n"));
    }

    @Test
    void replies_in_single_bytes_are_understood() throws Exception {
        ScriptedServer server = serve(new SmallSegments(1));
        server.files().put("a", bytes(10));
        FtpClient ftp = connect(server);
        ftp.download(RemotePath.of("a"), folder.resolve("a"), false, Progress.NONE);
        assertThat(folder.resolve("a")).hasBinaryContent(bytes(10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "220",
                "220 ",
                "220-Welcome\r\n220 Go on",
                "220-Welcome\r\n220-to this\r\n 220 here\r\nno code\r\n220 Go on",
                "120 Wait\r\n220 Go on",
                "220 \u00e4\u00f6\u00fc"
            })
    void every_form_of_greeting_will_do(String greeting) throws Exception {
        assertThat(connect(serve(Greets.with(greeting))).ask(new Command.Noop()).code())
                .isEqualTo(200);
    }

    @Test
    void a_greeting_in_two_replies_does_not_shift_all_later_ones() throws Exception {
        FtpClient ftp = connect(serve(Greets.with("220 Welcome\r\n220 Go on")));
        assertThat(ftp.ask(new Command.Pwd()).code()).isEqualTo(257);
    }

    @Test
    void a_late_greeting_is_waited_for() throws Exception {
        ScriptedServer server = serve(new Greets(SHORT, List.of("220 At last"), false));
        assertThat(connect(server).ask(new Command.Noop()).code()).isEqualTo(200);
    }

    @Test
    void a_missing_greeting_is_named() throws Exception {
        ConnectFailed failed = failureOf(serve(Greets.with()), hurried());
        assertThat(failed.finding().cause()).isEqualTo(Cause.GREETING_MISSING);
        assertThat(failed.stage()).isEqualTo(Stage.GREETING);
        assertThat(failed.endpoints().server()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 400 Bad Request\r\n\r\n",
                "SSH-2.0-OpenSSH_9.6\r\n",
                "\u0015\u0003\u0003\u0000\u0002\u0002\n",
                "+OK POP3 ready\r\n",
                "22 no\r\n"
            })
    void another_protocol_is_recognised(String greeting) throws Exception {
        ConnectFailed failed = failureOf(serve(Greets.with(greeting)), options());
        assertThat(failed.finding().cause()).isEqualTo(Cause.NOT_FTP);
    }

    @Test
    void an_endless_line_is_no_greeting() throws Exception {
        ConnectFailed failed = failureOf(serve(Greets.with("2".repeat(100_000))), options());
        assertThat(failed.finding().cause()).isEqualTo(Cause.NOT_FTP);
    }

    @Test
    void a_server_that_hangs_up_at_once_is_no_ftp_server() throws Exception {
        ConnectFailed failed =
                failureOf(serve(new Greets(Duration.ZERO, List.of(), true)), options());
        assertThat(failed.finding().cause()).isEqualTo(Cause.NOT_FTP);
    }

    @ParameterizedTest
    @CsvSource({
        "421 Too many, SERVER_FULL",
        "530 Not you, SERVER_FULL",
        "500 Go away, SERVER_FULL"
    })
    void a_greeting_that_says_no_is_told(String greeting, Cause cause) throws Exception {
        ConnectFailed failed = failureOf(serve(Greets.with(greeting)), options());
        assertThat(failed.finding().cause()).isEqualTo(cause);
        assertThat(failed.reply().orElseThrow().toString()).isEqualTo(greeting);
    }

    @ParameterizedTest
    @ValueSource(strings = {"USER", "PASS"})
    void a_421_at_the_login_means_that_the_server_is_full(String verb) throws Exception {
        ConnectFailed failed =
                failureOf(serve(new Answers(verb, "421 Too many users", true)), options());
        assertThat(failed.finding().cause()).isEqualTo(Cause.SERVER_FULL);
        assertThat(failed.reply().orElseThrow().code()).isEqualTo(421);
    }

    @ParameterizedTest
    @ValueSource(strings = {"USER", "PASS"})
    void silence_at_the_login_ends_within_the_same_deadline(String verb) throws Exception {
        ConnectFailed failed = failureOf(serve(new SilentAt(verb)), hurried());
        assertThat(failed.finding().cause()).isEqualTo(Cause.CONTROL_LOST);
        assertThat(failed).hasMessageContaining("login");
    }

    @Test
    void one_deadline_covers_greeting_and_login_together() throws Exception {
        // Each half alone would be in time.
        Duration half = Duration.ofMillis(600);
        ScriptedServer server =
                serve(new Greets(half, List.of("220 Late"), false), new SilentAt("PASS"));
        long begin = System.nanoTime();
        ConnectFailed failed = failureOf(server, options().timeout(Duration.ofMillis(1000)));
        assertThat(failed).isNotNull();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(half);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void a_user_that_needs_no_password_is_not_asked_for_one() throws Exception {
        ScriptedServer server = serve(new Answers("USER", "230 Come in"));
        connect(server);
        assertThat(server.commands()).doesNotContain("PASS s3cret");
    }

    @ParameterizedTest
    @CsvSource({
        "USER,530 No",
        "PASS,530 No",
        "USER,332 Account?",
        "PASS,332 Account?",
        "PASS,500 No"
    })
    void a_refused_login_is_told_with_stage_and_reply(String verb, String reply) throws Exception {
        ScriptedServer server = serve(new Answers(verb, reply));
        var failed = catchThrowableOfType(LoginFailed.class, () -> connect(server));
        assertThat(failed.stage()).isEqualTo(Stage.LOGIN);
        assertThat(failed.reply().orElseThrow().toString()).isEqualTo(reply);
        assertThat(failed.endpoints().server()).isEqualTo(server.address());
        assertThat(failed.getMessage()).doesNotContain("s3cret");
    }

    @Test
    void a_login_name_of_any_form_is_shown_as_it_is() throws Exception {
        ScriptedServer server = serve(new Answers("PASS", "530 No"));
        Credentials odd = new Credentials("100%d %s", "s3cret");
        assertThatThrownBy(() -> FtpClient.connect(server.host(), server.port(), odd, options()))
                .isInstanceOf(LoginFailed.class)
                .hasMessageContaining("100%d %s");
    }

    @Test
    void passwords_are_in_no_event() throws Exception {
        ScriptedServer server = serve();
        FtpClient ftp = connect(server);
        ftp.ask(new Command.Acct("s3cret"));
        ftp.close();
        assertThat(server.commands()).contains("PASS s3cret", "ACCT s3cret");
        assertThat(events).contains(new ClientEvent.Sent("PASS ****"));
        assertThat(events).contains(new ClientEvent.Sent("ACCT ****"));
        assertThat(events).noneMatch(e -> e.toString().contains("s3cret"));
        assertThat(USER.toString()).doesNotContain("s3cret");
    }

    @Test
    void a_closed_port_refuses() throws Exception {
        DeadEnd end = closing(DeadEnd.refusing(HERE));
        var failed = connectTo(end, options());
        assertThat(failed.finding().cause()).isEqualTo(Cause.CONTROL_REFUSED);
        assertThat(failed.stage()).isEqualTo(Stage.CONNECT);
        assertThat(failed.finding().evidence()).hasSize(1);
    }

    @Test
    void a_port_that_drops_is_given_up_at_the_deadline() throws Exception {
        DeadEnd end = closing(DeadEnd.silent(HERE));
        long begin = System.nanoTime();
        var failed = connectTo(end, hurried());
        assertThat(failed.finding().cause()).isEqualTo(Cause.CONTROL_DROPPED);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(SHORT);
    }

    private ConnectFailed connectTo(DeadEnd end, ClientOptions options) {
        return catchThrowableOfType(
                ConnectFailed.class,
                () -> FtpClient.connect("127.0.0.1", end.port(), USER, options));
    }

    @Test
    void a_name_without_address_is_named() {
        var failed =
                catchThrowableOfType(
                        ConnectFailed.class,
                        () -> FtpClient.connect("no such name", 21, USER, options()));
        assertThat(failed.finding().cause()).isEqualTo(Cause.NAME_UNKNOWN);
        assertThat(failed.stage()).isEqualTo(Stage.NAME);
    }

    @Test
    void features_may_be_unknown() throws Exception {
        FtpClient ftp = connect(serve(new Answers("FEAT", "500 What?")));
        assertThat(ftp.ask(new Command.Noop()).code()).isEqualTo(200);
    }

    @Test
    void features_may_be_none() throws Exception {
        connect(serve(new Answers("FEAT", "211 No features")));
        connect(serve(new Offers(List.of())));
    }

    @Test
    void utf8_may_be_refused() throws Exception {
        FtpClient ftp = connect(serve(new Answers("OPTS", "501 No")));
        assertThat(ftp.ask(new Command.Noop()).code()).isEqualTo(200);
    }

    @Test
    void a_session_that_ends_right_after_the_login_leaves_nothing_behind() throws Exception {
        ScriptedServer server = serve(new HangsUpAt("FEAT"));
        assertThatThrownBy(() -> connect(server)).isInstanceOf(FtpException.class);
    }

    @Test
    void a_line_end_in_a_path_is_refused_before_anything_is_sent() throws Exception {
        for (String bad : List.of("a\r\nDELE b", "a\nb", "a\rb", "a\0b", "\u0100")) {
            assertThatThrownBy(() -> new RemotePath(bad))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(RemotePath.of("\u0100").octets()).isEqualTo("\u00c4\u0080");
    }

    @Test
    void a_line_end_in_a_command_is_neither_sent_nor_told_as_sent() throws Exception {
        ScriptedServer server = serve();
        FtpClient ftp = connect(server);
        int before = events.size();
        assertThatThrownBy(() -> ftp.ask(new Command.Mkd("a\r\nDELE b")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(events).hasSize(before);
        assertThat(ftp.ask(new Command.Noop()).code()).isEqualTo(200);
        assertThat(server.commands()).last().isEqualTo("NOOP");
    }

    @Test
    void a_line_end_in_a_password_is_refused_and_leaves_nothing_behind() throws Exception {
        ScriptedServer server = serve();
        Credentials bad = new Credentials("me", "a\r\nDELE b");
        assertThatThrownBy(() -> FtpClient.connect(server.host(), server.port(), bad, options()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("DELE");
        assertThat(server.commands()).noneMatch(c -> c.startsWith("DELE"));
    }

    @Test
    void closing_says_goodbye_once_and_waits_no_longer_than_a_courtesy() throws Exception {
        ScriptedServer server = serve(new SilentAt("QUIT"));
        FtpClient ftp = connect(server);
        ftp.close();
        ftp.close();
        assertThat(server.commands()).filteredOn("QUIT"::equals).hasSize(1);
    }
}
