package org.twinport.doctor.probe;

import org.jspecify.annotations.Nullable;
import org.twinport.doctor.fact.Heard;
import org.twinport.doctor.fact.Moment.Connection;
import org.twinport.doctor.fact.Moment.Direction;
import org.twinport.doctor.fact.Transfer;
import org.twinport.doctor.fact.Transfer.DataTls;
import org.twinport.doctor.fact.Transfer.Ending;
import org.twinport.doctor.question.Patience;
import org.twinport.net.pump.BufferPool;
import org.twinport.net.pump.Readiness;
import org.twinport.net.pump.Wire;
import org.twinport.net.tls.TlsException;
import org.twinport.net.tls.TlsWire;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;

/**
 * One transfer beside its control connection: bytes and replies in whatever order they come. For
 * one use, on the doctor's thread.
 */
final class DataExchange {

    /** More is not needed to know that a path works. */
    static final long ENOUGH = 64L << 20;

    private static final int UPLOAD_CHUNK = 16_384;

    /** Fits any path, if each goes out before the next is written. */
    private static final int SMALL_CHUNK = 400;

    private static final long SMALL_PAUSE = 5_000_000;

    private final Talk talk;
    private final Chart chart;
    private final Patience patience;
    private final BufferPool buffers;
    private final String command;
    private final long begin = System.nanoTime();
    private final Heard none = new Heard(Heard.Kind.NOT_ASKED, null, Duration.ZERO, "");

    private Heard first = none;
    private Heard last = none;
    private long bytes;
    private int chunk = UPLOAD_CHUNK;
    private @Nullable Duration firstByte;
    private DataTls tls = DataTls.NONE;
    private @Nullable Ending ending;

    DataExchange(Talk talk, Chart chart, Patience patience, BufferPool buffers, String command) {
        this.talk = talk;
        this.chart = chart;
        this.patience = patience;
        this.buffers = buffers;
        this.command = command;
    }

    /**
     * Moves the data and waits for the final reply; the command is on its way.
     *
     * @param channel connected; closed afterwards
     * @param engine for TLS, or null for none
     * @param upload what is stored, or null to receive
     * @param small whether an upload goes in packets that any path takes
     */
    Transfer run(
            SocketChannel channel,
            @Nullable SSLEngine engine,
            @Nullable ByteBuffer upload,
            boolean small) {
        chunk = small ? SMALL_CHUNK : UPLOAD_CHUNK;
        talk.watch(true);
        Wire wire = new Wire.Clear(channel);
        try (channel;
                Readiness readiness = new Readiness(talk)) {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            wire = secured(wire, engine, readiness);
            if (ending == null) {
                talk.watch(false);
                move(wire, readiness, upload);
            }
        } catch (IOException broken) {
            ending = ending == null ? Ending.BROKEN : ending;
        } finally {
            wire.release();
            talk.endWatching();
        }
        take();
        awaitLast();
        return transfer();
    }

    /** The transfer so far, for one whose data connection never came. */
    Transfer without(Ending how) {
        ending = how;
        take();
        return transfer();
    }

    /** Takes the replies that have come. */
    void take() {
        Optional<Heard> heard;
        while (!isOver() && (heard = talk.polled()).isPresent()) {
            add(heard.get());
        }
    }

    /** Whether the final reply is here. */
    boolean isOver() {
        return last.kind() != Heard.Kind.NOT_ASKED;
    }

    private void add(Heard heard) {
        if (first.kind() == Heard.Kind.NOT_ASKED) {
            first = heard;
        }
        if (heard.reply() == null || !heard.reply().isPreliminary()) {
            last = heard;
        }
    }

    private Wire secured(Wire wire, @Nullable SSLEngine engine, Readiness readiness)
            throws IOException {
        if (engine == null) {
            return wire;
        }
        TlsWire secured =
                new TlsWire(
                        wire.channel(),
                        engine,
                        org.twinport.net.tls.Ending.TOLERANT,
                        TlsWire.Size.BULK,
                        buffers);
        try {
            secured.handshake(readiness, patience.reply());
            SSLSession agreed = engine.getSession();
            boolean resumed = talk.tls() != null && talk.tls().isResumed(agreed);
            tls = resumed ? DataTls.RESUMED : DataTls.NEW_SESSION;
            note("%s, %s".formatted(agreed.getProtocol(), resumed ? "resumed" : "a new session"));
            return secured;
        } catch (TlsException refused) {
            tls = refused.kind() == TlsException.Kind.TIMED_OUT ? DataTls.STALLED : DataTls.REFUSED;
            ending = Ending.NO_TLS;
            note("no TLS: " + refused.getMessage());
            return secured;
        }
    }

    private void move(Wire wire, Readiness readiness, @Nullable ByteBuffer upload)
            throws IOException {
        if (upload == null) {
            receive(wire, readiness);
        } else {
            store(wire, readiness, upload);
        }
        if (ending == Ending.COMPLETE) {
            note("complete after %d bytes".formatted(bytes));
        }
    }

    private void receive(Wire wire, Readiness readiness) throws IOException {
        ByteBuffer room = ByteBuffer.allocate(1 << 16);
        while (ending == null) {
            int n = wire.read(room.clear());
            if (n > 0) {
                count(n);
            } else if (n < 0) {
                ending = Ending.COMPLETE;
                wire.finish();
            } else {
                await(wire, readiness, SelectionKey.OP_READ);
            }
        }
    }

    private void count(int n) {
        if (firstByte == null) {
            firstByte = sinceBegin();
            note("first bytes");
        }
        bytes += n;
        if (bytes >= ENOUGH || sinceBegin().compareTo(patience.transfer()) > 0) {
            ending = Ending.CUT;
            note("enough after %d bytes".formatted(bytes));
        }
    }

    /** The server takes the file only once it has said 150. */
    private void store(Wire wire, Readiness readiness, ByteBuffer upload) throws IOException {
        while (ending == null && (upload.hasRemaining() || !wire.flush())) {
            ByteBuffer part = upload.slice(upload.position(), Math.min(chunk, upload.remaining()));
            int n = wire.write(part);
            upload.position(upload.position() + n);
            bytes += n;
            if (n == 0) {
                await(wire, readiness, SelectionKey.OP_WRITE);
            } else if (chunk == SMALL_CHUNK) {
                LockSupport.parkNanos(SMALL_PAUSE);
            }
        }
        if (ending == null && wire.finish()) {
            wire.channel().shutdownOutput();
            drain(wire, readiness);
        }
    }

    /** What is under way must arrive before the connection is closed. */
    private void drain(Wire wire, Readiness readiness) throws IOException {
        ByteBuffer scrap = ByteBuffer.allocate(1024);
        while (ending == null) {
            if (wire.read(scrap.clear()) < 0) {
                ending = Ending.COMPLETE;
            } else {
                await(wire, readiness, SelectionKey.OP_READ);
            }
            if (isOver() && last.isYes()) {
                ending = Ending.COMPLETE;
            }
        }
    }

    private void await(Wire wire, Readiness readiness, int operation) throws IOException {
        Readiness.Event event = readiness.await(wire.channel(), operation, patience.stall());
        take();
        if (last.isNo()) {
            ending = Ending.REFUSED;
        } else if (event == Readiness.Event.TIMED_OUT) {
            ending = Ending.STALLED;
            note("no byte for %d ms".formatted(patience.stall().toMillis()));
        }
    }

    private void awaitLast() {
        Duration wait =
                ending == Ending.COMPLETE ? patience.reply() : patience.reply().dividedBy(4);
        while (!isOver()) {
            add(talk.hear(wait));
        }
    }

    private Transfer transfer() {
        return new Transfer(
                command,
                first,
                last,
                bytes,
                Optional.ofNullable(firstByte),
                ending == null ? Ending.BROKEN : ending,
                tls,
                sinceBegin());
    }

    private void note(String text) {
        chart.note(Connection.DATA, Direction.NOTE, text);
    }

    private Duration sinceBegin() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
