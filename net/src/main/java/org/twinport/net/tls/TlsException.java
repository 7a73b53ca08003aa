package org.twinport.net.tls;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/** A TLS connection that did not come about, or did not end as it has to. */
public final class TlsException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What happened, as far as types tell it. */
    public enum Kind {
        /** The peer did not finish its part of the handshake in time. */
        TIMED_OUT,
        /** A command, a lost control connection or a shutdown came first. */
        STOPPED,
        /** The peer closed the connection in the middle of the handshake. */
        CLOSED,
        /** Bytes in clear had arrived before the handshake, which nobody may act on. */
        BYTES_AHEAD,
        /** What came is not TLS. */
        NOT_TLS,
        /** The two sides do not agree: versions, ciphers, certificates, or an alert. */
        REFUSED,
        /** The connection ended without close_notify: what came may not be all. */
        TRUNCATED,
        /** The network failed. */
        BROKEN
    }

    private final Kind kind;

    public TlsException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
