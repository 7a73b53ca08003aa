package org.twinport.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinport.diagnosis.Cause;
import org.twinport.net.data.PortRange;
import org.twinport.testkit.script.Misbehaviour;
import org.twinport.testkit.script.Misbehaviour.Answers;
import org.twinport.testkit.script.Misbehaviour.DialsAfter;
import org.twinport.testkit.script.Misbehaviour.DialsFrom;
import org.twinport.testkit.script.Misbehaviour.FinalReply;
import org.twinport.testkit.script.Misbehaviour.NeverDials;
import org.twinport.testkit.script.Misbehaviour.OnConnection;
import org.twinport.testkit.script.Misbehaviour.Opens;
import org.twinport.testkit.script.ScriptedServer;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;

/** Active mode: the command is out before the connection stands, which has to be undone. */
class ActiveModeTest extends ScriptedTest {

    private static final RemotePath FILE = RemotePath.of("a.bin");
    private static final byte[] CONTENT = bytes(50_000);
    private static final Duration RUNG = Duration.ofMillis(400);

    private ScriptedServer serving(Misbehaviour... wrong) throws Exception {
        ScriptedServer server = serve(wrong);
        server.files().put("a.bin", CONTENT);
        return server;
    }

    private static byte[] fetch(FtpClient ftp) throws Exception {
        try (var in = ftp.read(FILE, 0)) {
            return in.readAllBytes();
        }
    }

    private static FtpException.DataPathFailed failureOf(FtpClient ftp) {
        return catchThrowableOfType(FtpException.DataPathFailed.class, () -> fetch(ftp));
    }

    private ClientOptions active() {
        return options().mode(Mode.ACTIVE);
    }

    @Test
    void it_is_the_last_resort_and_is_remembered() throws Exception {
        ScriptedServer server =
                serving(new Answers("EPSV", "502 No"), new Answers("PASV", "502 No"));
        FtpClient ftp = connect(server);
        assertThat(fetch(ftp)).isEqualTo(CONTENT);
        assertThat(fetch(ftp)).isEqualTo(CONTENT);
        assertThat(server.commands())
                .filteredOn(c -> c.matches("(EPSV|PASV|PORT).*"))
                .extracting(c -> c.split(" ")[0])
                .containsExactly("EPSV", "PASV", "PORT", "PORT");
    }

    @Test
    void the_announced_port_is_where_the_server_dials() throws Exception {
        ScriptedServer server = serving();
        assertThat(fetch(connect(server, active()))).isEqualTo(CONTENT);
        var opened =
                events.stream()
                        .filter(ClientEvent.DataOpened.class::isInstance)
                        .map(ClientEvent.DataOpened.class::cast)
                        .toList();
        assertThat(opened).hasSize(1);
        assertThat(opened.getFirst().dialledByServer()).isTrue();
        int port = opened.getFirst().local().getPort();
        assertThat(server.commands())
                .contains("PORT 127,0,0,1,%d,%d".formatted(port >> 8, port & 255));
    }

    @Test
    void uploads_work_too() throws Exception {
        ScriptedServer server = serving();
        try (var out = connect(server, active()).write(RemotePath.of("b.bin"), 0)) {
            out.write(CONTENT);
        }
        assertThat(server.files().content("b.bin")).hasValue(CONTENT);
    }

    @Test
    void an_address_of_ones_own_can_be_announced() throws Exception {
        ScriptedServer server = serving();
        InetAddress outside = InetAddress.ofLiteral("203.0.113.7");
        ClientOptions options = active().rungTimeout(RUNG).activeFrom(outside, PortRange.ANY);
        server.stopListening();
        ScriptedServer silent = serving(new NeverDials());
        failureOf(connect(silent, options));
        assertThat(silent.commands()).anyMatch(c -> c.startsWith("PORT 203,0,113,7,"));
    }

    @Test
    void a_used_up_range_of_ports_is_named() throws Exception {
        InetAddress here = InetAddress.ofLiteral("127.0.0.1");
        try (ServerSocket busy = new ServerSocket(0, 1, here)) {
            PortRange one = new PortRange(busy.getLocalPort(), busy.getLocalPort());
            var failed = failureOf(connect(serving(), active().activeFrom(null, one)));
            assertThat(failed.finding().cause()).isEqualTo(Cause.ACTIVE_PORT_BUSY);
            assertThat(failed).hasMessageContaining(one.toString());
        }
    }

    @Test
    void a_server_that_never_dials_gets_an_abor_and_the_session_goes_on() throws Exception {
        ScriptedServer server = serving(new NeverDials());
        FtpClient ftp = connect(server, active().rungTimeout(RUNG));
        var failed = failureOf(ftp);
        DataTrial trial = failed.tried().getFirst();
        assertThat(trial.way()).isEqualTo("PORT");
        assertThat(trial.finding().cause()).isEqualTo(Cause.ACTIVE_NEVER_DIALLED);
        assertThat(trial.attempt().waited()).isGreaterThanOrEqualTo(RUNG);
        assertThat(ftp.size(FILE)).contains((long) CONTENT.length);
        assertThat(server.commands()).containsSubsequence("RETR a.bin", "ABOR", "SIZE a.bin");
        assertThat(server.connections()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"225 Aborted", "226 Aborted", "426 Gone\r\n225 Done", "425 No\r\n502 No"})
    void every_complete_answer_to_abor_leaves_the_session_in_step(String reply) throws Exception {
        ScriptedServer server = serving(new NeverDials(), new Answers("ABOR", reply));
        FtpClient ftp = connect(server, active().rungTimeout(RUNG));
        failureOf(ftp);
        assertThat(ftp.size(FILE)).contains((long) CONTENT.length);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void an_abor_that_is_refused_while_the_command_is_still_held_costs_a_new_connection()
            throws Exception {
        ScriptedServer server = serving(new NeverDials(), new Answers("ABOR", "502 No ABOR"));
        FtpClient ftp = connect(server, active().rungTimeout(RUNG));
        failureOf(ftp);
        assertThat(ftp.size(FILE)).contains((long) CONTENT.length);
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void an_abor_that_is_never_answered_costs_a_new_connection() throws Exception {
        ScriptedServer server = serving(new NeverDials(), new Misbehaviour.SilentAt("ABOR"));
        FtpClient ftp = connect(server, active().rungTimeout(RUNG));
        failureOf(ftp);
        assertThat(ftp.size(FILE)).contains((long) CONTENT.length);
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void a_server_that_dials_late_is_not_heard_afterwards() throws Exception {
        ScriptedServer server = serving(new OnConnection(1, new DialsAfter(RUNG.multipliedBy(3))));
        FtpClient ftp = connect(server, active().rungTimeout(RUNG));
        failureOf(ftp);
        assertThat(ftp.size(FILE)).contains((long) CONTENT.length);
    }

    @Test
    void another_address_than_the_servers_is_turned_away_and_named() throws Exception {
        ScriptedServer server = serving(new DialsFrom("127.0.0.2"));
        FtpClient ftp = connect(server, active().rungTimeout(Duration.ofSeconds(2)));
        var failed = failureOf(ftp);
        assertThat(failed.finding().cause()).isEqualTo(Cause.ACTIVE_FOREIGN_PEER);
        assertThat(failed.tried().getFirst().attempt().strangers())
                .extracting(InetSocketAddress::getHostString)
                .containsExactly("127.0.0.2");
        assertThat(ftp.size(FILE)).contains((long) CONTENT.length);
    }

    @Test
    void a_refusal_that_comes_together_with_150_ends_the_wait_at_once() throws Exception {
        ScriptedServer server =
                serving(new NeverDials(), new Opens("150 Dialling\r\n425 Cannot dial"));
        FtpClient ftp = connect(server, active().rungTimeout(Duration.ofSeconds(20)));
        DataTrial trial = failureOf(ftp).tried().getFirst();
        assertThat(trial.reply().code()).isEqualTo(425);
        assertThat(trial.attempt().outcome())
                .isEqualTo(org.twinport.net.data.DataAttempt.Outcome.STOPPED);
        assertThat(ftp.size(FILE)).contains((long) CONTENT.length);
    }

    @Test
    void a_final_reply_that_comes_together_with_150_is_kept() throws Exception {
        ScriptedServer server =
                serving(new Opens("150 Here\r\n226 There"), new FinalReply("", false));
        FtpClient ftp = connect(server, active());
        assertThat(fetch(ftp)).isEqualTo(CONTENT);
        assertThat(ftp.size(FILE)).contains((long) CONTENT.length);
    }

    @Test
    void a_missing_file_is_refused_as_such() throws Exception {
        FtpClient ftp = connect(serve(), active());
        var refused = catchThrowableOfType(FtpException.Refused.class, () -> fetch(ftp));
        assertThat(refused.reply().orElseThrow().code()).isEqualTo(550);
        assertThat(refused.isUnavailable()).isTrue();
        assertThat(refused.command()).isEqualTo("RETR a.bin");
    }

    @Test
    void the_end_of_the_session_while_waiting_is_told_as_that() throws Exception {
        ScriptedServer server = serving(new Answers("RETR", "421 Shutting down", true));
        FtpClient ftp = connect(server, active());
        var lost = catchThrowableOfType(FtpException.ConnectionLost.class, () -> fetch(ftp));
        assertThat(lost.reply().orElseThrow().code()).isEqualTo(421);
    }

    @Test
    void a_port_that_is_refused_is_told_with_the_reply() throws Exception {
        FtpClient ftp = connect(serving(new Answers("PORT", "500 Illegal PORT")), active());
        var failed = failureOf(ftp);
        assertThat(failed.reply().orElseThrow().code()).isEqualTo(500);
        assertThat(failed.finding().cause()).isEqualTo(Cause.DATA_SETUP_REFUSED);
        assertThat(failed.tried()).extracting(DataTrial::way).isEqualTo(List.of("PORT"));
    }
}
