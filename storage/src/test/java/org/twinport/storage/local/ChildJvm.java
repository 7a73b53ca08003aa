package org.twinport.storage.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Another Java machine with the same class path; belongs to the test's thread, ends with it. */
final class ChildJvm implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    private ChildJvm(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    static ChildJvm start(
            Class<?> main, Map<String, String> environment, List<String> options, Object... args)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        for (Object arg : args) {
            command.add(arg.toString());
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return new ChildJvm(builder.start());
    }

    /** Waits for a line of output. */
    void await(String line) throws IOException {
        StringBuilder seen = new StringBuilder();
        for (String s = output.readLine(); s != null; s = output.readLine()) {
            if (s.equals(line)) {
                return;
            }
            seen.append(s).append('\n');
        }
        throw new AssertionError("the child ended without '" + line + "':\n" + seen);
    }

    /** Waits for the end and returns the output. */
    String finish() throws IOException, InterruptedException {
        String all = String.join("\n", output.readAllLines());
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new AssertionError("the child failed:\n" + all);
        }
        return all;
    }

    /** What kill -9 does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
