package org.twinport.server.session;

import org.twinport.protocol.reply.Reply;
import org.twinport.protocol.reply.ReplyCode;

/**
 * What a command leads to: the next state and the final reply.
 *
 * @param next where the session stands afterwards
 * @param reply sent before the next command is read
 * @param after what follows the reply
 */
public record Step(State next, Reply reply, After after) {

    /** What happens to the control connection between a reply and the next command. */
    public enum After {
        NOTHING,
        BEGIN_TLS,
        END_TLS
    }

    public Step(State next, Reply reply) {
        this(next, reply, After.NOTHING);
    }

    /** The same step, and then this. */
    public Step then(After other) {
        return new Step(next, reply, other);
    }

    /** The same step into another state. */
    public Step leadingTo(State other) {
        return new Step(other, reply, after);
    }

    /** A step with a reply of one line. */
    public static Step of(State next, ReplyCode code, String text) {
        return new Step(next, Reply.of(code, text));
    }
}
