package org.twinport.protocol.listing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

final class OctetLineTest {

    private final OctetLine line = new OctetLine();

    @Test
    void numbers_are_filled_up_and_never_cut() {
        line.add(7, 3, '0').add(' ').add(1234, 2, ' ').add(' ').add(0, 2, ' ').addTwo(5);
        assertThat(line).hasToString("007 1234  005");
        line.clear();
        assertThat(line.add(Long.MAX_VALUE, 1, '0')).hasToString("9223372036854775807");
    }

    @Test
    void it_grows_as_needed_and_keeps_every_octet() {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            line.add((char) (i & 0xff)).add("\u00ff-").padTo(line.length() + 1);
            all.append((char) (i & 0xff)).append("\u00ff- ");
        }
        assertThat(line).hasToString(all.toString());
        assertThat(line.isAscii()).isFalse();
    }

    @Test
    void what_would_end_the_line_is_masked() {
        assertThat(line.addMasked("a\r\n\0;b").addMasked("\t;\u00e9", ';'))
                .hasToString("a???;b\t?\u00e9");
    }

    @Test
    void it_is_copied_in_pieces() {
        line.add("abcdef");
        ByteBuffer small = ByteBuffer.allocate(4);
        assertThat(line.copyTo(small, 0)).isEqualTo(4);
        assertThat(line.copyTo(small, 4)).isZero();
        assertThat(line.copyTo(small.clear(), 4)).isEqualTo(2);
        assertThat(new String(small.array(), StandardCharsets.ISO_8859_1)).isEqualTo("efcd");
    }
}
