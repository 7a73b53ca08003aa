package org.twinport.storage.view;

/** One thing that a user may do below a path. */
public enum Permission {
    /** See the entries of a directory. */
    LIST,
    /** Fetch files. */
    READ,
    /** Store new files and go on with own interrupted uploads. */
    WRITE,
    /** Replace, continue or append to complete files; also by renaming over them. */
    OVERWRITE,
    /** Delete files. */
    DELETE,
    /** Rename; needed at both ends. */
    RENAME,
    /** Make directories. */
    MKDIR,
    /** Remove directories. */
    RMDIR,
    /** Change times and modes. */
    ATTRIBUTES
}
