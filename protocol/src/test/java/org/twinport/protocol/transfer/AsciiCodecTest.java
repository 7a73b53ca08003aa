package org.twinport.protocol.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinport.protocol.Seed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

final class AsciiCodecTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "\n",
                "\r",
                "\r\n",
                "\n\n",
                "\r\r",
                "\r\r\n",
                "\n\r",
                "\r\n\r\n",
                "a\nb",
                "a\r\nb",
                "a\rb\r",
                "\r\n\n\r\r\n\r",
                "\u00ff\r\u0000\n\r\n\r",
            })
    void every_split_gives_what_one_piece_gives(String text) {
        for (int first = 0; first <= text.length(); first++) {
            for (int second = first; second <= text.length(); second++) {
                for (int room = 2; room <= 4; room++) {
                    assertThat(encode(text, first, second, room)).isEqualTo(onWire(text));
                    assertThat(decode(text, first, second, room)).isEqualTo(inFile(text));
                }
            }
        }
    }

    @Test
    void random_texts_survive_the_way_there_and_back() {
        Seed.repeat(
                5000,
                seed -> {
                    String text = seed.text("\r\n\na", seed.below(40));
                    int first = seed.below(text.length() + 1);
                    String wire = encode(text, first, text.length(), 2 + seed.below(9));
                    assertThat(wire).isEqualTo(onWire(text));
                    assertThat(decode(wire, first, wire.length(), 2 + seed.below(9)))
                            .isEqualTo(inFile(text));
                });
    }

    @Test
    void a_file_of_line_feeds_only_comes_back_byte_for_byte() {
        String text = "one\ntwo\n\nthree";
        String wire = encode(text, 3, 5, 2);
        assertThat(wire).isEqualTo("one\r\ntwo\r\n\r\nthree");
        assertThat(decode(wire, 4, 9, 2)).isEqualTo(text);
    }

    @Test
    void input_stays_when_there_is_no_room() {
        ByteBuffer in = bytes("\n");
        ByteBuffer out = ByteBuffer.allocate(1);
        new AsciiCodec().encode(in, out);
        assertThat(in.remaining()).isOne();
        new AsciiCodec().decode(in, out);
        assertThat(in.remaining()).isOne();
        assertThat(out.position()).isZero();
    }

    /** What RFC 959 section 3.1.1.1 says, on the whole text at once. */
    private static String onWire(String file) {
        return file.replaceAll("(?<!\r)\n", "\r\n");
    }

    private static String inFile(String wire) {
        return wire.replace("\r\n", "\n");
    }

    private static String encode(String text, int first, int second, int room) {
        AsciiCodec codec = new AsciiCodec();
        StringBuilder out = new StringBuilder();
        for (ByteBuffer in : pieces(text, first, second)) {
            while (in.hasRemaining()) {
                ByteBuffer buffer = ByteBuffer.allocate(room);
                codec.encode(in, buffer);
                append(out, buffer);
            }
        }
        return out.toString();
    }

    private static String decode(String text, int first, int second, int room) {
        AsciiCodec codec = new AsciiCodec();
        StringBuilder out = new StringBuilder();
        for (ByteBuffer in : pieces(text, first, second)) {
            while (in.hasRemaining()) {
                ByteBuffer buffer = ByteBuffer.allocate(room);
                codec.decode(in, buffer);
                append(out, buffer);
            }
        }
        ByteBuffer rest = ByteBuffer.allocate(1);
        codec.finishDecoding(rest);
        append(out, rest);
        return out.toString();
    }

    private static ByteBuffer[] pieces(String text, int first, int second) {
        return new ByteBuffer[] {
            bytes(text.substring(0, first)),
            bytes(text.substring(first, second)),
            bytes(text.substring(second))
        };
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void append(StringBuilder out, ByteBuffer buffer) {
        buffer.flip();
        out.append(StandardCharsets.ISO_8859_1.decode(buffer));
    }
}
