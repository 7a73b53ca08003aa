package org.twinport.protocol.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinport.protocol.Seed;
import org.twinport.protocol.reply.ReplyCode;

final class CommandParserTest {

    @ParameterizedTest
    @EnumSource(Verb.class)
    void every_byte_in_every_position_gives_a_value(Verb verb) {
        String line = verb.name() + " |1|10.0.0.1|7|; x";
        for (int at = 0; at <= line.length(); at++) {
            for (char octet = 0; octet < 256; octet++) {
                String replaced =
                        line.substring(0, at)
                                + octet
                                + line.substring(Math.min(at + 1, line.length()));
                assertAnswered(CommandParser.parse(replaced));
                assertAnswered(
                        CommandParser.parse(line.substring(0, at) + octet + line.substring(at)));
            }
        }
    }

    private static void assertAnswered(Command command) {
        if (command instanceof Command.Invalid invalid) {
            assertThat(invalid.reason()).isNotBlank().doesNotContain("\r", "\n");
            assertThat(invalid.code().number()).isBetween(500, 599);
        } else if (!(command instanceof Command.Unknown || command instanceof Command.Foreign)) {
            assertThat(command.argument()).doesNotContain("\r", "\n", "\0");
        }
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void arguments_of_64_kib_give_a_value(Verb verb) {
        for (String unit : new String[] {"a", "-a ", "9", "1,", "|", "; ", "=;", " ", "CHMOD "}) {
            String argument = unit.repeat(65_536 / unit.length());
            assertAnswered(CommandParser.parse(verb.name() + " " + argument));
        }
    }

    @Test
    void random_lines_give_a_value() {
        Seed.repeat(
                20_000,
                seed -> {
                    String word = seed.oneOf(seed.octets(5), seed.oneOf(Verb.values()).name());
                    assertAnswered(
                            CommandParser.parse(word + seed.oneOf("", " ") + seed.octets(40)));
                });
    }

    @Test
    void a_verb_is_read_in_any_case() {
        assertThat(CommandParser.parse("retr a")).isEqualTo(new Command.Retr("a"));
        assertThat(CommandParser.parse("Noop")).isEqualTo(new Command.Noop());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", " NOOP", "NOOPX", "NO", "RETR\tx", "GETS", "Hosts x", "pa\u00df x"})
    void what_is_no_verb_is_unknown(String line) {
        assertThat(CommandParser.parse(line)).isEqualTo(new Command.Unknown());
    }

    @ParameterizedTest
    @CsvSource({
        "GET / HTTP/1.1, HTTP",
        "POST /upload HTTP/1.0, HTTP",
        "GET, HTTP",
        "options * HTTP/1.1, HTTP",
        "PRI * HTTP/2.0, HTTP",
        "Host: ftp.example.com, HTTP",
        "SSH-2.0-OpenSSH_9.9, SSH",
        "'\u0016\u0003\u0001\u0002', TLS",
    })
    void the_first_line_of_another_protocol_is_told_apart(String line, String protocol) {
        assertThat(CommandParser.parse(line)).isEqualTo(new Command.Foreign(protocol));
    }

    @Test
    void only_one_space_separates_verb_and_argument() {
        assertThat(CommandParser.parse("RETR  a ")).isEqualTo(new Command.Retr(" a "));
        assertThat(CommandParser.parse("LIST ")).isEqualTo(new Command.List(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RETR a\0", "RETR \rb", "STOR a\nb", "NOOP \0"})
    void control_bytes_in_an_argument_are_refused(String line) {
        assertThat(CommandParser.parse(line))
                .isInstanceOfSatisfying(
                        Command.Invalid.class,
                        i -> assertThat(i.code()).isEqualTo(ReplyCode.BAD_ARGUMENT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RETR", "RETR ", "USER", "MKD", "REST", "PORT", "SITE"})
    void a_missing_argument_is_told_with_the_syntax(String line) {
        assertThat(CommandParser.parse(line))
                .isInstanceOfSatisfying(
                        Command.Invalid.class,
                        i -> {
                            assertThat(i.code()).isEqualTo(ReplyCode.BAD_ARGUMENT);
                            assertThat(i.reason()).contains(i.verb().usage());
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"PWD x", "QUIT now", "PASV ", "XPWD x"})
    void an_argument_that_is_not_asked_for_is_ignored(String line) {
        assertThat(CommandParser.parse(line).argument()).isEmpty();
        assertThat(CommandParser.parse(line)).isNotInstanceOf(Command.Invalid.class);
    }
}
