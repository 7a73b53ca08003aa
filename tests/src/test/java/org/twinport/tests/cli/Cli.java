package org.twinport.tests.cli;

import org.twinport.cli.Main;
import org.twinport.testkit.tool.Tool;
import org.twinport.testkit.tool.ToolResult;
import org.twinport.testkit.tool.Tools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The command line as a process, on this process's class path; stateless. */
final class Cli {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private Cli() {}

    /** A command without a password. */
    static Tool bare(String... arguments) {
        return Tool.java(Main.class, arguments).within(PATIENCE);
    }

    /** A command of the user that {@link Served} knows. */
    static Tool of(String... arguments) {
        return bare(arguments).env(Map.of("FTP_PASSWORD", Served.PASSWORD));
    }

    /**
     * The same on a terminal of its own: what it prints goes to the output, with CR LF.
     *
     * @param folder for a script
     */
    static Tool onTerminal(Tool tool, Path folder) {
        String call =
                tool.argv().stream()
                        .map(word -> "'" + word.replace("'", "'\\''") + "'")
                        .collect(Collectors.joining(" "));
        try {
            Path script = Files.writeString(folder.resolve("call.sh"), "exec " + call + "\n");
            return Tool.of("script", "-qec", "sh " + script, "/dev/null")
                    .env(tool.environment())
                    .within(PATIENCE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What Python's reader makes of an output: an expression over the value {@code v}. */
    static String json(ToolResult result, String expression) {
        String program = "import json,sys; v=json.load(sys.stdin); print(" + expression + ")";
        return Tool.of(Tools.require("python3"), "-c", program)
                .input(result.output())
                .run()
                .orFail()
                .output()
                .strip();
    }

    /** Asserts an exit code and shows everything if it is another. */
    static ToolResult expect(int code, Tool tool) {
        ToolResult result = tool.run();
        if (result.exitCode() != code) {
            throw new AssertionError("expected exit code " + code + ": " + shortened(result));
        }
        return result;
    }

    /** The class path says nothing. */
    private static String shortened(ToolResult result) {
        List<String> argv = result.argv();
        int main = argv.indexOf(Main.class.getName());
        return new ToolResult(
                        main < 0 ? argv : argv.subList(main + 1, argv.size()),
                        result.exitCode(),
                        result.output(),
                        result.errors())
                .toString();
    }
}
