package org.twinport.server.handler;

import static org.twinport.protocol.reply.ReplyCode.FILE_ACTION_OKAY;
import static org.twinport.protocol.reply.ReplyCode.PATHNAME;

import org.twinport.protocol.command.Command;
import org.twinport.protocol.path.VirtualPath;
import org.twinport.server.session.LoggedIn;
import org.twinport.server.session.Step;
import org.twinport.storage.StorageException;

/** CWD, CDUP and PWD, on the session's thread. */
public final class NavigationHandler {

    /** Acts on one command of the family. */
    public Step handle(LoggedIn user, Command.Navigation command) throws StorageException {
        return switch (command) {
            case Command.Cwd(String path) -> enter(user, user.resolve(path));
            case Command.Cdup _ -> enter(user, user.directory().parent());
            case Command.Pwd _ ->
                    user.reply(PATHNAME, user.directory().quoted() + " is the working directory");
        };
    }

    private static Step enter(LoggedIn user, VirtualPath directory) throws StorageException {
        if (!user.storage().stat(directory).isDirectory()) {
            throw new StorageException(
                    StorageException.Reason.NOT_A_DIRECTORY, directory.toString());
        }
        return user.in(directory).reply(FILE_ACTION_OKAY, "Directory changed");
    }
}
