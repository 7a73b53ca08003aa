package org.twinport.server.session;

import org.twinport.protocol.reply.Reply;
import org.twinport.protocol.reply.ReplyCode;

/**
 * What a command leads to: the next state and the final reply.
 *
 * @param next where the session stands afterwards
 * @param reply sent before the next command is read
 */
public record Step(State next, Reply reply) {

    /** A step with a reply of one line. */
    public static Step of(State next, ReplyCode code, String text) {
        return new Step(next, Reply.of(code, text));
    }
}
