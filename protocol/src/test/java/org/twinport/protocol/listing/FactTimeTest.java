package org.twinport.protocol.listing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinport.protocol.Seed;

import java.time.Instant;

final class FactTimeTest {

    @ParameterizedTest
    @CsvSource({
        "20240229235958, 2024-02-29T23:59:58Z",
        "19700101000000, 1970-01-01T00:00:00Z",
        "00010101000000, 0001-01-01T00:00:00Z",
        "20161231235960, 2016-12-31T23:59:59Z",
        "20240101000000.5, 2024-01-01T00:00:00.5Z",
        "20240101000000.000000001, 2024-01-01T00:00:00.000000001Z",
        "20240101000000.1234567899, 2024-01-01T00:00:00.123456789Z",
    })
    void times_are_read_with_leap_second_and_fraction(String text, Instant time) {
        assertThat(FactTime.parse(text)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2024",
                "20240101",
                "202401010000",
                "20241301000000",
                "20240001000000",
                "20240100000000",
                "20230229000000",
                "20240101240000",
                "20240101006000",
                "20240101000061",
                "20240101000099",
                "20240101000000.",
                "20240101000000Z",
                "20240101 000000",
                "-0240101000000",
                "\u0662\u0660240101000000",
            })
    void what_names_no_moment_is_empty(String text) {
        assertThat(FactTime.parse(text)).isEmpty();
    }

    @Test
    void what_is_written_is_read_again() {
        Seed.repeat(
                2000,
                seed -> {
                    Instant time = Instant.ofEpochSecond(seed.longBelow(253_402_300_800L));
                    assertThat(FactTime.parse(FactTime.format(time))).contains(time);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "+10000-01-01T00:00:00Z, 99991231235959",
        "+999999999-12-31T23:59:59Z, 99991231235959",
        "-0001-01-01T00:00:00Z, 00000101000000",
        "9999-12-31T23:59:59.9Z, 99991231235959",
    })
    void years_that_do_not_fit_become_the_nearest_that_does(Instant time, String text) {
        assertThat(FactTime.format(time)).isEqualTo(text);
    }
}
