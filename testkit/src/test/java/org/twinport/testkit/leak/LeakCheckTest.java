package org.twinport.testkit.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twinport.testkit.tool.Child;
import org.twinport.testkit.tool.Tool;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

class LeakCheckTest {
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void listening_and_connected_sockets_are_named_until_closed() throws Exception {
        LeakCheck check = LeakCheck.start();
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        try (ServerSocket server = new ServerSocket(0, 1, loopback);
                Socket client = new Socket(loopback, server.getLocalPort());
                Socket accepted = server.accept()) {
            assertThat(accepted.isConnected()).isTrue();
            assertThat(check.leftovers())
                    .anyMatch(text -> text.contains("LISTEN"))
                    .anyMatch(text -> text.contains("127.0.0.1:" + client.getLocalPort() + " with"))
                    .filteredOn(text -> text.contains("ESTABLISHED"))
                    .hasSize(2);
        }
        check.assertFree(LONG);
    }

    @Test
    void ipv6_sockets_are_named() throws Exception {
        LeakCheck check = LeakCheck.start();
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("::1"))) {
            assertThat(check.leftovers())
                    .anyMatch(text -> text.contains("0:0:0:0:0:0:0:1:" + server.getLocalPort()));
        }
        check.assertFree(LONG);
    }

    @Test
    void threads_of_both_kinds_are_named_until_they_end() throws Exception {
        LeakCheck check = LeakCheck.start();
        CountDownLatch end = new CountDownLatch(1);
        Runnable waiting = () -> await(end);
        Thread platform = Thread.ofPlatform().name("left-platform").start(waiting);
        Thread virtual = Thread.ofVirtual().name("left-virtual").start(waiting);
        assertThat(check.leftovers())
                .anyMatch(text -> text.startsWith("thread") && text.contains("left-platform"))
                .anyMatch(
                        text -> text.startsWith("virtual thread") && text.contains("left-virtual"));
        assertThatThrownBy(() -> check.assertFree(SHORT))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("left-virtual");
        end.countDown();
        platform.join();
        virtual.join();
        check.assertFree(LONG);
    }

    @Test
    void open_files_and_children_are_named_until_closed(@TempDir Path folder) throws Exception {
        LeakCheck check = LeakCheck.start();
        Path file = folder.resolve("open");
        try (OutputStream out = Files.newOutputStream(file);
                Child child = Tool.of("sleep", "600").start()) {
            out.write(1);
            assertThat(check.leftovers())
                    .contains("open file " + file)
                    .anyMatch(text -> text.startsWith("process " + child.pid()));
        }
        check.assertFree(LONG);
    }

    private static void await(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
