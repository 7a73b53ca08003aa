package org.twinport.daemon.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class EscapesTest {

    @Test
    void plain_words_stay_bare_and_others_are_quoted() {
        assertThat(Escapes.text("/pub/f\u00fcr.txt")).isEqualTo("/pub/f\u00fcr.txt");
        assertThat(Escapes.text("")).isEqualTo("\"\"");
        assertThat(Escapes.text("a b")).isEqualTo("\"a b\"");
        assertThat(Escapes.text("a=b")).isEqualTo("\"a=b\"");
        assertThat(Escapes.text("a\"\\")).isEqualTo("\"a\\\"\\\\\"");
    }

    @Test
    void what_steers_a_terminal_or_ends_a_line_is_escaped() {
        assertThat(Escapes.text("\u001b[2J")).isEqualTo("\"\\x1b[2J\"");
        assertThat(Escapes.text("a\r\nb")).isEqualTo("\"a\\r\\nb\"");
        assertThat(Escapes.text("\u0085\u009b")).isEqualTo("\"\\x85\\x9b\"");
        assertThat(Escapes.text("\u2028\u202e")).isEqualTo("\"\\u2028\\u202e\"");
        assertThat(Escapes.text("\u007f")).isEqualTo("\"\\x7f\"");
    }

    @Test
    void json_knows_only_its_own_escapes() {
        assertThat(Escapes.json("\u001b\u0000\t")).isEqualTo("\"\\u001b\\u0000\\t\"");
        assertThat(Escapes.json("\ud83d\ude00")).isEqualTo("\"\ud83d\ude00\"");
        assertThat(Escapes.json("\ud83d!")).isEqualTo("\"\\ud83d!\"");
        assertThat(Escapes.json("!\ude00")).isEqualTo("\"!\\ude00\"");
    }
}
