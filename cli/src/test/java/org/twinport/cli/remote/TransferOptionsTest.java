package org.twinport.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class TransferOptionsTest {

    @Command
    private static final class Transfer {
        @Mixin private TransferOptions options = new TransferOptions();
    }

    private static TransferOptions parse(String... arguments) {
        Transfer command = new Transfer();
        new CommandLine(command).parseArgs(arguments);
        return command.options;
    }

    @Test
    void numbers_within_their_ranges_are_taken() {
        assertThat(parse().parallel()).isEqualTo(4);
        assertThat(parse().retries()).isEqualTo(2);
        assertThat(parse("--parallel", "64").parallel()).isEqualTo(64);
        assertThat(parse("--retries", "0").retries()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "65", "1000"})
    void a_number_of_connections_that_makes_no_sense_is_refused(String number) {
        TransferOptions options = parse("--parallel", number);
        assertThatThrownBy(options::parallel)
                .isInstanceOf(ParameterException.class)
                .hasMessage("--parallel takes a number from 1 to 64");
    }

    @Test
    void retries_below_zero_are_refused() {
        TransferOptions options = parse("--retries", "-1");
        assertThatThrownBy(options::retries)
                .isInstanceOf(ParameterException.class)
                .hasMessage("--retries takes a number from 0 to 1000");
    }
}
