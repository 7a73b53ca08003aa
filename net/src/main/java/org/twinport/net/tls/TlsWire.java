package org.twinport.net.tls;

import static javax.net.ssl.SSLEngineResult.HandshakeStatus.NEED_TASK;
import static javax.net.ssl.SSLEngineResult.HandshakeStatus.NEED_WRAP;

import org.jspecify.annotations.Nullable;
import org.twinport.net.pump.BufferPool;
import org.twinport.net.pump.Readiness;
import org.twinport.net.pump.Wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.Supplier;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;

/**
 * One TLS connection over a socket; owned by one thread. Only {@link #handshake} waits.
 *
 * <p>Buffers are borrowed while bytes are under way and given back as soon as none are, so that an
 * idle connection holds nothing but its engine.
 */
public final class TlsWire implements Wire {

    /** How many bytes are handled at once. */
    public enum Size {
        /** A command or a reply. */
        LINES,
        /** Files. */
        BULK
    }

    private enum Step {
        MOVED,
        NO_ROOM,
        NEEDS_BYTES
    }

    private final SocketChannel channel;
    private final SSLEngine engine;
    private final Ending ending;
    private final BufferPool buffers;
    private final Size size;
    private final int longestRecord;
    private final Incoming in;
    private final Outgoing out;

    /** Decrypted bytes for which the reader had no room. */
    private @Nullable ByteBuffer plain;

    /** What broke after bytes that the reader has had; the next read says it. */
    private @Nullable IOException failure;

    private Overheard overheard = Overheard.NOTHING;

    private boolean notified;
    private boolean established;

    /**
     * @param channel connected
     * @param engine made for this connection, its handshake not begun
     * @param ending what a connection that ends without close_notify means
     */
    public TlsWire(
            SocketChannel channel, SSLEngine engine, Ending ending, Size size, BufferPool buffers) {
        this.channel = channel;
        this.engine = engine;
        this.ending = ending;
        this.buffers = buffers;
        this.size = size;
        Supplier<ByteBuffer> lender =
                size == Size.BULK ? buffers::borrowEncrypted : buffers::borrowEncryptedSmall;
        this.in = new Incoming(channel, lender, buffers);
        this.out = new Outgoing(channel, engine, lender, buffers);
        this.longestRecord = engine.getSession().getPacketBufferSize();
    }

    @Override
    public SocketChannel channel() {
        return channel;
    }

    @Override
    public boolean isClear() {
        return false;
    }

    @Override
    public int record() {
        return out.record();
    }

    boolean isForFiles() {
        return size == Size.BULK;
    }

    /** The session that was agreed on. */
    public SSLSession session() {
        return engine.getSession();
    }

    /** What was in the peer's hello, after the handshake. */
    public Overheard overheard() {
        return overheard;
    }

    void overheard(Overheard hello) {
        overheard = hello;
    }

    SSLEngine engine() {
        return engine;
    }

    Incoming in() {
        return in;
    }

    Outgoing out() {
        return out;
    }

    /**
     * Agrees on a session.
     *
     * @param readiness of what is going on; whatever stops it stops the handshake
     * @param deadline for all of it
     * @throws TlsException if the two did not agree; the connection is of no further use
     */
    public void handshake(Readiness readiness, Duration deadline) throws TlsException {
        new Handshake(this, readiness, deadline).run();
    }

    /** Whether bytes are here already that were not read yet. */
    public boolean hasBuffered() {
        return !in.isEmpty() || (plain != null && plain.hasRemaining());
    }

    /** Whether the peer's close_notify has come. */
    public boolean isNotified() {
        return notified;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return read(target, true);
    }

    /** Like {@link #read}, of what is here already; does not touch the socket. */
    public int readBuffered(ByteBuffer target) throws IOException {
        return read(target, false);
    }

    /**
     * The socket is asked once and only if nothing is here: a peer that sends nothing but empty
     * records must not keep the thread in here.
     */
    private int read(ByteBuffer target, boolean fromSocket) throws IOException {
        if (failure != null) {
            throw failure;
        }
        int before = target.position();
        boolean wanted = target.hasRemaining();
        try {
            takeAll(target);
            if (wanted && target.position() == before && fromSocket && !notified && in.fill()) {
                takeAll(target);
            }
        } catch (IOException broken) {
            if (target.position() == before) {
                throw broken;
            }
            failure = broken;
        }
        giveBackWhatIsEmpty();
        int n = target.position() - before;
        return n == 0 && wanted && (notified || in.isEnded()) ? atEnd() : n;
    }

    private void takeAll(ByteBuffer target) throws IOException {
        int before = target.position();
        boolean more = true;
        while (more && target.hasRemaining()) {
            more = takePlain(target) || next(target, target.position() > before);
        }
    }

    private boolean takePlain(ByteBuffer target) {
        ByteBuffer rest = plain;
        if (rest == null || !rest.hasRemaining()) {
            return false;
        }
        int n = Math.min(rest.remaining(), target.remaining());
        target.put(rest.slice(rest.position(), n));
        rest.position(rest.position() + n);
        return true;
    }

    /**
     * One record; aside if the target has no room for it and got nothing yet.
     *
     * @return whether to go on
     */
    private boolean next(ByteBuffer target, boolean gotSome) throws IOException {
        return switch (decrypt(target)) {
            case MOVED -> true;
            case NEEDS_BYTES -> false;
            case NO_ROOM -> !gotSome && decryptAside();
        };
    }

    /** One record into a buffer of our own. */
    boolean decryptAside() throws IOException {
        ByteBuffer room = plain == null ? buffers.borrowSmall() : plain.clear();
        plain = room;
        Step step;
        try {
            step = decrypt(room);
        } finally {
            room.flip();
        }
        return step == Step.MOVED;
    }

    private Step decrypt(ByteBuffer target) throws IOException {
        ByteBuffer source = in.bytes();
        if (notified || !source.hasRemaining()) {
            return Step.NEEDS_BYTES;
        }
        SSLEngineResult result = engine.unwrap(source, target);
        refuseOversized();
        return switch (result.getStatus()) {
            case BUFFER_UNDERFLOW -> Step.NEEDS_BYTES;
            case BUFFER_OVERFLOW -> Step.NO_ROOM;
            case CLOSED -> {
                notified = true;
                yield Step.MOVED;
            }
            case OK -> {
                notified |= engine.isInboundDone();
                respond(result.getHandshakeStatus());
                yield Step.MOVED;
            }
        };
    }

    /**
     * The JDK takes records of twice the size that RFC 8446 section 5.2 allows, and from then on
     * asks for more room than a buffer here has, without end.
     */
    private void refuseOversized() throws SSLException {
        if (engine.getSession().getPacketBufferSize() > longestRecord) {
            throw new SSLException("a TLS record is too long");
        }
    }

    /**
     * After the first handshake TLS 1.3 exchanges keys and tickets; a second handshake, which only
     * TLS 1.2 knows, is refused (CVE-2009-3555, CVE-2011-1473).
     */
    private void respond(SSLEngineResult.HandshakeStatus status) throws IOException {
        if (!established || (status != NEED_TASK && status != NEED_WRAP)) {
            return;
        }
        if (!engine.getSession().getProtocol().equals(TlsServerSession.TLS_1_3) && !notified) {
            throw new TlsException(
                    TlsException.Kind.REFUSED, "renegotiation is not accepted", null);
        }
        runTasks();
        if (engine.getHandshakeStatus() == NEED_WRAP) {
            answer();
        }
    }

    /**
     * A socket that blocks is left to its owner, who knows for how long; an answer may also go out
     * with the next bytes (RFC 8446 section 4.6.3).
     */
    private void answer() throws IOException {
        out.speak();
        if (engine.getHandshakeStatus() == NEED_WRAP) {
            throw new TlsException(
                    TlsException.Kind.BROKEN, "the peer does not read what it asks for", null);
        }
        if (!channel.isBlocking()) {
            flush();
        }
    }

    /** Whether {@link #flush} has something to do. */
    public boolean hasUnsent() {
        return !out.isEmpty();
    }

    /** The handshake is over: from now on the peer may not begin another. */
    void handshakeIsOver() {
        established = true;
        giveBackWhatIsEmpty();
    }

    void runTasks() {
        Runnable task;
        while ((task = engine.getDelegatedTask()) != null) {
            task.run();
        }
    }

    /** Takes bytes that somebody else has read from the socket. */
    public void feed(byte[] bytes, int length) {
        in.feed(bytes, length);
    }

    /** Somebody else has seen the end of the connection. */
    public void feedEnd() {
        in.end();
    }

    private int atEnd() throws TlsException {
        if (!notified && ending == Ending.STRICT) {
            throw new TlsException(
                    TlsException.Kind.TRUNCATED,
                    "the connection ended without the close_notify of TLS",
                    null);
        }
        return -1;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        int before = source.position();
        while (flush() && source.hasRemaining()) {
            out.encrypt(source);
        }
        return source.position() - before;
    }

    @Override
    public int take(ByteBuffer source) throws IOException {
        int before = source.position();
        if (flush()) {
            out.encrypt(source);
        }
        return source.position() - before;
    }

    @Override
    public boolean flush() throws IOException {
        return out.flush();
    }

    @Override
    public boolean finish() throws IOException {
        engine.closeOutbound();
        if (!engine.isOutboundDone()) {
            out.speak();
        }
        // Behind bytes that wait for the socket there may have been no room for close_notify.
        return flush() && engine.isOutboundDone();
    }

    /**
     * Ends TLS in both directions and leaves the socket open.
     *
     * @param timeout for the peer's close_notify
     * @return false if the peer had more to say in TLS
     * @throws java.net.SocketTimeoutException if its close_notify did not come in time
     */
    public boolean closeBothWays(Duration timeout) throws IOException {
        return new Closing(this, timeout).run();
    }

    /** Bytes that followed the peer's close_notify: they are in clear. */
    public byte[] clearRest() {
        return in.takeRest();
    }

    private void giveBackWhatIsEmpty() {
        in.giveBackIfEmpty();
        if (plain != null && !plain.hasRemaining()) {
            buffers.giveBack(plain);
            plain = null;
        }
    }

    @Override
    public void release() {
        if (plain != null) {
            buffers.giveBack(plain);
            plain = null;
        }
        in.release();
        out.release();
    }
}
