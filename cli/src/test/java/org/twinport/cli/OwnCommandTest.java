package org.twinport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

class OwnCommandTest {

    private static Map<String, CommandLine> commands(String... arguments) {
        return Main.commandLine(List.of(arguments)).getSubcommands();
    }

    @ParameterizedTest
    @EnumSource
    void a_command_made_alone_is_the_one_that_the_help_lists(OwnCommand command) {
        CommandLine line = new CommandLine(new Main());
        command.addTo(line);
        String name = line.getSubcommands().keySet().iterator().next();
        CommandLine alone = commands(name).get(name);
        CommandLine ofAll = commands("--help").get(name);
        assertThat(commands(name)).containsOnlyKeys(name);
        assertThat(alone.getUsageMessage()).isEqualTo(ofAll.getUsageMessage());
        Command declared =
                alone.getCommandSpec().userObject().getClass().getAnnotation(Command.class);
        assertThat(declared.name()).isEqualTo(name);
    }

    @Test
    void a_wrong_word_and_an_option_are_judged_with_all_commands() {
        int all = OwnCommand.values().length;
        assertThat(commands("gett", "serve")).hasSize(all);
        assertThat(commands("--help")).hasSize(all);
        assertThat(commands()).hasSize(all);
    }

    @Test
    void the_version_is_the_same_with_and_without_the_parser() throws IOException {
        StringWriter printed = new StringWriter();
        CommandLine line = Main.commandLine(List.of("--version"));
        line.setOut(new PrintWriter(printed)).execute("--version");
        assertThat(printed.toString().lines().toList()).isEqualTo(Version.lines());
    }
}
