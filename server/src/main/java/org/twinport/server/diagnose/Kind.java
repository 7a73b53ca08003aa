package org.twinport.server.diagnose;

import org.twinport.diagnosis.Cause;

/** What can go well or wrong for one reason or another; success at it is seen in an event. */
enum Kind {
    PASSIVE,
    ACTIVE,
    DATA_TLS,
    CONTROL_TLS,
    /** Success is not seen in one event. */
    OTHER,
    /** No fault at all. */
    NONE;

    static Kind ofMode(boolean active) {
        return active ? ACTIVE : PASSIVE;
    }

    static Kind of(Cause cause) {
        return switch (cause) {
            case PASSIVE_NO_CONNECTION,
                    PASSIVE_PRIVATE_ADDRESS,
                    PASSIVE_NAME_UNKNOWN,
                    PASSIVE_FOREIGN_PEER,
                    PASSIVE_RANGE_USED_UP ->
                    PASSIVE;
            case ACTIVE_PRIVATE_ADDRESS,
                    ACTIVE_FOREIGN_ADDRESS,
                    ACTIVE_PRIVILEGED_PORT,
                    ACTIVE_REFUSED,
                    ACTIVE_DROPPED,
                    ACTIVE_UNREACHABLE,
                    ACTIVE_PORT_BUSY,
                    ACTIVE_PORT_NOT_20 ->
                    ACTIVE;
            case DATA_TLS_FAILED, DATA_TLS_NOT_RESUMED, DATA_TLS_TRUNCATED -> DATA_TLS;
            case TLS_REFUSED, TLS_STALLED, BYTES_BEFORE_TLS -> CONTROL_TLS;
            case ABORTED, SHUTDOWN, NO_DATA_SETUP -> NONE;
            default -> OTHER;
        };
    }
}
