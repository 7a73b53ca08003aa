package org.twinport.server.session;

import org.jspecify.annotations.Nullable;
import org.twinport.net.pump.Watch;
import org.twinport.protocol.command.Command;
import org.twinport.protocol.command.CommandParser;
import org.twinport.protocol.reply.Reply;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Looks at the control connection while a transfer runs, on the session's thread: ABOR ends the
 * transfer, STAT is answered at once, the client's departure ends it too, and every other command
 * waits for the final reply.
 */
public final class ControlWatch implements Watch, AutoCloseable {

    private final Control control;
    private final Supplier<Reply> status;
    private boolean blockedByCommand;
    private boolean lost;

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
        return lost;
    }

    @Override
    public @Nullable SelectableChannel channel() {
        return blockedByCommand || lost ? null : control.channel();
    }

    @Override
    public boolean stop() {
        while (!blockedByCommand && !lost) {
            try {
                Optional<String> line = control.poll();
                if (line.isEmpty()) {
                    return false;
                }
                switch (CommandParser.parse(line.get())) {
                    case Command.Stat _ -> control.send(status.get());
                    case Command.Abor _ -> {
                        // Answered in its turn: 426 for the transfer first, then 226 for this.
                        waitWith(line.get());
                        return true;
                    }
                    default -> waitWith(line.get());
                }
            } catch (IOException gone) {
                lost = true;
            }
        }
        return lost;
    }

    private void waitWith(String line) {
        control.unread(line);
        blockedByCommand = true;
    }

    /** Looks at what came together with the command that started the transfer. */
    public boolean stopAtOnce() {
        return control.hasBuffered() && stop();
    }

    @Override
    public void close() throws IOException {
        if (control.channel().isOpen()) {
            control.channel().configureBlocking(true);
        }
    }
}
