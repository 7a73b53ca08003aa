package org.twinport.net.pump;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** Selectors that are used more than once. */
@Timeout(20)
class SelectorsTest {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(20);

    private final Selectors selectors = Selectors.standard();
    private SocketChannel near;
    private SocketChannel far;

    @BeforeEach
    void connect() throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            far = SocketChannel.open(listener.getLocalAddress());
            near = listener.accept();
        }
        near.configureBlocking(false);
    }

    @AfterEach
    void close() throws IOException {
        near.close();
        far.close();
        selectors.close();
    }

    private Readiness.Event waitForBytes(Duration timeout) throws IOException {
        try (Readiness readiness = new Readiness(Watch.NOTHING, selectors)) {
            return readiness.await(near, SelectionKey.OP_READ, timeout);
        }
    }

    @Test
    void the_next_one_who_waits_gets_the_same_selector_without_keys() throws Exception {
        waitForBytes(SHORT);

        Selector first = selectors.borrow();
        assertThat(first.keys()).isEmpty();
        selectors.giveBack(first);
        assertThat(waitForBytes(SHORT)).isEqualTo(Readiness.Event.TIMED_OUT);
        assertThat(selectors.borrow()).isSameAs(first);
        first.close();
    }

    @Test
    void each_use_sees_what_its_own_channel_has() throws Exception {
        assertThat(waitForBytes(SHORT)).isEqualTo(Readiness.Event.TIMED_OUT);
        far.write(ByteBuffer.wrap(new byte[1]));
        assertThat(waitForBytes(LONG)).isEqualTo(Readiness.Event.READY);
        assertThat(near.read(ByteBuffer.allocate(8))).isOne();
        assertThat(waitForBytes(SHORT)).isEqualTo(Readiness.Event.TIMED_OUT);
    }

    @Test
    void a_cancellation_that_comes_late_disturbs_nobody() throws Exception {
        Readiness late = new Readiness(Watch.NOTHING, selectors);
        late.await(near, SelectionKey.OP_READ, SHORT);
        late.close();
        late.cancel();
        assertThat(waitForBytes(SHORT)).isEqualTo(Readiness.Event.TIMED_OUT);
    }

    @Test
    void a_channel_that_was_released_blocks_again_and_closes_at_once() throws Exception {
        try (Readiness readiness = new Readiness(Watch.NOTHING, selectors)) {
            readiness.await(near, SelectionKey.OP_READ, SHORT);
            readiness.release();
            assertThat(near.isRegistered()).isFalse();
            near.configureBlocking(true);
            near.close();
            assertThat(far.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        }
    }

    @Test
    void a_wait_after_a_release_borrows_again() throws Exception {
        try (Readiness readiness = new Readiness(Watch.NOTHING, selectors)) {
            readiness.await(near, SelectionKey.OP_READ, SHORT);
            readiness.release();
            far.write(ByteBuffer.wrap(new byte[1]));
            assertThat(readiness.await(near, SelectionKey.OP_READ, LONG))
                    .isEqualTo(Readiness.Event.READY);
        }
    }

    @Test
    void nothing_is_kept_after_the_end() throws Exception {
        Readiness readiness = new Readiness(Watch.NOTHING, selectors);
        readiness.await(near, SelectionKey.OP_READ, SHORT);
        Selector idle = selectors.borrow();
        selectors.giveBack(idle);
        selectors.close();
        assertThat(idle.isOpen()).isFalse();
        Selector lent = selectors.borrow();
        selectors.giveBack(lent);
        assertThat(lent.isOpen()).isFalse();
        readiness.close();
        assertThat(near.isRegistered()).isFalse();
    }
}
