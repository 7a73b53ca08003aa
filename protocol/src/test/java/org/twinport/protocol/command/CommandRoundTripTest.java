package org.twinport.protocol.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.twinport.protocol.Seed;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

final class CommandRoundTripTest {

    @Test
    void what_a_client_writes_is_what_a_server_reads() {
        Seed.repeat(
                500,
                seed -> {
                    for (Command command : Commands.oneOfEach(seed)) {
                        String line = line(command);
                        assertThat(line).endsWith("\r\n");
                        assertThat(CommandParser.parse(line.substring(0, line.length() - 2)))
                                .isEqualTo(command);
                    }
                });
    }

    @Test
    void every_command_record_is_generated() {
        Set<Class<?>> generated = new HashSet<>();
        Seed.repeat(1, s -> Commands.oneOfEach(s).forEach(c -> generated.add(c.getClass())));
        Set<Class<?>> all = new HashSet<>();
        collect(Command.class, all);
        all.remove(Command.Invalid.class);
        all.remove(Command.Unknown.class);
        all.remove(Command.Foreign.class);
        assertThat(generated).isEqualTo(all);
    }

    private static void collect(Class<?> type, Set<Class<?>> records) {
        if (type.isRecord()) {
            records.add(type);
        } else {
            Arrays.stream(type.getPermittedSubclasses()).forEach(sub -> collect(sub, records));
        }
    }

    @Test
    void no_space_follows_a_verb_without_argument() {
        assertThat(line(new Command.List(""))).isEqualTo("LIST\r\n");
        assertThat(line(new Command.Pass(""))).isEqualTo("PASS\r\n");
    }

    @Test
    void line_ends_and_nul_cannot_be_smuggled_into_a_command() {
        for (String bad : new String[] {"a\rb", "a\nDELE b", "a\0"}) {
            assertThatThrownBy(() -> CommandWriter.write(new Command.Retr(bad)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void text_that_is_no_octets_is_refused_instead_of_naming_another_file() {
        assertThatThrownBy(() -> CommandWriter.write(new Command.Dele("\u20ac")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_password_is_not_printed() {
        assertThat(new Command.Pass("secret").toString()).doesNotContain("secret");
    }

    private static String line(Command command) {
        return new String(CommandWriter.write(command), StandardCharsets.ISO_8859_1);
    }
}
