package org.twinport.server.handler;

import static org.twinport.protocol.reply.ReplyCode.OKAY;
import static org.twinport.protocol.reply.ReplyCode.PENDING;
import static org.twinport.protocol.reply.ReplyCode.SUPERFLUOUS;

import org.twinport.protocol.command.Command;
import org.twinport.protocol.transfer.TransferType;
import org.twinport.server.session.LoggedIn;
import org.twinport.server.session.Pending;
import org.twinport.server.session.Step;

/** TYPE, STRU, MODE, REST and ALLO: pure functions from state to state. */
public final class ParameterHandler {

    /** Acts on one command of the family. */
    public Step handle(LoggedIn user, Command.Parameters command) {
        return switch (command) {
            case Command.Type(TransferType type) -> type(user.with(type));
            case Command.Stru _ -> user.reply(OKAY, "Structure set to F");
            case Command.Mode _ -> user.reply(OKAY, "Mode set to S");
            case Command.Rest(long offset) ->
                    user.with(offset == 0 ? new Pending.None() : new Pending.Restart(offset))
                            .reply(PENDING, "The next transfer starts at byte " + offset);
            case Command.Allo _ -> user.reply(SUPERFLUOUS, "No storage needs to be reserved");
        };
    }

    private static Step type(LoggedIn user) {
        String set = "Type set to " + user.type().letter();
        return user.fileType() == user.type()
                ? user.reply(OKAY, set)
                : user.reply(OKAY, set + "; files are transferred as they are");
    }
}
