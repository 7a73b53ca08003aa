package org.twinport.protocol.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

final class ReplyTest {

    @Test
    void the_first_digit_says_how_it_went() {
        assertThat(digits(new Reply(150, List.of("")))).isEqualTo("10000");
        assertThat(digits(new Reply(226, List.of("")))).isEqualTo("01000");
        assertThat(digits(new Reply(350, List.of("")))).isEqualTo("00100");
        assertThat(digits(new Reply(425, List.of("")))).isEqualTo("00010");
        assertThat(digits(new Reply(550, List.of("")))).isEqualTo("00001");
    }

    private static String digits(Reply r) {
        StringBuilder out = new StringBuilder();
        for (boolean is :
                List.of(
                        r.isPreliminary(),
                        r.isCompletion(),
                        r.isIntermediate(),
                        r.isTransientRefusal(),
                        r.isPermanentRefusal())) {
            out.append(is ? '1' : '0');
        }
        return out.toString();
    }

    @Test
    void codes_and_lines_are_checked() {
        assertThatThrownBy(() -> new Reply(99, List.of("a")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Reply(700, List.of("a")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Reply(200, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void text_and_code() {
        Reply reply = Reply.of(ReplyCode.STATUS, List.of("a", "b"));
        assertThat(reply.text()).isEqualTo("a\nb");
        assertThat(reply).hasToString("211 a\nb");
        assertThat(reply.is(ReplyCode.STATUS)).isTrue();
        assertThat(reply.is(ReplyCode.HELP)).isFalse();
    }

    @Test
    void codes_are_unique_and_explained() {
        assertThat(Arrays.stream(ReplyCode.values()).map(ReplyCode::number))
                .isSorted()
                .allMatch(n -> n >= 100 && n < 600);
        // RFC 2428 and RFC 4217 have given 522 two meanings.
        assertThat(Arrays.stream(ReplyCode.values()).filter(c -> c != ReplyCode.TLS_FAILED))
                .extracting(ReplyCode::number)
                .doesNotHaveDuplicates();
        assertThat(Arrays.stream(ReplyCode.values()).map(ReplyCode::meaning))
                .noneMatch(String::isBlank);
    }
}
