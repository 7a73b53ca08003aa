package org.twinport.daemon.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.twinport.daemon.Await;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

@Timeout(30)
final class HashLaneTest {

    private static final InetAddress FLOOD = InetAddress.ofLiteral("192.0.2.1");
    private static final InetAddress GOOD = InetAddress.ofLiteral("192.0.2.2");

    private final AtomicInteger full = new AtomicInteger();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final HashLane lane = new HashLane(2, 10, full::incrementAndGet);

    @AfterEach
    void close() {
        gate.countDown();
        lane.close();
    }

    private FutureTask<Boolean> login(InetAddress from, BooleanSupplier check) {
        FutureTask<Boolean> login = new FutureTask<>(() -> lane.run(from, check));
        Thread.startVirtualThread(login);
        return login;
    }

    private boolean waitAtGate() {
        try {
            gate.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    /** Fills both threads; returns once they are at work. */
    private List<FutureTask<Boolean>> occupy() throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(2);
        List<FutureTask<Boolean>> logins = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            logins.add(
                    login(
                            FLOOD,
                            () -> {
                                busy.countDown();
                                return waitAtGate();
                            }));
        }
        busy.await();
        return logins;
    }

    private void awaitWaiting(int count) {
        Await.until(count + " wait", () -> lane.waiting() == count);
    }

    @Test
    void the_answer_is_that_of_the_check() {
        assertThat(lane.run(GOOD, () -> true)).isTrue();
        assertThat(lane.run(GOOD, () -> false)).isFalse();
        assertThatThrownBy(() ->
                        lane.run(
                                GOOD,
                                () -> {
                                    throw new IllegalArgumentException("bug");
                                }))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("bug");
    }

    @Test
    void no_more_are_computed_at_once_than_there_are_threads() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<FutureTask<Boolean>> logins = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            logins.add(
                    login(
                            GOOD,
                            () -> {
                                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                                Thread.yield();
                                running.decrementAndGet();
                                return true;
                            }));
        }
        for (FutureTask<Boolean> login : logins) {
            assertThat(login.get()).isTrue();
        }
        assertThat(most.get()).isBetween(1, 2);
    }

    @Test
    void a_quick_one_stays_on_its_thread_while_there_is_room() {
        List<Thread> where = new ArrayList<>();
        assertThat(lane.runQuick(GOOD, () -> where.add(Thread.currentThread()))).isTrue();
        assertThat(where).containsExactly(Thread.currentThread());
        assertThat(lane.begun()).isEqualTo(1);
        assertThatThrownBy(() ->
                        lane.runQuick(
                                GOOD,
                                () -> {
                                    throw new IllegalArgumentException("bug");
                                }))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("bug");
        assertThat(lane.runQuick(GOOD, () -> false)).isFalse();
    }

    @Test
    void a_quick_one_waits_its_turn_where_others_are_computed() throws Exception {
        List<FutureTask<Boolean>> logins = occupy();
        AtomicReference<Thread> where = new AtomicReference<>();
        FutureTask<Boolean> quick =
                new FutureTask<>(() ->
                        lane.runQuick(
                                GOOD, () -> where.compareAndSet(null, Thread.currentThread())));
        Thread caller = Thread.startVirtualThread(quick);
        awaitWaiting(1);
        gate.countDown();
        assertThat(quick.get()).isTrue();
        assertThat(where.get()).isNotSameAs(caller);
        for (FutureTask<Boolean> login : logins) {
            assertThat(login.get()).isTrue();
        }
    }

    @Test
    void quick_ones_count_and_who_waits_for_them_is_woken() throws Exception {
        CountDownLatch busy = new CountDownLatch(2);
        for (int i = 0; i < 2; i++) {
            Thread.startVirtualThread(() ->
                    lane.runQuick(
                            FLOOD,
                            () -> {
                                busy.countDown();
                                return waitAtGate();
                            }));
        }
        busy.await();
        FutureTask<Boolean> waiting = login(GOOD, () -> true);
        awaitWaiting(1);
        assertThat(lane.begun()).isEqualTo(2);
        gate.countDown();
        assertThat(waiting.get()).isTrue();
        assertThat(lane.begun()).isEqualTo(3);
    }

    @Test
    void a_full_waiting_room_refuses_and_says_so() throws Exception {
        List<FutureTask<Boolean>> logins = occupy();
        for (int i = 0; i < 10; i++) {
            logins.add(login(FLOOD, () -> true));
        }
        awaitWaiting(10);

        assertThat(lane.run(GOOD, () -> true)).isFalse();
        assertThat(full.get()).isEqualTo(1);
        gate.countDown();
        for (FutureTask<Boolean> login : logins) {
            assertThat(login.get()).isTrue();
        }
        assertThat(lane.run(GOOD, () -> true)).isTrue();
    }

    @Test
    void a_flood_from_one_address_delays_another_by_one_turn_only() throws Exception {
        HashLane single = new HashLane(1, 100, () -> {});
        try {
            List<InetAddress> order = new CopyOnWriteArrayList<>();
            CountDownLatch busy = new CountDownLatch(1);
            Thread.startVirtualThread(() ->
                    single.run(
                            FLOOD,
                            () -> {
                                busy.countDown();
                                return waitAtGate();
                            }));
            busy.await();
            List<Thread> logins = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                logins.add(
                        Thread.startVirtualThread(() -> single.run(FLOOD, () -> order.add(FLOOD))));
            }
            Await.until("20 wait", () -> single.waiting() == 20);
            logins.add(Thread.startVirtualThread(() -> single.run(GOOD, () -> order.add(GOOD))));
            Await.until("21 wait", () -> single.waiting() == 21);
            gate.countDown();
            for (Thread login : logins) {
                login.join();
            }
            assertThat(order).hasSize(21);
            assertThat(order.indexOf(GOOD)).isLessThanOrEqualTo(1);
        } finally {
            gate.countDown();
            single.close();
        }
    }

    @Test
    void closing_sends_away_who_waits() throws Exception {
        List<FutureTask<Boolean>> running = occupy();
        FutureTask<Boolean> waiting = login(GOOD, () -> true);
        awaitWaiting(1);
        Thread closer = Thread.startVirtualThread(lane::close);

        assertThat(waiting.get()).isFalse();
        gate.countDown();
        closer.join();
        assertThat(running.getFirst().get()).isTrue();
        assertThat(lane.run(GOOD, () -> true)).isFalse();
    }
}
