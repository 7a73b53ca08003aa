package org.twinport.daemon.config;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why the system refused to open a file, in words for people; pure. */
public final class SystemReason {

    private SystemReason() {}

    /** The file, where the failure names one, and why. */
    public static String withFile(IOException e) {
        return e instanceof FileSystemException f && f.getFile() != null
                ? f.getFile() + ": " + of(e)
                : of(e);
    }

    /** A few words without the file's name, which the JDK often gives instead of a reason. */
    public static String of(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "there is no such file or folder";
            case AccessDeniedException _ ->
                    "permission denied; this process runs as "
                            + System.getProperty("user.name", "?");
            case FileAlreadyExistsException _ -> "it exists already";
            case FileSystemException f when f.getReason() != null -> f.getReason();
            default -> e.getMessage() == null ? e.toString() : e.getMessage();
        };
    }
}
