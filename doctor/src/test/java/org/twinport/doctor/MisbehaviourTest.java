package org.twinport.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.twinport.diagnosis.Cause;
import org.twinport.doctor.question.Question;
import org.twinport.doctor.question.Question.Mode;
import org.twinport.doctor.verdict.Verdict;
import org.twinport.testkit.leak.LeakCheck;
import org.twinport.testkit.script.Misbehaviour;
import org.twinport.testkit.script.Misbehaviour.Announces;
import org.twinport.testkit.script.Misbehaviour.Answers;
import org.twinport.testkit.script.Misbehaviour.DeadPort;
import org.twinport.testkit.script.Misbehaviour.DialsFrom;
import org.twinport.testkit.script.Misbehaviour.FinalReply;
import org.twinport.testkit.script.Misbehaviour.Greets;
import org.twinport.testkit.script.Misbehaviour.HangsUpAt;
import org.twinport.testkit.script.Misbehaviour.Lists;
import org.twinport.testkit.script.Misbehaviour.MovesOnly;
import org.twinport.testkit.script.Misbehaviour.NeverDials;
import org.twinport.testkit.script.Misbehaviour.Offers;
import org.twinport.testkit.script.Misbehaviour.SilentAt;
import org.twinport.testkit.script.Misbehaviour.SmallSegments;
import org.twinport.testkit.script.Misbehaviour.Then;
import org.twinport.testkit.script.ScriptedServer;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Each way in which a server can go wrong, over real sockets, and the verdict about it. */
class MisbehaviourTest {

    private static final Misbehaviour SOME_FILES =
            new Lists("-rw-r--r-- 1 me me 5 Nov 25 12:00 a.txt\r\n".repeat(50));

    private LeakCheck leaks;

    @BeforeEach
    void rememberWhatIsThere() {
        leaks = LeakCheck.start();
    }

    @AfterEach
    void nothingIsLeftBehind() {
        leaks.assertFree(Duration.ofSeconds(10));
    }

    private static Arguments wrong(Cause cause, Mode mode, Misbehaviour... how) {
        return arguments(cause, mode, List.of(how));
    }

    private static Greets hangsUpWith(String text) {
        return new Greets(Duration.ZERO, List.of(text), true);
    }

    static Stream<Arguments> greetings() {
        return Stream.of(
                wrong(Cause.NOT_FTP, Mode.AUTO, Greets.with("SSH-2.0-OpenSSH_9.2\r\n")),
                wrong(Cause.NOT_FTP, Mode.AUTO, hangsUpWith("HTTP/1.1 400 Bad Request\r\n\r\n")),
                wrong(
                        Cause.NOT_FTP,
                        Mode.AUTO,
                        Greets.with("220 mail.example.com ESMTP Postfix\r\n")),
                wrong(Cause.NOT_FTP, Mode.AUTO, Greets.with("* OK IMAP4rev1 ready\r\n")),
                wrong(
                        Cause.CONNECTION_CLOSED,
                        Mode.AUTO,
                        new Greets(Duration.ZERO, List.of(), true)),
                wrong(Cause.GREETING_MISSING, Mode.AUTO, Greets.with()),
                wrong(Cause.GREETING_BROKEN, Mode.AUTO, Greets.with("220-Welcome\r\n")),
                wrong(
                        Cause.SERVER_FULL,
                        Mode.AUTO,
                        hangsUpWith("421 Too many connections (8) from this IP\r\n")),
                wrong(
                        Cause.SERVER_REFUSES_CLIENT,
                        Mode.AUTO,
                        hangsUpWith("421 Service not available.\r\n")),
                wrong(
                        Cause.SERVER_BROKEN,
                        Mode.AUTO,
                        hangsUpWith("500 OOPS: bad bool value in config file\r\n")));
    }

    static Stream<Arguments> logins() {
        return Stream.of(
                wrong(
                        Cause.ANONYMOUS_ONLY,
                        Mode.AUTO,
                        new Answers("USER", "530 This FTP server is anonymous only.")),
                wrong(
                        Cause.TLS_REQUIRED,
                        Mode.AUTO,
                        new Answers("USER", "530 Non-anonymous sessions must use encryption.")),
                wrong(
                        Cause.TLS_REQUIRED,
                        Mode.AUTO,
                        new Answers("USER", "534 Policy requires SSL")),
                wrong(Cause.LOGIN_REFUSED, Mode.AUTO, new Answers("PASS", "530 Login incorrect.")),
                wrong(
                        Cause.LOGIN_LIMIT,
                        Mode.AUTO,
                        new Answers(
                                "PASS",
                                "421 Sorry, maximum number of clients for this user",
                                true)),
                wrong(Cause.ACCOUNT_WANTED, Mode.AUTO, new Answers("PASS", "332 Need account")),
                wrong(
                        Cause.SERVER_BROKEN,
                        Mode.AUTO,
                        new Answers("PASS", "500 OOPS: cannot change directory:/home/me")),
                wrong(Cause.LOGIN_STALLED, Mode.AUTO, new SilentAt("PASS")),
                wrong(Cause.CONTROL_LOST, Mode.AUTO, new HangsUpAt("USER")));
    }

    static Stream<Arguments> passive() {
        return Stream.of(
                wrong(Cause.EPSV_BROKEN, Mode.AUTO, new HangsUpAt("EPSV")),
                wrong(Cause.EPSV_BROKEN, Mode.AUTO, new DeadPort("EPSV", false)),
                wrong(
                        Cause.PASSIVE_REFUSED,
                        Mode.PASSIVE,
                        new DeadPort("EPSV", false),
                        new DeadPort("PASV", false)),
                wrong(
                        Cause.PASSIVE_REFUSED,
                        Mode.AUTO,
                        new DeadPort("EPSV", false),
                        new DeadPort("PASV", false)),
                wrong(
                        Cause.PASSIVE_DISABLED,
                        Mode.PASSIVE,
                        new Answers("EPSV", "500 what?"),
                        new Answers("PASV", "502 no")),
                wrong(
                        Cause.PASSIVE_DISABLED,
                        Mode.AUTO,
                        new Answers("EPSV", "500 what?"),
                        new Answers("PASV", "502 no"),
                        new Answers("PORT", "502 no"),
                        new Answers("EPRT", "502 no")),
                wrong(
                        Cause.PASSIVE_RANGE_USED_UP,
                        Mode.PASSIVE,
                        new Answers("EPSV", "425 Cannot prepare for data connection."),
                        new Answers("PASV", "425 Cannot prepare for data connection.")),
                wrong(
                        Cause.PASSIVE_PRIVATE_ADDRESS,
                        Mode.AUTO,
                        new Announces("PASV", "227 Entering Passive Mode (10,1,2,3,{p}).")),
                wrong(
                        Cause.PASSIVE_REPLY_BROKEN,
                        Mode.AUTO,
                        new Answers("PASV", "227 Entering Passive Mode, as ever")),
                wrong(
                        Cause.GATEWAY_ENDS_SESSION,
                        Mode.PASSIVE,
                        new HangsUpAt("EPSV"),
                        new HangsUpAt("PASV")),
                wrong(
                        Cause.PASSIVE_FOREIGN_PEER,
                        Mode.PASSIVE,
                        new Answers("LIST", "425 Security: Bad IP connecting.")),
                wrong(
                        Cause.COMMAND_REFUSED,
                        Mode.PASSIVE,
                        new Answers("LIST", "550 Permission denied.")),
                wrong(
                        Cause.DATA_PROTECTION_MISSING,
                        Mode.PASSIVE,
                        new Offers(List.of("AUTH TLS", "UTF8")),
                        new Answers("LIST", "522 Data connections must be encrypted.")),
                wrong(
                        Cause.FINAL_REPLY_MISSING,
                        Mode.PASSIVE,
                        SOME_FILES,
                        new FinalReply("", false)),
                wrong(Cause.CONTROL_LOST, Mode.PASSIVE, SOME_FILES, new FinalReply("", true)),
                wrong(
                        Cause.DATA_STALLED,
                        Mode.PASSIVE,
                        SOME_FILES,
                        new MovesOnly(100, Then.GOES_SILENT)),
                wrong(Cause.DATA_LOST, Mode.PASSIVE, SOME_FILES, new MovesOnly(100, Then.RESETS)));
    }

    static Stream<Arguments> active() {
        return Stream.of(
                wrong(Cause.ACTIVE_NEVER_DIALLED, Mode.ACTIVE, new NeverDials()),
                wrong(Cause.ACTIVE_FOREIGN_PEER, Mode.ACTIVE, new DialsFrom("127.0.0.2")),
                wrong(
                        Cause.ACTIVE_DISABLED,
                        Mode.ACTIVE,
                        new Answers("PORT", "502 no"),
                        new Answers("EPRT", "502 no")),
                wrong(
                        Cause.ACTIVE_PRIVATE_ADDRESS,
                        Mode.ACTIVE,
                        new Answers("PORT", "500 Illegal PORT command."),
                        new Answers("EPRT", "500 Illegal EPRT command.")),
                wrong(
                        Cause.ACTIVE_REFUSED,
                        Mode.ACTIVE,
                        new Answers("LIST", "425 Connection refused")),
                wrong(
                        Cause.ACTIVE_BLOCKED_THERE,
                        Mode.ACTIVE,
                        new Answers(
                                "LIST",
                                "425 Unable to build data connection: Operation not permitted")));
    }

    static Stream<Arguments> fine() {
        return Stream.of(
                wrong(Cause.ABORTED, Mode.AUTO),
                wrong(Cause.ABORTED, Mode.ACTIVE),
                wrong(Cause.ABORTED, Mode.AUTO, SOME_FILES),
                wrong(Cause.ABORTED, Mode.AUTO, new SmallSegments(7)),
                wrong(Cause.ABORTED, Mode.AUTO, new Answers("FEAT", "500 what?")),
                wrong(Cause.ABORTED, Mode.AUTO, new Answers("EPSV", "500 what?")),
                wrong(
                        Cause.ABORTED,
                        Mode.AUTO,
                        new Answers("EPSV", "500 what?"),
                        new Answers("PASV", "502 no")),
                wrong(Cause.ABORTED, Mode.PASSIVE, new NeverDials()),
                wrong(Cause.ABORTED, Mode.AUTO, new Answers("PORT", "500 Illegal PORT command.")),
                wrong(
                        Cause.ABORTED,
                        Mode.ACTIVE,
                        new DeadPort("EPSV", true),
                        new DeadPort("PASV", true)),
                wrong(
                        Cause.ABORTED,
                        Mode.AUTO,
                        new Announces("PASV", "227 Entering Passive Mode (0,0,0,0,{p})")),
                wrong(Cause.ABORTED, Mode.AUTO, new Misbehaviour.FinalReplyFirst()));
    }

    private static Verdict examine(Mode mode, List<Misbehaviour> how) throws IOException {
        try (ScriptedServer server = ScriptedServer.start(how.toArray(Misbehaviour[]::new))) {
            return Doctor.examine(Questions.of(server.host(), server.port(), mode)).verdict();
        }
    }

    @ParameterizedTest(name = "{0} {1} {index}")
    @MethodSource({"greetings", "logins", "passive", "active"})
    void the_cause_is_named(Cause cause, Mode mode, List<Misbehaviour> how) throws IOException {
        Verdict verdict = examine(mode, how);
        assertThat(verdict.causes()).as(verdict.toString()).isNotEmpty();
        assertThat(verdict.causes().getFirst().cause()).as(verdict.toString()).isEqualTo(cause);
        assertThat(verdict.healthy()).isFalse();
    }

    @ParameterizedTest(name = "{1} {index}")
    @MethodSource("fine")
    void nothing_is_found_where_nothing_is_wrong(Cause ignored, Mode mode, List<Misbehaviour> how)
            throws IOException {
        Verdict verdict = examine(mode, how);
        assertThat(verdict.causes()).as(verdict.toString()).isEmpty();
        assertThat(verdict.healthy()).isTrue();
    }

    @Test
    void a_port_where_nobody_listens_is_told_from_one_that_does() throws IOException {
        int port;
        try (ScriptedServer server = ScriptedServer.start()) {
            port = server.port();
        }
        Verdict verdict = Doctor.examine(Questions.of("127.0.0.1", port, Mode.AUTO)).verdict();
        assertThat(verdict.causes().getFirst().cause()).isEqualTo(Cause.CONTROL_REFUSED);
    }

    @Test
    void without_a_login_everything_before_it_is_judged_and_the_rest_is_said_to_be_untested()
            throws IOException {
        try (ScriptedServer server = ScriptedServer.start()) {
            Question question =
                    Questions.of(server.host(), server.port(), Mode.AUTO).withoutLogin();
            Verdict verdict = Doctor.examine(question).verdict();
            assertThat(verdict.healthy()).isTrue();
            assertThat(verdict.untested()).isNotEmpty();
            assertThat(server.commands()).doesNotContain("USER me");
        }
    }

    @Test
    void a_wrong_password_is_tried_once_and_never_shown() throws IOException {
        try (ScriptedServer server =
                ScriptedServer.start(new Answers("PASS", "530 Login incorrect."))) {
            Report report = Doctor.examine(Questions.of(server.host(), server.port(), Mode.AUTO));
            assertThat(server.commands().stream().filter(c -> c.startsWith("PASS"))).hasSize(1);
            assertThat(report.toString()).doesNotContain("s3cret");
        }
    }

    @Test
    void no_passive_port_is_connected_to_twice() throws IOException {
        try (ScriptedServer server = ScriptedServer.start()) {
            Report report = Doctor.examine(Questions.of(server.host(), server.port(), Mode.AUTO));
            List<Integer> dialled =
                    report.facts().passive().stream()
                            .flatMap(t -> t.dials().stream())
                            .map(d -> d.target().getPort())
                            .toList();
            assertThat(dialled).hasSizeGreaterThan(3).doesNotHaveDuplicates();
        }
    }

    private static Question storing(ScriptedServer server, String file) {
        Question list = Questions.of(server.host(), server.port(), Mode.PASSIVE);
        return new Question(
                list.host(),
                list.port(),
                list.security(),
                list.login(),
                list.mode(),
                Question.Trial.PUT,
                file,
                list.tls(),
                null,
                list.activePorts(),
                list.patience(),
                true,
                Question.Depth.FULL,
                null);
    }

    @Test
    void an_upload_is_removed_again() throws IOException {
        try (ScriptedServer server = ScriptedServer.start()) {
            Verdict verdict = Doctor.examine(storing(server, "new.txt")).verdict();
            assertThat(verdict.healthy()).as(verdict.toString()).isTrue();
            assertThat(server.commands()).contains("STOR new.txt", "DELE new.txt");
        }
    }

    @Test
    void a_file_that_is_there_is_neither_overwritten_nor_removed() throws IOException {
        try (ScriptedServer server = ScriptedServer.start(new Answers("SIZE", "213 5"))) {
            Verdict verdict = Doctor.examine(storing(server, "mine.txt")).verdict();
            assertThat(verdict.untested()).anyMatch(line -> line.contains("stays as it is"));
            assertThat(server.commands())
                    .noneMatch(c -> c.startsWith("STOR") || c.startsWith("DELE"));
        }
    }

    @Test
    void a_line_end_in_a_name_sends_nothing() throws IOException {
        try (ScriptedServer server = ScriptedServer.start()) {
            Question question = storing(server, "x\r\nDELE y");
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> Doctor.examine(question))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(server.commands()).noneMatch(c -> c.startsWith("DELE"));
        }
    }
}
