package org.twinport.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTest {

    @Test
    void names_cannot_move_the_cursor() {
        assertThat(Plain.harmless("a\u001b[2Jb\u0007\u009b1m\u202e")).isEqualTo("a?[2Jb??1m?");
        assertThat(Plain.harmless("\u00fcber \u65e5\u672c")).isEqualTo("\u00fcber \u65e5\u672c");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1.00 kB",
        "1049, 1.05 kB",
        "99949, 99.9 kB",
        "999499, 999 kB",
        "999500, 1.00 MB",
        "5000000000, 5.00 GB",
    })
    void sizes_have_three_digits(long count, String shown) {
        assertThat(Plain.bytes(count)).isEqualTo(shown);
    }
}
