package org.twinport.protocol.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinport.protocol.Seed;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class ReplyParserTest {

    @Test
    void one_line() throws NotAReply {
        assertThat(read("220 ready")).isEqualTo(new Reply(220, List.of("ready")));
        assertThat(read("226")).isEqualTo(new Reply(226, List.of("")));
        assertThat(read("226 ")).isEqualTo(new Reply(226, List.of("")));
        assertThat(read("250  two spaces ")).isEqualTo(new Reply(250, List.of(" two spaces ")));
    }

    @Test
    void several_lines_as_rfc_959_shows_them() throws NotAReply {
        assertThat(read("123-First line", "Second line", "  234 A line with digits", "123 Last"))
                .isEqualTo(
                        new Reply(
                                123,
                                List.of(
                                        "First line",
                                        "Second line",
                                        "  234 A line with digits",
                                        "Last")));
    }

    @Test
    void codes_repeated_on_every_line() throws NotAReply {
        assertThat(read("230-a", "230-b", "230-", "230 c"))
                .isEqualTo(new Reply(230, List.of("a", "b", "", "c")));
    }

    @Test
    void a_last_line_without_text_and_empty_lines_between() throws NotAReply {
        assertThat(read("211-Features:", "", " MLST type*;", "211"))
                .isEqualTo(new Reply(211, List.of("Features:", "", " MLST type*;", "")));
    }

    @Test
    void other_codes_and_numbers_in_the_middle_do_not_end_it() throws NotAReply {
        assertThat(read("230-a", "231 b", "2301 c", "230", "x"))
                .isEqualTo(new Reply(230, List.of("a", "231 b", "2301 c", "")));
        assertThat(read("230-a", " 230 indented", "230 end").lines())
                .containsExactly("a", " 230 indented", "end");
    }

    @Test
    void a_truncated_reply_is_not_complete() throws NotAReply {
        ReplyParser parser = new ReplyParser();
        assertThat(parser.inMiddle()).isFalse();
        assertThat(parser.add("220-Welcome")).isEmpty();
        assertThat(parser.add("to")).isEmpty();
        assertThat(parser.inMiddle()).isTrue();
        assertThat(parser.add("220 us")).isPresent();
        assertThat(parser.inMiddle()).isFalse();
    }

    @Test
    void one_parser_reads_reply_after_reply() throws NotAReply {
        ReplyParser parser = new ReplyParser();
        assertThat(parser.add("150 a")).contains(new Reply(150, List.of("a")));
        assertThat(parser.add("226-b")).isEmpty();
        assertThat(parser.add("226 c")).contains(new Reply(226, List.of("b", "c")));
        assertThat(parser.add("221 d")).contains(new Reply(221, List.of("d")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "22",
                "2a0 x",
                "2200 x",
                "099 x",
                "700 x",
                " 220 x",
                "220\tx",
                "\u00b2\u00b2\u00b2 x",
                "SSH-2.0-OpenSSH_9.2p1",
                "HTTP/1.1 400 Bad Request",
                "* OK IMAP4rev1 ready",
                "<html>",
                "\u0016\u0003\u0001",
            })
    void what_no_ftp_server_says_is_not_a_reply(String line) {
        assertThatThrownBy(() -> new ReplyParser().add(line))
                .isInstanceOfSatisfying(NotAReply.class, e -> assertThat(e.line()).isEqualTo(line));
    }

    @Test
    void a_reply_that_never_ends_is_given_up() throws NotAReply {
        ReplyParser parser = new ReplyParser();
        parser.add("220-a");
        for (int i = 1; i < ReplyParser.MAX_LINES; i++) {
            parser.add("b");
        }
        assertThatThrownBy(() -> parser.add("b")).isInstanceOf(NotAReply.class);
    }

    @Test
    void what_a_server_writes_is_what_a_client_reads() {
        Seed.repeat(
                3000,
                seed -> {
                    Reply reply = new Reply(100 + seed.below(600), lines(seed));
                    assertThat(readAll(ReplyWriter.write(reply))).containsExactly(reply);
                });
    }

    /** Without middle lines that begin with a digit: those come back indented. */
    private static List<String> lines(Seed seed) {
        List<String> lines = new ArrayList<>();
        for (int i = seed.below(5); i >= 0; i--) {
            lines.add(
                    seed.oneOf(
                            "",
                            "a",
                            " 226 x",
                            "- b",
                            "-",
                            " ",
                            seed.oneOf("z", "Z-") + seed.octets(9)));
        }
        return lines;
    }

    @Test
    void a_middle_line_that_looks_like_the_last_one_is_indented() {
        Reply reply = Reply.of(ReplyCode.STATUS, List.of("a", "211 no end", "211-no", "9", "end"));
        assertThat(readAll(ReplyWriter.write(reply)))
                .containsExactly(
                        new Reply(211, List.of("a", " 211 no end", " 211-no", " 9", "end")));
    }

    @Test
    void a_text_cannot_forge_a_second_reply() {
        Reply reply = Reply.of(ReplyCode.OKAY, "a\r\n226 done\0");
        assertThat(new String(ReplyWriter.write(reply), StandardCharsets.ISO_8859_1))
                .isEqualTo("200 a??226 done?\r\n");
    }

    @Test
    void random_lines_give_a_reply_or_are_none() {
        Seed.repeat(
                5000,
                seed -> {
                    ReplyParser parser = new ReplyParser();
                    String line = seed.oneOf("220", "220-", "22", "") + seed.octets(8);
                    try {
                        assertThat(parser.add(line).isPresent()).isEqualTo(!parser.inMiddle());
                    } catch (NotAReply notAReply) {
                        assertThat(notAReply.line()).isEqualTo(line);
                    }
                });
    }

    private static Reply read(String... lines) throws NotAReply {
        ReplyParser parser = new ReplyParser();
        for (String line : lines) {
            Optional<Reply> reply = parser.add(line);
            if (reply.isPresent()) {
                return reply.get();
            }
        }
        throw new AssertionError("no reply was completed");
    }

    private static List<Reply> readAll(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(text).endsWith("\r\n");
        ReplyParser parser = new ReplyParser();
        List<Reply> replies = new ArrayList<>();
        try {
            for (String line : text.substring(0, text.length() - 2).split("\r\n", -1)) {
                parser.add(line).ifPresent(replies::add);
            }
        } catch (NotAReply notAReply) {
            throw new AssertionError(notAReply);
        }
        assertThat(parser.inMiddle()).isFalse();
        return replies;
    }
}
