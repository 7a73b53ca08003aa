package org.twinport.net.pump;

import java.io.IOException;
import java.time.Duration;

/** How a transfer ended; every case names its side. */
public sealed interface Outcome {

    /** Bytes that moved, counted on the data connection. */
    long bytes();

    /** All of it moved: the source ended, or the peer closed after its last byte. */
    record Complete(long bytes) implements Outcome {}

    /** A command on the control connection, its loss, or a shutdown ended it. */
    record Stopped(long bytes) implements Outcome {}

    /** Nothing moved for that long. */
    record Stalled(long bytes, Duration silence) implements Outcome {}

    /** The data connection broke. */
    record NetworkFailed(long bytes, IOException cause) implements Outcome {}

    /** The file could not be read or written, or it ended before its size. */
    record FileFailed(long bytes, IOException cause) implements Outcome {}
}
