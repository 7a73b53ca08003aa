package org.twinport.server;

import static org.twinport.protocol.reply.ReplyCode.BAD_ARGUMENT;
import static org.twinport.protocol.reply.ReplyCode.CLOSING_DATA;
import static org.twinport.protocol.reply.ReplyCode.NAME_NOT_ALLOWED;
import static org.twinport.protocol.reply.ReplyCode.NOT_LOGGED_IN;
import static org.twinport.protocol.reply.ReplyCode.UNKNOWN_COMMAND;

import org.twinport.net.data.DataMode;
import org.twinport.protocol.command.Command;
import org.twinport.protocol.path.InvalidPathText;
import org.twinport.protocol.reply.ReplyCode;
import org.twinport.server.session.ErrorReplies;
import org.twinport.server.session.LoggedIn;
import org.twinport.server.session.Pending;
import org.twinport.server.session.State;
import org.twinport.server.session.Step;
import org.twinport.storage.StorageException;

import java.io.IOException;

/**
 * Leads each command to its handler, and keeps what one command may leave to the next; stateless,
 * on the session's thread.
 */
final class Dispatch {

    private final Handlers handlers;

    Dispatch(Handlers handlers) {
        this.handlers = handlers;
    }

    /** What comes of one command in one state. */
    Step respond(State state, Command command) throws IOException {
        try {
            return settle(command, dispatch(state, command));
        } catch (StorageException e) {
            return settle(command, new Step(forgetful(state), ErrorReplies.of(e)));
        } catch (InvalidPathText e) {
            return settle(
                    command, Step.of(forgetful(state), NAME_NOT_ALLOWED, "File name not allowed"));
        }
    }

    private Step dispatch(State state, Command command) throws IOException {
        return switch (command) {
            case Command.Access c -> handlers.access().handle(state, c);
            case Command.Security c -> handlers.security().handle(state, c);
            case Command.Info c -> handlers.info().handle(state, c);
            case Command.Unknown _, Command.Foreign _ ->
                    Step.of(state, UNKNOWN_COMMAND, "Unknown command");
            case Command.Invalid(var verb, ReplyCode code, String reason)
                    when state instanceof LoggedIn || !verb.needsLogin() ->
                    Step.of(state, code, reason);
            case Command.Abor _ when !(state instanceof LoggedIn) ->
                    Step.of(state, CLOSING_DATA, "Nothing is being transferred");
            default ->
                    state instanceof LoggedIn user
                            ? dispatch(user, command)
                            : Step.of(state, NOT_LOGGED_IN, "Log in with USER and PASS");
        };
    }

    private Step dispatch(LoggedIn user, Command command) throws IOException {
        return switch (command) {
            case Command.Navigation c -> handlers.navigation().handle(user, c);
            case Command.DataSetup c -> handlers.dataSetup().handle(user, c);
            case Command.Parameters c -> handlers.parameters().handle(user, c);
            case Command.Files c -> handlers.files().handle(user, c);
            case Command.Listing c -> handlers.listing().handle(user, c);
            case Command.Transfer c -> handlers.transfer().handle(user, c);
            case Command.Diagnosis c -> handlers.diag().handle(user, c);
            default -> Step.of(user, BAD_ARGUMENT, "Not possible here");
        };
    }

    /**
     * The one place where the memory of RNFR and REST fades and a used data connection set-up is
     * dropped.
     */
    private static Step settle(Command command, Step step) {
        if (!(step.next() instanceof LoggedIn user)) {
            return step;
        }
        boolean remembers =
                switch (command) {
                    case Command.Rnfr _,
                            Command.DataSetup _,
                            Command.Parameters _,
                            Command.Security _,
                            Command.Info _,
                            Command.Diagnosis _,
                            Command.Invalid _ ->
                            true;
                    default -> false;
                };
        LoggedIn kept = usesData(command) ? user.with(new DataMode.None()) : user;
        return step.leadingTo(remembers ? kept : kept.with(new Pending.None()));
    }

    /** Whether the command opens a data connection. */
    static boolean usesData(Command command) {
        return switch (command) {
            case Command.Transfer _, Command.List _, Command.Nlst _, Command.Mlsd _ -> true;
            default -> false;
        };
    }

    /** The state after a refusal: what was to come next no longer does. */
    private static State forgetful(State state) {
        return state instanceof LoggedIn user ? user.with(new Pending.None()) : state;
    }
}
