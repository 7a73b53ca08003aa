package org.twinport.server.diagnose;

import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.Finding;
import org.twinport.net.tls.TlsException;

import java.util.List;

/** Finds the cause of TLS that did not come about, from what was recorded about it; pure. */
public final class TlsFindings {

    private TlsFindings() {}

    /** Why the control connection is not in TLS. */
    public static Finding ofControl(TlsException refused) {
        return switch (refused.kind()) {
            case TIMED_OUT ->
                    finding(
                            Cause.TLS_STALLED,
                            "The TLS handshake was not finished in time",
                            refused);
            case CLOSED, STOPPED, BROKEN, TRUNCATED ->
                    finding(Cause.TLS_STALLED, "The TLS handshake was broken off", refused);
            case BYTES_AHEAD ->
                    finding(
                            Cause.BYTES_BEFORE_TLS,
                            "Bytes in clear came ahead of the TLS handshake",
                            refused);
            case NOT_TLS -> finding(Cause.TLS_REFUSED, "What came is not TLS", refused);
            case REFUSED -> finding(Cause.TLS_REFUSED, "The TLS handshake failed", refused);
        };
    }

    /** Why a data connection is not in TLS. */
    public static Finding ofData(TlsException refused) {
        String what =
                switch (refused.kind()) {
                    case TIMED_OUT -> "no TLS handshake came on the data connection in time";
                    case CLOSED, BROKEN, TRUNCATED ->
                            "the TLS handshake on the data connection was broken off";
                    case STOPPED -> "aborted during the TLS handshake on the data connection";
                    case NOT_TLS, BYTES_AHEAD ->
                            "what came on the data connection is not TLS; PROT P was set";
                    case REFUSED -> "the TLS handshake on the data connection failed";
                };
        return refused.kind() == TlsException.Kind.STOPPED
                ? Finding.of(Cause.ABORTED, what)
                : finding(Cause.DATA_TLS_FAILED, what, refused);
    }

    /** A data connection in a session of its own where that is not permitted. */
    public static Finding notResumed() {
        return Finding.of(
                Cause.DATA_TLS_NOT_RESUMED,
                "The data connection must resume the TLS session of the control connection"
                        + " (tls.reuse: prefer lifts this)");
    }

    private static Finding finding(Cause cause, String what, TlsException refused) {
        return new Finding(cause, what, List.of(String.valueOf(refused.getMessage())));
    }
}
