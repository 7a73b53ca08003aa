package org.twinport.client;

/** What of an earlier attempt at a file may be used. */
enum Resume {
    /** Nothing: the file is transferred anew. */
    NONE,
    /** What this run itself has brought; a file that was there before is replaced. */
    OWN,
    /** Whatever is there. */
    ALL
}
