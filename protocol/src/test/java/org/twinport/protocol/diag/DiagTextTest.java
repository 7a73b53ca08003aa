package org.twinport.protocol.diag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.twinport.protocol.Seed;
import org.twinport.protocol.endpoint.HostPort;
import org.twinport.protocol.reply.NotAReply;
import org.twinport.protocol.reply.Reply;
import org.twinport.protocol.reply.ReplyParser;
import org.twinport.protocol.reply.ReplyWriter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class DiagTextTest {

    @Test
    void what_the_server_says_is_what_the_client_reads() {
        Seed.repeat(
                500,
                seed -> {
                    SessionView session = Views.session(seed);
                    assertThat(SessionView.read(overTheWire(session.reply()))).contains(session);
                    ConnectView connect = Views.connect(seed);
                    assertThat(ConnectView.read(overTheWire(connect.reply()))).contains(connect);
                });
    }

    private static Reply overTheWire(Reply reply) {
        ReplyParser parser = new ReplyParser();
        String bytes = new String(ReplyWriter.write(reply), StandardCharsets.ISO_8859_1);
        Optional<Reply> read = Optional.empty();
        try {
            for (String line : bytes.split("\r\n")) {
                read = parser.add(line);
            }
        } catch (NotAReply impossible) {
            throw new AssertionError(impossible);
        }
        return read.orElseThrow();
    }

    @Test
    void no_line_shows_anything_that_a_gateway_rewrites_and_none_is_long() {
        Seed.repeat(
                300,
                seed -> {
                    List<String> lines = Views.session(seed).reply().lines();
                    assertThat(lines.getFirst() + lines.getLast())
                            .doesNotContainPattern("[\\d.,|]");
                    assertThat(lines.subList(1, lines.size() - 1))
                            .allSatisfy(line -> assertThat(line).matches(" [a-p]{1,64}"));
                    assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThan(69));
                });
    }

    @Test
    void any_change_of_one_character_is_detected() {
        Seed.repeat(
                20,
                seed -> {
                    List<String> lines = DiagText.encode(Views.session(seed).records());
                    int row = seed.below(lines.size());
                    for (int i = 0; i < lines.get(row).length(); i++) {
                        for (String other : new String[] {"a", "h", "p", "A", "q", "0", " ", ""}) {
                            assertChangeIsDetected(lines, row, i, other);
                        }
                    }
                });
    }

    private static void assertChangeIsDetected(
            List<String> lines, int row, int column, String other) {
        String line = lines.get(row);
        String changed = line.substring(0, column) + other + line.substring(column + 1);
        if (!changed.equals(line)) {
            List<String> all = new ArrayList<>(lines);
            all.set(row, changed);
            assertThat(DiagText.decode(all)).isEmpty();
        }
    }

    @Test
    void a_line_that_is_lost_doubled_or_moved_is_detected() {
        Seed.repeat(
                100,
                seed -> {
                    List<String> lines = DiagText.encode(Views.session(seed).records());
                    List<String> lost = new ArrayList<>(lines);
                    lost.remove(seed.below(lost.size()));
                    assertThat(DiagText.decode(lost)).isEmpty();
                    List<String> doubled = new ArrayList<>(lines);
                    doubled.add(0, lines.getFirst());
                    assertThat(DiagText.decode(doubled)).isEmpty();
                    List<String> moved = new ArrayList<>(lines.subList(1, lines.size()));
                    moved.add(lines.getFirst());
                    assertThat(DiagText.decode(moved)).isEmpty();
                });
    }

    @Test
    void a_middle_line_without_its_one_space_is_detected() {
        Seed.repeat(
                20,
                seed -> {
                    Reply good = Views.session(seed).reply();
                    for (String start : new String[] {"", "\t", "x", "  "}) {
                        List<String> lines = new ArrayList<>(good.lines());
                        lines.set(1, start + lines.get(1).substring(1));
                        assertThat(SessionView.read(new Reply(good.code(), lines))).isEmpty();
                    }
                });
    }

    @Test
    void other_replies_are_no_reports() {
        for (List<String> lines :
                List.of(
                        List.of("Features:", " SIZE", "End"),
                        List.of("What the server has seen (letters):", "End"),
                        List.of("End"),
                        List.of("a", " ", "b"),
                        List.of("a", " " + "ab".repeat(10_000), "b"))) {
            assertThat(SessionView.read(new Reply(211, lines))).isEmpty();
        }
        Reply good = DiagText.reply(DiagRecords.NONE.with("diag", "1"));
        assertThat(DiagText.read(good)).isPresent();
        assertThat(DiagText.read(new Reply(213, good.lines()))).isEmpty();
        assertThat(SessionView.read(good)).as("no session in it").isEmpty();
        assertThat(ConnectView.read(good)).as("no test in it").isEmpty();
    }

    @Test
    void keys_and_words_of_a_later_version_are_passed_over() {
        Seed.repeat(
                50,
                seed -> {
                    SessionView session = Views.session(seed);
                    DiagRecords later = session.records().with("diag", "2").with("weather", "fine");
                    assertThat(SessionView.read(DiagText.reply(later))).contains(session);
                });
        assertThat(ConnectionOutcome.of("swallowed")).isEqualTo(ConnectionOutcome.FAILED);
    }

    @Test
    void a_record_cannot_break_its_line() {
        assertThatThrownBy(() -> DiagRecords.NONE.with("key", "a\nb"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DiagRecords.NONE.with("Key", "a"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(DiagRecords.parse("a=b")).as("no line feed").isEmpty();
        assertThat(DiagRecords.parse("ab\n")).as("no equals sign").isEmpty();
        assertThat(DiagRecords.parse("")).contains(DiagRecords.NONE);
    }

    @Test
    void the_example_of_the_specification() {
        assertThat(DiagText.encode(DiagRecords.NONE.with("diag", "1")))
                .containsExactly("gegjgbghdndbakmfpgoadc");
    }

    /** The dialogue on the page is one that happens: its letters say what the page says they do. */
    @Test
    void the_dialogue_of_the_specification_says_what_it_says() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "site-diag.md"));
        String dialogue = between(page, "S: 211-What", "S: 211 End");
        List<String> letters = dialogue.lines().skip(1).map(line -> line.substring(4)).toList();
        DiagRecords records = DiagText.decode(letters).orElseThrow();
        assertThat(page).contains("```\n" + records.text() + "```");
        SessionView session = SessionView.in(records).orElseThrow();
        assertThat(session.records()).isEqualTo(records);
        assertThat(session.data().orElseThrow().cause()).contains("passive-no-connection");
        assertThat(HostPort.find227(page)).isEqualTo(session.data().orElseThrow().announced());
    }

    private static String between(String page, String begin, String end) {
        int start = page.indexOf(begin);
        return page.substring(start, page.indexOf(end, start));
    }

    @Test
    void values_that_are_none_are_passed_over() {
        assertThat(Words.endpoint("192.0.2.1:65536")).isEmpty();
        assertThat(Words.endpoint("192.0.2.256:1")).isEmpty();
        assertThat(Words.endpoint("[::g]:1")).isEmpty();
        assertThat(Words.number("-1")).isEmpty();
        assertThat(Words.number("1234567890123456789")).isEmpty();
        assertThat(Words.instant("yesterday")).isEmpty();
        assertThat(PassiveView.parse("lpsv 192.0.2.1:21")).isEmpty();
        assertThat(ActiveView.parse("lprt accepted 1")).isEmpty();
        assertThat(TlsView.parse("TLSv1.3")).isEmpty();
        assertThat(DialView.parse("connected x abcdefghijklmnop")).isEmpty();
        assertThat(DialView.parse("connected 1 abc")).isEmpty();
    }
}
