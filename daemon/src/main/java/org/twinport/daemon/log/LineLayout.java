package org.twinport.daemon.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;

import org.slf4j.event.KeyValuePair;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/** A log event as one line, on the log's own thread. */
final class LineLayout extends LayoutBase<ILoggingEvent> {

    private final LogFormat format;

    LineLayout(LogFormat format) {
        this.format = format;
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        return (format == LogFormat.JSON ? json(event) : text(event)) + "\n";
    }

    private static String text(ILoggingEvent event) {
        StringBuilder out = new StringBuilder();
        out.append(time(event)).append(' ');
        out.append("%-5s ".formatted(event.getLevel()));
        out.append(event.getMessage());
        for (KeyValuePair field : fields(event)) {
            out.append(' ').append(field.key).append('=');
            out.append(Escapes.text(String.valueOf(field.value)));
        }
        return out.toString();
    }

    private static String json(ILoggingEvent event) {
        StringBuilder out = new StringBuilder("{\"time\":");
        out.append(Escapes.json(time(event)));
        out.append(",\"level\":").append(Escapes.json(event.getLevel().toString()));
        out.append(",\"event\":").append(Escapes.json(event.getMessage()));
        for (KeyValuePair field : fields(event)) {
            out.append(',').append(Escapes.json(field.key)).append(':');
            boolean bare = field.value instanceof Number || field.value instanceof Boolean;
            String value = String.valueOf(field.value);
            out.append(bare ? value : Escapes.json(value));
        }
        return out.append('}').toString();
    }

    /** UTC with milliseconds, always of the same width. */
    private static String time(ILoggingEvent event) {
        Instant instant = event.getInstant().truncatedTo(ChronoUnit.SECONDS);
        long millis = Math.floorMod(event.getTimeStamp(), 1000L);
        return instant.toString().replace("Z", ".%03dZ".formatted(millis));
    }

    private static List<KeyValuePair> fields(ILoggingEvent event) {
        return Objects.requireNonNullElse(event.getKeyValuePairs(), List.of());
    }
}
