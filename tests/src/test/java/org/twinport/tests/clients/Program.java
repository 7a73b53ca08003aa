package org.twinport.tests.clients;

import org.twinport.testkit.tool.Tool;
import org.twinport.testkit.tool.ToolResult;
import org.twinport.testkit.tool.Tools;
import org.twinport.tests.world.Full;

import java.time.Duration;
import java.util.Optional;

/** A client that is a program of the system; stateless. */
abstract class Program implements Client {
    private final String name;

    Program(String name) {
        this.name = name;
    }

    @Override
    public Optional<String> whyNot() {
        return Tools.missing(name);
    }

    Tool tool(String... arguments) {
        return Tool.of(name, arguments).within(Duration.ofSeconds(Full.on() ? 300 : 60));
    }

    /** Runs to a successful end. */
    static String run(Tool tool) {
        ToolResult result = tool.run();
        if (result.exitCode() != 0) {
            throw new ClientFailed(result.toString());
        }
        return result.output();
    }

    /** Runs a script whose failed commands show only in the replies that the client prints. */
    static String runAndReadReplies(Tool tool) {
        ToolResult result = tool.run();
        String said = result.output() + result.errors();
        if (result.exitCode() != 0
                || said.lines().anyMatch(line -> line.matches("[45]\\d\\d[ -].*"))) {
            throw new ClientFailed(result.toString());
        }
        return said;
    }

    /** A name in double quotes. */
    static String quoted(Object name) {
        return "\"" + name.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    @Override
    public String version() {
        return tool("--version").run().output().lines().findFirst().orElse("?");
    }
}
