package org.twinport.server.session;

import org.twinport.protocol.reply.Reply;
import org.twinport.protocol.reply.ReplyCode;
import org.twinport.storage.StorageException;

/**
 * The one map from storage failures to replies; pure. The texts are ours: no path and no system
 * message gets out.
 */
public final class ErrorReplies {

    private ErrorReplies() {}

    /** The reply for a refused or failed operation. */
    public static Reply of(StorageException e) {
        return switch (e.reason()) {
            case NOT_FOUND -> Reply.of(ReplyCode.UNAVAILABLE, "No such file or directory");
            case EXISTS -> Reply.of(ReplyCode.UNAVAILABLE, "Something of that name already exists");
            case NOT_A_DIRECTORY -> Reply.of(ReplyCode.UNAVAILABLE, "Not a directory");
            case NOT_A_FILE -> Reply.of(ReplyCode.UNAVAILABLE, "Not a plain file");
            case NOT_EMPTY -> Reply.of(ReplyCode.UNAVAILABLE, "Directory not empty");
            case DENIED -> Reply.of(ReplyCode.UNAVAILABLE, "Permission denied");
            case BAD_NAME -> Reply.of(ReplyCode.NAME_NOT_ALLOWED, "File name not allowed");
            case BAD_OFFSET ->
                    Reply.of(
                            ReplyCode.BAD_RESTART,
                            "The restart point lies beyond the end of the file");
            case BUSY -> Reply.of(ReplyCode.FILE_BUSY, "The file is being written by someone else");
            case NO_SPACE -> Reply.of(ReplyCode.NO_SPACE, "No space left on the server");
            case QUOTA -> Reply.of(ReplyCode.QUOTA, "Storage allowance used up");
            case UNSUPPORTED ->
                    Reply.of(ReplyCode.PARAMETER_NOT_IMPLEMENTED, "The storage cannot do that");
            case FAILED -> Reply.of(ReplyCode.LOCAL_ERROR, "The server's storage failed");
        };
    }
}
