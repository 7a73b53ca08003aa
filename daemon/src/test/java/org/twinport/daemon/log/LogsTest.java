package org.twinport.daemon.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.Finding;
import org.twinport.protocol.command.CommandParser;
import org.twinport.protocol.path.VirtualPath;
import org.twinport.protocol.reply.Reply;
import org.twinport.protocol.reply.ReplyCode;
import org.twinport.protocol.transfer.TransferType;
import org.twinport.server.event.SessionEvent;
import org.twinport.server.event.SessionEvent.Direction;
import org.twinport.server.event.Trend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

@Timeout(60)
final class LogsTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-25T10:02:58Z"), ZoneOffset.UTC);

    @TempDir Path folder;

    private Logs.Plan plan(LogFormat format, LogLevel level) {
        return new Logs.Plan(
                format,
                level,
                Optional.of(folder.resolve("events")),
                Optional.of(folder.resolve("transfers")));
    }

    private List<String> lines(LogFormat format, LogLevel level, SessionEvent... events)
            throws IOException {
        try (Logs logs = Logs.open(plan(format, level), CLOCK)) {
            List.of(events).forEach(logs::on);
        }
        return Files.readAllLines(folder.resolve("events"));
    }

    private static SessionEvent command(String line) {
        return new SessionEvent.CommandRead(Events.who("anna"), CommandParser.parse(line));
    }

    private static SessionEvent download(String octets) {
        return new SessionEvent.Transferred(
                Events.who("anna"),
                Direction.TO_CLIENT,
                VirtualPath.ROOT.resolve(octets),
                TransferType.IMAGE,
                5,
                Duration.ofMillis(12),
                true);
    }

    @Test
    void a_text_line_has_time_level_event_and_fields() throws IOException {
        assertThat(lines(LogFormat.TEXT, LogLevel.INFO, download("/a b")))
                .singleElement()
                .asString()
                .matches(
                        "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z INFO  download session=7"
                                + " peer=192\\.0\\.2\\.7:40000 user=anna path=\"/a b\" type=I bytes=5"
                                + " ms=12 complete=true");
    }

    @Test
    void a_json_line_keeps_numbers_and_escapes_strings() throws IOException {
        assertThat(lines(LogFormat.JSON, LogLevel.INFO, download("/q\"\\\u001b\u00ff")))
                .singleElement()
                .asString()
                .startsWith("{\"time\":\"20")
                .contains("\"level\":\"INFO\",\"event\":\"download\",\"session\":7")
                .contains("\"path\":\"/q\\\"\\\\\\u001b\u00ff\",\"type\":\"I\",\"bytes\":5")
                .endsWith("\"complete\":true}");
    }

    private static Trend trend() {
        return Trend.of(Cause.PASSIVE_DROPPED, new Trend.Side(3, 2, 0), new Trend.Side(0, 0, 1));
    }

    @Test
    void every_event_is_one_line() throws IOException {
        var who = Events.who(null);
        SessionEvent[] events = {
            new SessionEvent.Connected(who),
            new SessionEvent.Refused(who, "too many"),
            new SessionEvent.LoggedIn(Events.who("anna")),
            new SessionEvent.LoginFailed(who, "an\nna \u001b[2J"),
            command("CWD /x\u0007"),
            command("XYZZY"),
            command("GET / HTTP/1.1"),
            new SessionEvent.Replied(who, Reply.of(ReplyCode.GOODBYE, List.of("a", "b"))),
            new SessionEvent.DataOpened(who, who.local(), who.peer(), true),
            new SessionEvent.DataFailed(who, Finding.of(Cause.values()[0], "it broke")),
            new SessionEvent.ControlFailed(who, Finding.of(Cause.CLIENT_NOT_FTP, "not FTP")),
            new SessionEvent.TrendSeen(who, trend()),
            download("/x"),
            new SessionEvent.Changed(
                    who, SessionEvent.Change.RENAMED, VirtualPath.of("/a"), VirtualPath.of("/b")),
            new SessionEvent.Broken(who, new IllegalStateException("a bug")),
            new SessionEvent.Disconnected(who, "QUIT", Duration.ofSeconds(1)),
        };
        List<String> lines = lines(LogFormat.TEXT, LogLevel.DEBUG, events);

        assertThat(lines).hasSize(events.length);
        assertThat(String.join("", lines)).doesNotContainPattern("\\p{Cntrl}");
        assertThat(lines.get(11))
                .contains("WARN  trend", "cause=passive-dropped", "pattern=every-outside-client")
                .contains("look at the server's own firewall");
        assertThat(lines.get(3)).contains("WARN  login-failed").contains("\"an\\nna \\x1b[2J\"");
        assertThat(lines.get(14)).contains("ERROR broken").contains("a bug").contains("LogsTest");
        assertThat(lines(LogFormat.TEXT, LogLevel.ERROR, events)).hasSize(events.length + 1);
    }

    @Test
    void no_password_is_in_any_line_however_it_was_sent() throws IOException {
        List<SessionEvent> events = new ArrayList<>();
        for (String line :
                List.of(
                        "PASS geheim",
                        "pass geheim",
                        "PASS  geheim x",
                        " PASS geheim",
                        "\tPASS geheim",
                        "PASS\tgeheim",
                        "PASSgeheim",
                        "\u00ff\u00f4PASS geheim",
                        "PASS -geheim",
                        "ACCT geheim",
                        "SITE PASS geheim",
                        "XPASS geheim")) {
            events.add(command(line));
        }
        SessionEvent[] array = events.toArray(SessionEvent[]::new);
        lines(LogFormat.TEXT, LogLevel.DEBUG, array);

        assertThat(lines(LogFormat.JSON, LogLevel.DEBUG, array))
                .hasSize(2 * array.length)
                .noneMatch(line -> line.contains("geheim"))
                .anyMatch(line -> line.contains("PASS ****"));
    }

    @Test
    void transfers_go_to_the_transfer_log_whatever_the_level_byte_for_byte() throws IOException {
        lines(LogFormat.TEXT, LogLevel.ERROR, download("/\u00c3\u00bc{}%m"), command("NOOP"));

        assertThat(Files.readAllBytes(folder.resolve("transfers")))
                .isEqualTo(
                        "Wed Nov 25 10:02:58 2026 1 192.0.2.7 5 /\u00fc{}%m b _ o r anna ftp 0 * c\n"
                                .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void no_line_is_lost_when_many_threads_write_more_than_the_queue_holds() throws Exception {
        try (Logs logs = Logs.open(plan(LogFormat.TEXT, LogLevel.INFO), CLOCK)) {
            List<Thread> sessions = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                sessions.add(
                        Thread.startVirtualThread(() -> {
                            for (int n = 0; n < 1_000; n++) {
                                logs.on(download("/x"));
                            }
                        }));
            }
            for (Thread session : sessions) {
                session.join();
            }
        }
        assertThat(Files.readAllLines(folder.resolve("events"))).hasSize(20_000);
        assertThat(Files.readAllLines(folder.resolve("transfers"))).hasSize(20_000);
    }

    @Test
    void after_a_rotation_the_lines_go_to_a_new_file() throws IOException {
        Path events = folder.resolve("events");
        try (Logs logs = Logs.open(plan(LogFormat.TEXT, LogLevel.INFO), CLOCK)) {
            logs.write(LogLine.of(LogLevel.INFO, "before"));
            Files.move(events, folder.resolve("old"));
            logs.reopen();
            logs.write(LogLine.of(LogLevel.INFO, "after"));
        }
        assertThat(Files.readAllLines(events)).last().asString().contains("after");
        List<String> both = new ArrayList<>(Files.readAllLines(folder.resolve("old")));
        both.addAll(Files.readAllLines(events));
        assertThat(both).hasSize(2);
    }

    @Test
    void a_file_that_cannot_be_written_is_told_at_once() {
        Logs.Plan plan =
                new Logs.Plan(
                        LogFormat.TEXT,
                        LogLevel.INFO,
                        Optional.of(folder.resolve("no/such/folder")),
                        Optional.empty());
        assertThatThrownBy(() -> Logs.open(plan, CLOCK)).isInstanceOf(IOException.class);
    }
}
