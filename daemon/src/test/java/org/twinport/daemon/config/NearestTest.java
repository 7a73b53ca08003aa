package org.twinport.daemon.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

final class NearestTest {

    private static final List<String> WORDS = List.of("passive", "active", "limits");

    @Test
    void a_swap_a_gap_and_an_extra_letter_are_one_error() {
        assertThat(Nearest.distance("passive", "pasisve")).isEqualTo(1);
        assertThat(Nearest.distance("passive", "pasive")).isEqualTo(1);
        assertThat(Nearest.distance("passive", "passsive")).isEqualTo(1);
        assertThat(Nearest.distance("", "abc")).isEqualTo(3);
    }

    @Test
    void the_nearest_word_is_found_and_a_stranger_is_not() {
        assertThat(Nearest.to("pasive", WORDS)).contains("passive");
        assertThat(Nearest.to("limit", WORDS)).contains("limits");
        assertThat(Nearest.to("banana", WORDS)).isEmpty();
    }
}
