package org.twinport.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import jdk.management.VirtualThreadSchedulerMXBean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Carriers that hang in a read from a pipe, as they would in one from a slow disk. */
@EnabledOnOs(OS.LINUX)
class CarriersTest {
    private static final Duration SOON = Duration.ofMillis(20);

    private final VirtualThreadSchedulerMXBean scheduler =
            ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);

    @TempDir Path folder;

    @Test
    void sessions_go_on_while_all_carriers_hang_and_the_number_falls_again_afterwards()
            throws Exception {
        int before = scheduler.getParallelism();
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        try (FileChannel pipeEnd =
                        FileChannel.open(pipe, StandardOpenOption.READ, StandardOpenOption.WRITE);
                Carriers _ = Carriers.watch(SOON, SOON)) {
            List<Thread> readers = hang(pipe, before);

            CountDownLatch ran = new CountDownLatch(1);
            Thread other = Thread.startVirtualThread(ran::countDown);
            assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(scheduler.getParallelism()).isGreaterThan(before);

            int written = pipeEnd.write(ByteBuffer.allocate(before));
            assertThat(written).isEqualTo(before);
            for (Thread reader : readers) {
                reader.join();
            }
            other.join();
            awaitParallelism(before);
        }
        assertThat(scheduler.getParallelism()).isEqualTo(before);
    }

    @Test
    void carriers_that_work_stay_as_many_as_there_are_processors() throws Exception {
        int before = scheduler.getParallelism();
        AtomicBoolean stop = new AtomicBoolean();
        try (Carriers _ = Carriers.watch(Duration.ofMillis(100), Duration.ofMinutes(1))) {
            List<Thread> busy = new ArrayList<>();
            for (int i = 0; i < before * 2; i++) {
                busy.add(Thread.startVirtualThread(() -> spin(stop)));
            }
            // So long nobody answers, which is the point of this test.
            for (int i = 0; i < 10; i++) {
                Thread.sleep(100);
                assertThat(scheduler.getParallelism()).isEqualTo(before);
            }
            stop.set(true);
            for (Thread each : busy) {
                each.join();
            }
        }
    }

    private static void spin(AtomicBoolean stop) {
        while (!stop.get()) {
            Thread.onSpinWait();
        }
    }

    private static List<Thread> hang(Path pipe, int carriers) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(carriers);
        List<Thread> readers = new ArrayList<>();
        for (int i = 0; i < carriers; i++) {
            readers.add(
                    Thread.startVirtualThread(() -> {
                        begun.countDown();
                        readOne(pipe);
                    }));
        }
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        return readers;
    }

    private static void readOne(Path pipe) {
        try (FileChannel channel = FileChannel.open(pipe, StandardOpenOption.READ)) {
            int n = channel.read(ByteBuffer.allocate(1));
            assertThat(n).isEqualTo(1);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void awaitParallelism(int wanted) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (scheduler.getParallelism() != wanted && System.nanoTime() < deadline) {
            Thread.sleep(SOON);
        }
        assertThat(scheduler.getParallelism()).isEqualTo(wanted);
    }
}
