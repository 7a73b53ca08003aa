package org.twinport.server.diagnose;

import org.twinport.diagnosis.Cause;

/** What can go well or wrong for one reason or another; success at it is seen in an event. */
enum Kind {
    PASSIVE,
    ACTIVE,
    DATA_TLS,
    TRANSFER,
    /**
     * Counted only: before the login whoever scans the internet fails, and nobody else need be at
     * fault.
     */
    OTHER,
    /** No fault at all. */
    NONE;

    static Kind ofMode(boolean active) {
        return active ? ACTIVE : PASSIVE;
    }

    /** Whether clients can be compared at it. */
    boolean hasPattern() {
        return this != OTHER && this != NONE;
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
            case DATA_LOST, DATA_STALLED, DISK_FAILED, CONTROL_FORGOTTEN -> TRANSFER;
            case ABORTED, SHUTDOWN, NO_DATA_SETUP -> NONE;
            default -> OTHER;
        };
    }
}
