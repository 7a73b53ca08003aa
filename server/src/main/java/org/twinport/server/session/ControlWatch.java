package org.twinport.server.session;

import org.jspecify.annotations.Nullable;
import org.twinport.net.pump.Watch;
import org.twinport.protocol.command.Command;
import org.twinport.protocol.command.CommandParser;
import org.twinport.protocol.reply.Reply;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Looks at the control connection while a transfer runs, on the session's thread: ABOR ends the
 * transfer, STAT is answered at once, the client's departure ends it too, and every other command
 * waits for the final reply. What waits hides nothing behind it: clients send NOOP during long
 * transfers, and may still abort or be killed afterwards.
 */
public final class ControlWatch implements Watch, AutoCloseable {

    /** Octets of waiting commands that are looked behind; what comes then stays in the socket. */
    private static final int MOST_WAITING = 8_192;

    /** Commands in one go before others get their turn. */
    private static final int BREATH = 32;

    private final Control control;
    private final Supplier<Reply> status;
    private final List<String> waiting = new ArrayList<>();
    private int octets;
    private int commands;
    private boolean enough;
    private boolean aborted;
    private @Nullable IOException loss;

    /**
     * @param status answers STAT
     */
    public ControlWatch(Control control, Supplier<Reply> status) throws IOException {
        this.control = control;
        this.status = status;
        control.channel().configureBlocking(false);
    }

    /** Whether the control connection is gone: nobody is left to reply to. */
    public boolean lost() {
        return loss != null;
    }

    /** How the control connection ended; null while it stands. */
    public @Nullable IOException loss() {
        return loss;
    }

    private boolean isWatching() {
        return !enough && !aborted && loss == null;
    }

    @Override
    public @Nullable SelectableChannel channel() {
        return isWatching() ? control.channel() : null;
    }

    @Override
    public boolean stop() {
        while (isWatching()) {
            try {
                Optional<String> line = control.poll();
                if (line.isEmpty()) {
                    return false;
                }
                heard(line.get());
                breathe();
            } catch (IOException gone) {
                loss = gone;
            }
        }
        return aborted || loss != null;
    }

    private void heard(String line) throws IOException {
        switch (CommandParser.parse(line)) {
            case Command.Stat command -> {
                control.heard(command);
                control.send(status.get());
            }
            case Command.Abor _ -> {
                // Answered in its turn: 426 for the transfer first, then 226 for this.
                aborted = true;
                waitWith(line);
            }
            case Command.Quit _ -> {
                // Whoever has said QUIT may close without giving the transfer up.
                enough = true;
                waitWith(line);
            }
            default -> waitWith(line);
        }
    }

    private void waitWith(String line) {
        waiting.add(line);
        octets += line.length() + 2;
        enough |= octets > MOST_WAITING;
    }

    /** A client that sends STAT without a pause must not keep the carrier thread. */
    private void breathe() {
        if (++commands % BREATH == 0) {
            LockSupport.parkNanos(1);
        }
    }

    /** Looks at what came together with the command that started the transfer. */
    public boolean stopAtOnce() {
        return control.hasBuffered() && stop();
    }

    /** Lets what has waited be read next, in its order. */
    @Override
    public void close() throws IOException {
        waiting.reversed().forEach(control::unread);
        if (control.channel().isOpen()) {
            control.channel().configureBlocking(true);
        }
    }
}
