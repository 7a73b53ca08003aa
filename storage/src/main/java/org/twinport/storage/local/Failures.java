package org.twinport.storage.local;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.twinport.storage.StorageException;
import org.twinport.storage.StorageException.Reason;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What the operating system's failures mean; pure but for one look at the disk.
 *
 * <p>Where the JDK has no exception of its own, only the system's sentence tells. It is in the
 * language of the process, so a full or read-only disk is also recognised by asking the disk.
 */
final class Failures {
    private static final long NO_ROOM = 64 * 1024;

    private Failures() {}

    /** An operation that fails as the operating system does. */
    @FunctionalInterface
    interface Operation<T extends @Nullable Object> {
        T run() throws IOException;
    }

    /** Runs {@code operation} and translates its failure. */
    static <T extends @Nullable Object> T translated(
            Path root, Object subject, Operation<T> operation) throws StorageException {
        try {
            return operation.run();
        } catch (StorageException e) {
            throw e;
        } catch (IOException e) {
            throw of(root, subject, e);
        } catch (DirectoryIteratorException e) {
            throw of(root, subject, requireNonNull(e.getCause()));
        }
    }

    /** An operation without a result. */
    @FunctionalInterface
    interface Action {
        void run() throws IOException;
    }

    /** Runs {@code action} and translates its failure. */
    static void translating(Path root, Object subject, Action action) throws StorageException {
        Boolean _ =
                translated(
                        root,
                        subject,
                        () -> {
                            action.run();
                            return true;
                        });
    }

    private static StorageException of(Path root, Object subject, IOException e) {
        Reason reason = reason(e);
        if (reason == Reason.FAILED) {
            reason = byDisk(root);
        }
        return new StorageException(reason, subject + " below " + root + ": " + sentence(e), e);
    }

    /** What happened in words for people, without the names of classes. */
    private static String sentence(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "there is no such file or folder";
            case AccessDeniedException _ -> "permission denied";
            case FileAlreadyExistsException _ -> "it exists already";
            case DirectoryNotEmptyException _ -> "the folder is not empty";
            case NotDirectoryException _ -> "it is no folder";
            case FileSystemException f when f.getReason() != null -> f.getReason();
            default -> e.getMessage() == null ? e.toString() : e.getMessage();
        };
    }

    static Reason reason(IOException e) {
        return switch (e) {
            case StorageException known -> known.reason();
            case NoSuchFileException _ -> Reason.NOT_FOUND;
            case AccessDeniedException _ -> Reason.DENIED;
            case FileAlreadyExistsException _ -> Reason.EXISTS;
            case DirectoryNotEmptyException _ -> Reason.NOT_EMPTY;
            case NotDirectoryException _ -> Reason.NOT_A_DIRECTORY;
            case AtomicMoveNotSupportedException _ -> Reason.DENIED;
            case FileSystemException f when f.getReason() != null -> bySentence(f.getReason());
            default -> bySentence(String.valueOf(e.getMessage()));
        };
    }

    private static Reason bySentence(String sentence) {
        String s = sentence.toLowerCase(Locale.ROOT);
        if (s.contains("no space left")) {
            return Reason.NO_SPACE;
        } else if (s.contains("quota exceeded")) {
            return Reason.QUOTA;
        } else if (s.contains("read-only file system") || s.contains("not permitted")) {
            return Reason.DENIED;
        } else if (s.contains("name too long") || s.contains("invalid argument")) {
            return Reason.BAD_NAME;
        } else if (s.contains("symbolic link")) {
            return Reason.NOT_FOUND;
        } else if (s.contains("is a directory")) {
            return Reason.NOT_A_FILE;
        } else if (s.contains("not a directory")) {
            return Reason.NOT_A_DIRECTORY;
        } else if (s.contains("not empty")) {
            return Reason.NOT_EMPTY;
        }
        return Reason.FAILED;
    }

    private static Reason byDisk(Path root) {
        try {
            FileStore disk = Files.getFileStore(root);
            if (disk.isReadOnly()) {
                return Reason.DENIED;
            }
            return disk.getUsableSpace() < NO_ROOM ? Reason.NO_SPACE : Reason.FAILED;
        } catch (IOException _) {
            return Reason.FAILED;
        }
    }
}
