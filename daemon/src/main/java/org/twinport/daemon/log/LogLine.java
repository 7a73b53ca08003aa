package org.twinport.daemon.log;

import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * One line of the event log before it has a form; immutable once built, used by one thread before.
 * Texts that came over the wire are escaped by the layouts.
 */
public final class LogLine {

    private final LogLevel level;
    private final String event;
    private final SequencedMap<String, Object> fields = new LinkedHashMap<>();

    private LogLine(LogLevel level, String event) {
        this.level = level;
        this.event = event;
    }

    /** A line without fields; {@code event} is one word with hyphens. */
    public static LogLine of(LogLevel level, String event) {
        return new LogLine(level, event);
    }

    /** Adds a field; a number or boolean stays one in JSON, null is left out. */
    public LogLine with(String name, @Nullable Object value) {
        if (value != null) {
            boolean bare = value instanceof Number || value instanceof Boolean;
            fields.put(name, bare ? value : value.toString());
        }
        return this;
    }

    /** Adds what went wrong, with the stack. */
    public LogLine because(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return with("error", thrown).with("trace", trace);
    }

    LogLevel level() {
        return level;
    }

    String event() {
        return event;
    }

    Map<String, Object> fields() {
        return fields;
    }
}
