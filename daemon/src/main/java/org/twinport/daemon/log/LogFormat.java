package org.twinport.daemon.log;

/** The form of a line of the event log. */
public enum LogFormat {
    /** Time, level, event and name=value pairs. */
    TEXT,
    /** One JSON object. */
    JSON
}
