package org.twinport.lab;

import org.twinport.testkit.tool.Tool;
import org.twinport.testkit.tool.ToolResult;

import java.util.stream.Stream;

/** Runs {@code ip}; stateless. */
final class Ip {
    private Ip() {}

    /** Its output. A failed command is an {@link AssertionError} with what it said. */
    static String run(String... arguments) {
        return attempt(arguments).orFail().output();
    }

    static ToolResult attempt(String... arguments) {
        return Tool.of("ip").with(arguments).run();
    }

    /** The same inside a namespace. */
    static String in(Namespace namespace, String... arguments) {
        return run(
                Stream.concat(Stream.of("-n", namespace.name()), Stream.of(arguments))
                        .toArray(String[]::new));
    }
}
