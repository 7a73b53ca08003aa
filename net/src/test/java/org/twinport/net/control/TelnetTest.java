package org.twinport.net.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

class TelnetTest {

    static Stream<Arguments> lines() {
        return Stream.of(
                Arguments.of(
                        "interrupt and synch whose urgent byte was dropped",
                        "\u00ff\u00f4\u00ffABOR",
                        "ABOR"),
                Arguments.of(
                        "interrupt and synch, urgent byte in line",
                        "\u00ff\u00f4\u00ff\u00f2ABOR",
                        "ABOR"),
                Arguments.of("urgent byte alone", "\u00f2ABOR", "ABOR"),
                Arguments.of("WILL with its option", "\u00ff\u00fb\u0001NOOP", "NOOP"),
                Arguments.of("DONT in the middle", "NO\u00ff\u00fe\u0003OP", "NOOP"),
                Arguments.of("escaped 255 in a name", "RETR \u00ff\u00ffa", "RETR \u00ffa"),
                Arguments.of("bare 255 in a name", "RETR \u00ffa", "RETR \u00ffa"),
                Arguments.of("255 at the end of a name", "RETR a\u00ff", "RETR a\u00ff"),
                Arguments.of("no Telnet at all", "RETR a", "RETR a"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lines")
    void commands_are_taken_out_and_names_stay(String what, String line, String expected) {
        assertThat(Telnet.strip(line)).as(what).isEqualTo(expected);
    }

    @Test
    void what_a_client_sends_arrives_as_it_was_meant() {
        for (int a = 0x80; a < 256; a++) {
            for (int b = 0x80; b < 256; b++) {
                String line = "RETR \u00ff" + (char) a + (char) b + "\u00ff";
                byte[] sent = Telnet.forSending(line.getBytes(StandardCharsets.ISO_8859_1));
                assertThat(Telnet.strip(new String(sent, StandardCharsets.ISO_8859_1)))
                        .isEqualTo(line);
            }
        }
    }

    @Test
    void no_pair_of_bytes_after_an_interrupt_breaks_it() {
        for (int a = 0; a < 256; a++) {
            for (int b = 0; b < 256; b++) {
                assertThat(Telnet.strip("\u00ff" + (char) a + (char) b))
                        .hasSizeLessThanOrEqualTo(3);
            }
        }
    }
}
