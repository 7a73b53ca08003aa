package org.twinport.server.session;

import org.twinport.protocol.path.VirtualPath;

/** What one command leaves for the next: the one-shot memory of a session. */
public sealed interface Pending {

    /** Nothing. */
    record None() implements Pending {}

    /** RNFR was accepted; RNTO must follow. */
    record Rename(VirtualPath from) implements Pending {}

    /** REST was accepted; a transfer must follow. */
    record Restart(long offset) implements Pending {}
}
