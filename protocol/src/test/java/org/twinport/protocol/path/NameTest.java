package org.twinport.protocol.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinport.protocol.Seed;

import java.nio.charset.StandardCharsets;

final class NameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"a", " a ", "...", ".a", "\u00e4", "\u65e5\u672c", "\ufffd", "\ud83d\ude00"})
    void text_is_written_and_read_as_utf_8(String text) {
        Name name = Name.of(text);
        assertThat(name.bytes()).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
        assertThat(name.text()).isEqualTo(text);
        assertThat(Name.ofBytes(name.bytes())).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"m\u00e4rz", "\u00c3", "\u00ff\u00fe", "\u00ed\u00a0\u0080"})
    void what_is_no_utf_8_is_shown_as_latin_1(String octets) {
        assertThat(new Name(octets).text()).isEqualTo(octets);
        assertThat(new Name(octets)).hasToString(octets);
    }

    @Test
    void bytes_are_kept_whatever_they_are() {
        Seed.repeat(
                2000,
                seed -> {
                    String octets = "x" + seed.octets(9).replace('/', '-');
                    Name name = new Name(octets);
                    assertThat(Name.ofBytes(name.bytes())).isEqualTo(name);
                    assertThat(name.bytes()).hasSize(octets.length());
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "/", "a\0", "a\rb", "a\n", "\u0100", "\u20ac"})
    void what_is_no_name_is_refused(String octets) {
        assertThatThrownBy(() -> new Name(octets)).isInstanceOf(InvalidPathText.class);
    }

    @Test
    void names_are_ordered_by_bytes() {
        assertThat(new Name("Z")).isLessThan(new Name("a")).isLessThan(new Name("\u00e4"));
    }
}
