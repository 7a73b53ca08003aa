package org.twinport.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

@Timeout(120)
final class SignalsTest {

    private static final String CONFIG =
            """
            listen: 127.0.0.1:0
            root: files
            log.file: stderr
            active.source-port: any
            """;

    @TempDir Path folder;
    private House house;
    private Process process;
    private BufferedReader out;

    @BeforeEach
    void start() throws IOException {
        house = House.in(folder);
        house.write(CONFIG);
        process =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                ServeMain.class.getName(),
                                house.config().toString(),
                                house.run().toString())
                        .redirectErrorStream(true)
                        .start();
        // Reading its output cannot be interrupted; its end is the end of the output.
        CompletableFuture.delayedExecutor(90, TimeUnit.SECONDS).execute(process::destroyForcibly);
        out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    @AfterEach
    void end() throws Exception {
        process.destroyForcibly();
        process.waitFor();
        out.close();
    }

    /** Reads on until a line contains {@code text}; the test's own deadline bounds the wait. */
    private String await(String text) throws IOException {
        String line = out.readLine();
        while (line != null && !line.contains(text)) {
            line = out.readLine();
        }
        assertThat(line).as("a line with %s", text).isNotNull();
        return line;
    }

    private void signal(String name) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + name, "" + process.pid()).start();
        assertThat(kill.waitFor()).isZero();
    }

    @Test
    void hangup_reloads_and_term_says_421_and_leaves_nothing() throws Exception {
        int port = Integer.parseInt(await("port ").replaceAll(".*port ", ""));
        try (Ftp idle = new Ftp(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
            house.write(CONFIG + "fsync: yes\n");
            signal("HUP");
            assertThat(await(" reload ")).contains("success=true").contains("fsync changed");
            house.write("nonsense\n");
            signal("HUP");
            assertThat(await(" reload ")).contains("success=false");

            signal("TERM");
            assertThat(idle.reply()).startsWith("421");
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(house.run()).isEmptyDirectory();
        assertThat(List.of(0, 143)).contains(process.exitValue());
    }
}
