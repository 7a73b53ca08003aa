package org.twinport.protocol.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

final class FactChangeTest {

    @Test
    void facts_are_read_in_any_case_and_order() {
        Instant time = Instant.parse("2024-01-02T03:04:05Z");
        assertThat(FactChange.parse("unix.MODE=0755;MODIFY=20240102030405"))
                .contains(new FactChange(time, null, 0755));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";", ";;;", "=", "mode=755", "UNIX.mode=755;UNIX.mode=700"})
    void nothing_set_or_not_understood_is_empty(String facts) {
        assertThat(FactChange.parse(facts)).isEmpty();
    }
}
