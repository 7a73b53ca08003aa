package org.twinport.client;

import org.jspecify.annotations.Nullable;
import org.twinport.client.FtpException.ConnectionLost;
import org.twinport.net.pump.Watch;
import org.twinport.protocol.reply.Reply;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.time.Duration;
import java.util.Optional;

/**
 * The replies to the command of one transfer, heard beside its data connection; owned by the thread
 * that uses the client. Servers send a 150 and what follows it in one segment, refuse in the middle
 * (disk full, 426), and say 226 before the last byte has arrived.
 */
final class TransferReplies implements Watch {

    private final Dialogue dialogue;
    private @Nullable Reply preliminary;
    private @Nullable Reply last;
    private @Nullable ConnectionLost lost;

    TransferReplies(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    /** The 1yz that has come, or null. */
    @Nullable Reply preliminary() {
        return preliminary;
    }

    /** The final reply if it says no, or null. */
    @Nullable Reply refusal() {
        return last != null && !last.isCompletion() ? last : null;
    }

    /** How the control connection ended while it was watched, or null. */
    @Nullable ConnectionLost lost() {
        return lost;
    }

    /** The first reply, which may be the last. */
    Reply first(Duration timeout) throws FtpException {
        if (preliminary == null && last == null) {
            take(dialogue.receive(timeout));
        }
        return preliminary != null ? preliminary : last(timeout);
    }

    /** The final reply. */
    Reply last(Duration timeout) throws FtpException {
        if (lost != null) {
            throw lost;
        }
        while (last == null) {
            take(dialogue.receive(timeout));
        }
        return last;
    }

    private void take(Reply reply) {
        if (reply.isPreliminary()) {
            preliminary = reply;
        } else {
            last = reply;
        }
    }

    /** From now on replies are taken as they come, until {@link #endWatching}. */
    void watch() throws IOException {
        dialogue.lines().channel().configureBlocking(false);
    }

    /** Lets the control connection block again; harmless to repeat. */
    void endWatching() throws IOException {
        if (dialogue.lines().channel().isOpen()) {
            dialogue.lines().channel().configureBlocking(true);
        }
    }

    @Override
    public @Nullable SelectableChannel channel() {
        return last == null && lost == null ? dialogue.lines().channel() : null;
    }

    /**
     * Whether the server refuses, or says that it closes. A control connection that just ends stops
     * nothing: the data may be complete all the same, and the size will tell.
     */
    @Override
    public boolean stop() {
        try {
            Optional<Reply> reply;
            while (channel() != null && (reply = dialogue.poll()).isPresent()) {
                take(reply.get());
            }
        } catch (ConnectionLost gone) {
            lost = gone;
        }
        return refusal() != null || (lost != null && lost.reply().isPresent());
    }

    /** The same watch, which ends a wait also when the final reply is there. */
    Watch untilLast() {
        return new Watch() {
            @Override
            public @Nullable SelectableChannel channel() {
                return TransferReplies.this.channel();
            }

            @Override
            public boolean stop() {
                return TransferReplies.this.stop() || last != null || lost != null;
            }
        };
    }
}
