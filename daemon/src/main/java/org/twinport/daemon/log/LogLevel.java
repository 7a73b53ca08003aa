package org.twinport.daemon.log;

import org.slf4j.event.Level;

/** How much an event matters. */
public enum LogLevel {
    /** The server itself failed. */
    ERROR(Level.ERROR),
    /** Something a person may have to look at: refusals, failed logins and data connections. */
    WARN(Level.WARN),
    /** Sessions, transfers, changes. */
    INFO(Level.INFO),
    /** The whole dialogue. */
    DEBUG(Level.DEBUG);

    private final Level level;

    LogLevel(Level level) {
        this.level = level;
    }

    Level level() {
        return level;
    }
}
