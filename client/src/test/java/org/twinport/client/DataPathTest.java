package org.twinport.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.Stage;
import org.twinport.net.data.DataAttempt;
import org.twinport.testkit.script.Misbehaviour;
import org.twinport.testkit.script.Misbehaviour.Announces;
import org.twinport.testkit.script.Misbehaviour.Answers;
import org.twinport.testkit.script.Misbehaviour.DeadPort;
import org.twinport.testkit.script.Misbehaviour.HangsUpAt;
import org.twinport.testkit.script.Misbehaviour.OnConnection;
import org.twinport.testkit.script.ScriptedServer;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/** The passive rungs of the ladder: what counts is the connection, not the reply. */
class DataPathTest extends ScriptedTest {

    private static final RemotePath FILE = RemotePath.of("a.bin");
    private static final byte[] CONTENT = bytes(100_000);
    private static final Duration RUNG = Duration.ofMillis(300);

    private byte[] fetch(FtpClient ftp) throws Exception {
        try (var in = ftp.read(FILE, 0)) {
            return in.readAllBytes();
        }
    }

    private ClientOptions shortRungs() {
        return options().rungTimeout(RUNG);
    }

    private static List<String> setUps(ScriptedServer server) {
        return server.commands().stream()
                .filter(c -> c.matches("EPSV|PASV|(PORT|EPRT) .*"))
                .map(c -> c.split(" ")[0])
                .toList();
    }

    private ScriptedServer serving(Misbehaviour... wrong) throws Exception {
        ScriptedServer server = serve(wrong);
        server.files().put("a.bin", CONTENT);
        return server;
    }

    @Test
    void epsv_comes_first_and_is_enough() throws Exception {
        ScriptedServer server = serving();
        FtpClient ftp = connect(server);
        assertThat(fetch(ftp)).isEqualTo(CONTENT);
        assertThat(fetch(ftp)).isEqualTo(CONTENT);
        assertThat(setUps(server)).containsExactly("EPSV", "EPSV");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"500 What?", "502 Not here", "522 Use (1)", "229 nothing", "229 (|||x|)"})
    void pasv_follows_where_epsv_is_refused_or_unreadable_and_is_remembered(String reply)
            throws Exception {
        ScriptedServer server = serving(new Answers("EPSV", reply));
        FtpClient ftp = connect(server);
        assertThat(fetch(ftp)).isEqualTo(CONTENT);
        assertThat(fetch(ftp)).isEqualTo(CONTENT);
        assertThat(setUps(server)).containsExactly("EPSV", "PASV", "PASV");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void pasv_follows_where_nobody_gets_through_to_the_port_of_epsv(boolean dropped)
            throws Exception {
        ScriptedServer server = serving(new DeadPort("EPSV", dropped));
        FtpClient ftp = connect(server, shortRungs());
        assertThat(fetch(ftp)).isEqualTo(CONTENT);
        assertThat(fetch(ftp)).isEqualTo(CONTENT);
        assertThat(setUps(server)).containsExactly("EPSV", "PASV", "PASV");
        assertThat(server.connections()).isEqualTo(1);
        assertThat(server.commands()).filteredOn(c -> c.startsWith("RETR")).hasSize(2);
    }

    @Test
    void a_dropped_rung_takes_its_own_time_and_says_so() throws Exception {
        ScriptedServer server = serving(new DeadPort("EPSV", true));
        fetch(connect(server, shortRungs()));
        DataAttempt attempt = failures().getFirst().attempt();
        assertThat(attempt.outcome()).isEqualTo(DataAttempt.Outcome.TIMED_OUT);
        assertThat(attempt.waited()).isGreaterThanOrEqualTo(RUNG);
        assertThat(failures().getFirst().finding().cause()).isEqualTo(Cause.PASSIVE_DROPPED);
    }

    private List<DataTrial> failures() {
        return events.stream()
                .filter(ClientEvent.DataFailed.class::isInstance)
                .map(e -> ((ClientEvent.DataFailed) e).trial())
                .toList();
    }

    @Test
    void a_server_that_ends_the_session_at_epsv_is_asked_for_pasv_from_then_on() throws Exception {
        ScriptedServer server = serving(new HangsUpAt("EPSV"));
        FtpClient ftp = connect(server);
        assertThat(fetch(ftp)).isEqualTo(CONTENT);
        assertThat(fetch(ftp)).isEqualTo(CONTENT);
        assertThat(setUps(server)).containsExactly("EPSV", "PASV", "PASV");
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void the_type_survives_a_new_connection_in_the_middle_of_the_ladder() throws Exception {
        ScriptedServer server = serving(new HangsUpAt("EPSV"));
        fetch(connect(server));
        assertThat(server.commands(2)).containsSubsequence("TYPE I", "RETR a.bin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "227 Entering Passive Mode 127,0,0,1,{p}",
                "227 =127,0,0,1,{p}",
                "227 Entering Passive Mode (127,0,0,1,{p}).",
                "227 ok (127, 0, 0, 1, {p})",
            })
    void every_form_of_227_is_read(String form) throws Exception {
        ScriptedServer server = serving(new Announces("PASV", form));
        assertThat(fetch(connect(server, options().mode(Mode.PASV)))).isEqualTo(CONTENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10,1,2,3",
                "192,168,1,2",
                "0,0,0,0",
                "169,254,1,1",
                "224,0,0,1",
                "203,0,113,9"
            })
    void an_announced_address_that_cannot_be_meant_is_replaced_by_the_servers_own_with_one_note(
            String address) throws Exception {
        ScriptedServer server = serving(new Announces("PASV", "227 (" + address + ",{p})"));
        FtpClient ftp = connect(server, shortRungs().mode(Mode.PASV));
        assertThat(fetch(ftp)).isEqualTo(CONTENT);
        assertThat(fetch(ftp)).isEqualTo(CONTENT);
        assertThat(notes()).hasSize(1);
        assertThat(notes().getFirst()).contains(address.replace(',', '.')).contains("127.0.0.1");
        assertThat(failures()).isEmpty();
    }

    @Test
    void an_announced_address_of_the_same_scope_is_tried_once_and_then_the_servers_own()
            throws Exception {
        ScriptedServer server = serving(new Announces("PASV", "227 (127,0,0,77,{p})"));
        FtpClient ftp = connect(server, shortRungs().mode(Mode.PASV));
        assertThat(fetch(ftp)).isEqualTo(CONTENT);
        assertThat(failures()).hasSize(1);
        assertThat(failures().getFirst().attempt().announced().getHostString())
                .isEqualTo("127.0.0.77");
        assertThat(fetch(ftp)).isEqualTo(CONTENT);
        assertThat(failures()).as("what works is remembered").hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"227 no numbers", "227 (1,2,3,4,5)", "227 (127,0,0,1,256,1)", "502 No"})
    void a_pasv_that_cannot_be_read_leads_on_to_active(String reply) throws Exception {
        ScriptedServer server = serving(new Answers("EPSV", "502 No"), new Answers("PASV", reply));
        assertThat(fetch(connect(server))).isEqualTo(CONTENT);
        assertThat(setUps(server)).containsExactly("EPSV", "PASV", "PORT");
    }

    @Test
    void passive_mode_never_announces_a_port_of_its_own() throws Exception {
        ScriptedServer server =
                serving(new Answers("EPSV", "502 No"), new Answers("PASV", "502 No"));
        FtpClient ftp = connect(server, options().mode(Mode.PASSIVE));
        var failed = catchThrowableOfType(FtpException.DataPathFailed.class, () -> fetch(ftp));
        assertThat(failed.tried()).extracting(DataTrial::way).containsExactly("EPSV", "PASV");
        assertThat(failed.finding().cause()).isEqualTo(Cause.DATA_SETUP_REFUSED);
        assertThat(failed.stage()).isEqualTo(Stage.DATA_SETUP);
        assertThat(failed.endpoints().server()).isEqualTo(server.address());
        assertThat(failed).hasMessageContaining("EPSV").hasMessageContaining("502 No");
        assertThat(setUps(server)).containsExactly("EPSV", "PASV");
    }

    @Test
    void pasv_mode_sends_nothing_but_pasv() throws Exception {
        ScriptedServer server = serving(new DeadPort("PASV", false));
        FtpClient ftp = connect(server, options().mode(Mode.PASV));
        var failed = catchThrowableOfType(FtpException.DataPathFailed.class, () -> fetch(ftp));
        assertThat(failed.finding().cause()).isEqualTo(Cause.PASSIVE_REFUSED);
        assertThat(failed.stage()).isEqualTo(Stage.DATA_CONNECTION);
        assertThat(setUps(server)).containsExactly("PASV");
    }

    @Test
    void after_no_way_worked_the_connection_can_still_be_used() throws Exception {
        ScriptedServer server = serving(new DeadPort("EPSV", false), new DeadPort("PASV", false));
        FtpClient ftp = connect(server, options().mode(Mode.PASSIVE));
        catchThrowableOfType(FtpException.DataPathFailed.class, () -> fetch(ftp));
        assertThat(ftp.size(FILE)).contains((long) CONTENT.length);
    }

    @Test
    void a_425_after_the_command_leads_to_the_next_rung() throws Exception {
        ScriptedServer server =
                serving(new Misbehaviour.AtFirst(1, new Answers("RETR", "425 Cannot open")));
        FtpClient ftp = connect(server);
        assertThat(fetch(ftp)).isEqualTo(CONTENT);
        assertThat(setUps(server)).containsExactly("EPSV", "PASV");
    }

    @Test
    void a_rung_that_has_worked_and_fails_later_is_not_the_end() throws Exception {
        ScriptedServer server =
                serving(
                        new OnConnection(
                                1, new Misbehaviour.AtFirst(1, new Answers("PASV", "425 No"))));
        FtpClient ftp = connect(server);
        assertThat(fetch(ftp)).isEqualTo(CONTENT);
        assertThat(fetch(ftp)).isEqualTo(CONTENT);
        assertThat(setUps(server)).containsExactly("EPSV", "EPSV");
    }

    @Test
    void both_ways_of_a_refused_pasv_are_told() throws Exception {
        ScriptedServer server =
                serving(new DeadPort("PASV", false), new Announces("PASV", "227 (127,0,0,77,{p})"));
        FtpClient ftp = connect(server, options().mode(Mode.PASV));
        var failed = catchThrowableOfType(FtpException.DataPathFailed.class, () -> fetch(ftp));
        assertThat(failed.tried())
                .extracting(t -> t.attempt().announced().getHostString())
                .containsExactly("127.0.0.77", "127.0.0.1");
    }

    @Test
    void ipv6_takes_epsv_and_then_eprt() throws Exception {
        ScriptedServer server = serveOn(InetAddress.ofLiteral("::1"));
        server.files().put("a.bin", CONTENT);
        assertThat(fetch(connect(server))).isEqualTo(CONTENT);
        assertThat(fetch(connect(server, options().mode(Mode.ACTIVE)))).isEqualTo(CONTENT);
        assertThat(setUps(server)).containsExactly("EPSV", "EPRT");
        assertThat(server.commands()).anyMatch(c -> c.matches("EPRT \\|2\\|[0:]*:1\\|\\d+\\|"));
    }

    @Test
    void on_ipv6_a_dead_epsv_leads_to_active_at_once() throws Exception {
        ScriptedServer server = serveOn(InetAddress.ofLiteral("::1"), new DeadPort("EPSV", false));
        server.files().put("a.bin", CONTENT);
        assertThat(fetch(connect(server))).isEqualTo(CONTENT);
        assertThat(setUps(server)).containsExactly("EPSV", "EPRT");
    }
}
