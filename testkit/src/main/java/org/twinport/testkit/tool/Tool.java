package org.twinport.testkit.tool;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How to run a program: an immutable description; running it blocks the calling thread.
 *
 * @param argv the program and its arguments
 * @param environment what is set beside the inherited environment
 * @param directory where it runs; empty for a temporary folder of its own
 * @param input its standard input
 * @param deadline how long {@link #run()} waits before it kills
 */
public record Tool(
        List<String> argv,
        Map<String, String> environment,
        Optional<Path> directory,
        String input,
        Duration deadline) {

    private static final Duration USUAL_DEADLINE = Duration.ofSeconds(30);

    public Tool {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
    }

    /**
     * A program found by name.
     *
     * @throws ToolMissing if it is not installed
     */
    public static Tool of(String name, String... arguments) {
        return of(Tools.require(name), arguments);
    }

    public static Tool of(Path program, String... arguments) {
        List<String> argv =
                Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList();
        return new Tool(argv, Map.of(), Optional.empty(), "", USUAL_DEADLINE);
    }

    /** A Java program on this process's own class path and Java. */
    public static Tool java(Class<?> main, String... arguments) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return of(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp")
                .with(System.getProperty("java.class.path"), main.getName())
                .with(arguments);
    }

    /** The same with more arguments. */
    public Tool with(String... more) {
        return new Tool(
                Stream.concat(argv.stream(), Stream.of(more)).toList(),
                environment,
                directory,
                input,
                deadline);
    }

    /** The same started by another command, such as {@code ip netns exec NAME}. */
    public Tool through(List<String> prefix) {
        return new Tool(
                Stream.concat(prefix.stream(), argv.stream()).toList(),
                environment,
                directory,
                input,
                deadline);
    }

    public Tool in(Path folder) {
        return new Tool(argv, environment, Optional.of(folder), input, deadline);
    }

    /** The same with these variables set, beside those set before. */
    public Tool env(Map<String, String> variables) {
        Map<String, String> merged = new HashMap<>(environment);
        merged.putAll(variables);
        return new Tool(argv, merged, directory, input, deadline);
    }

    public Tool input(String text) {
        return new Tool(argv, environment, directory, text, deadline);
    }

    public Tool within(Duration limit) {
        return new Tool(argv, environment, directory, input, limit);
    }

    /** Starts it and returns at once. */
    public Child start() {
        return Child.start(this);
    }

    /**
     * Runs it to its end.
     *
     * @throws DeadlineExceeded if it is still running at the deadline; it has been killed
     */
    public ToolResult run() {
        try (Child child = start()) {
            return child.await(deadline);
        }
    }
}
