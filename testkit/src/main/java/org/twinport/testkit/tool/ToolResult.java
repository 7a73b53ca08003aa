package org.twinport.testkit.tool;

import java.util.List;

/**
 * What a program that ended has said; a value.
 *
 * @param argv what was run
 * @param exitCode its exit code; 128 + n after signal n
 * @param output its standard output as UTF-8
 * @param errors its standard error as UTF-8
 */
public record ToolResult(List<String> argv, int exitCode, String output, String errors) {

    /**
     * This result, if the program was successful.
     *
     * @throws AssertionError with the whole output if not
     */
    public ToolResult orFail() {
        if (exitCode != 0) {
            throw new AssertionError(toString());
        }
        return this;
    }

    @Override
    public String toString() {
        return "%s%nexit code %d%n--- output%n%s--- errors%n%s"
                .formatted(String.join(" ", argv), exitCode, output, errors);
    }
}
