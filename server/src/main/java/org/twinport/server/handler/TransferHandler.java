package org.twinport.server.handler;

import static org.twinport.protocol.reply.ReplyCode.BAD_RESTART;
import static org.twinport.protocol.reply.ReplyCode.CLOSING_DATA;

import org.twinport.net.pump.AsciiInput;
import org.twinport.net.pump.AsciiOutput;
import org.twinport.net.pump.Outcome;
import org.twinport.net.pump.Pump;
import org.twinport.protocol.command.Command;
import org.twinport.protocol.path.Name;
import org.twinport.protocol.path.VirtualPath;
import org.twinport.protocol.transfer.TransferType;
import org.twinport.server.event.SessionEvent;
import org.twinport.server.event.SessionEvent.Direction;
import org.twinport.server.session.LoggedIn;
import org.twinport.server.session.Reporter;
import org.twinport.server.session.Step;
import org.twinport.storage.Sink;
import org.twinport.storage.Source;
import org.twinport.storage.StorageException;
import org.twinport.storage.WriteMode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** RETR, STOR, STOU, APPE, and ABOR when nothing runs; on the session's thread. */
public final class TransferHandler {

    /**
     * Up to here, in bytes, copying costs less than what the kernel needs to send a file itself.
     */
    private static final long SMALL = 32 << 10;

    private final DataExchange exchange;
    private final Reporter reporter;

    public TransferHandler(DataExchange exchange, Reporter reporter) {
        this.exchange = exchange;
        this.reporter = reporter;
    }

    /** Acts on one command of the family. */
    public Step handle(LoggedIn user, Command.Transfer command) throws IOException {
        return switch (command) {
            case Command.Retr(String path) -> retrieve(user, user.resolve(path));
            case Command.Stor(String path) -> store(user, user.resolve(path));
            case Command.Appe(String path) -> append(user, user.resolve(path));
            case Command.Stou(String path) -> storeUnique(user, path);
            case Command.Abor _ -> user.reply(CLOSING_DATA, "Nothing is being transferred");
        };
    }

    private Step retrieve(LoggedIn user, VirtualPath path) throws IOException {
        boolean ascii = user.fileType() == TransferType.ASCII;
        // In TYPE A a restart point counts bytes on the wire (RFC 3659 section 5.3): the file is
        // read from its start.
        try (Source source = user.storage().read(path, ascii ? 0 : user.restartAt())) {
            String opening = "Opening data connection for " + source.size() + " bytes";
            DataExchange.Result result =
                    exchange.send(user.mode(), opening, pump -> send(user, source, pump));
            return done(user, Direction.TO_CLIENT, path, result);
        }
    }

    private static Outcome send(LoggedIn user, Source source, Pump pump) throws IOException {
        if (user.fileType() == TransferType.ASCII) {
            Pump.Input input = new AsciiInput(source::read);
            skip(input, user.restartAt());
            return pump.send(input);
        }
        if (source.size() - source.position() <= SMALL) {
            return pump.send(source::read);
        }
        Optional<FileChannel> file = source.channel();
        return file.isPresent()
                ? pump.sendFile(file.get(), source.position(), source.size())
                : pump.send(source::read);
    }

    private static void skip(Pump.Input input, long bytes) throws IOException {
        long left = bytes;
        while (left > 0) {
            ByteBuffer scrap = ByteBuffer.allocate((int) Math.min(left, 8192));
            int n = input.read(scrap);
            if (n < 0) {
                throw new StorageException(
                        StorageException.Reason.BAD_OFFSET, "restart point beyond the end");
            }
            left -= n;
            // Reading holds the carrier thread; other sessions get their turn.
            LockSupport.parkNanos(1);
        }
    }

    private Step store(LoggedIn user, VirtualPath path) throws IOException {
        long offset = user.restartAt();
        if (offset > 0 && user.fileType() == TransferType.ASCII) {
            return user.reply(BAD_RESTART, "Uploads restart in TYPE I only");
        }
        return receive(
                user,
                user.storage()
                        .write(
                                path,
                                offset == 0
                                        ? new WriteMode.Replace()
                                        : new WriteMode.ResumeAt(offset)));
    }

    /** After REST the offset is the client's, not the end of what is there. */
    private Step append(LoggedIn user, VirtualPath path) throws IOException {
        if (user.restartAt() > 0) {
            return store(user, path);
        }
        return receive(user, user.storage().write(path, new WriteMode.Append()));
    }

    private Step storeUnique(LoggedIn user, String path) throws IOException {
        VirtualPath wish =
                path.isEmpty() ? user.directory().child(new Name("file")) : user.resolve(path);
        Sink sink = user.storage().writeUnique(wish);
        // RFC 1123 section 4.1.2.9: clients read the name out of the 150 reply in this form.
        return receive(user, sink, "FILE: " + sink.path().name().octets());
    }

    private Step receive(LoggedIn user, Sink open) throws IOException {
        return receive(user, open, "Ready for the file");
    }

    private Step receive(LoggedIn user, Sink open, String opening) throws IOException {
        try (Sink sink = open) {
            DataExchange.Result result =
                    exchange.receive(
                            user.mode(), opening, pump -> take(user, sink, pump), sink::commit);
            return done(user, Direction.FROM_CLIENT, sink.path(), result);
        }
    }

    private static Outcome take(LoggedIn user, Sink sink, Pump pump) throws IOException {
        if (user.fileType() == TransferType.IMAGE) {
            return pump.receive(new ToSink(sink));
        }
        AsciiOutput output = new AsciiOutput(sink::write);
        Outcome outcome = pump.receive(output);
        output.finish();
        return outcome;
    }

    /** An upload as the pump sees it. */
    private record ToSink(Sink sink) implements Pump.Output {
        @Override
        public void write(ByteBuffer source) throws IOException {
            sink.write(source);
        }

        @Override
        public boolean takesPipes() {
            return sink.takesPipes();
        }

        @Override
        public int takeFromPipe(int pipe, int count) throws IOException {
            return sink.takeFromPipe(pipe, count);
        }
    }

    private Step done(
            LoggedIn user, Direction direction, VirtualPath path, DataExchange.Result result)
            throws IOException {
        reporter.tell(who ->
                new SessionEvent.Transferred(
                        who,
                        direction,
                        path,
                        user.fileType(),
                        result.bytes(),
                        result.duration(),
                        result.complete()));
        return result.step(user);
    }
}
