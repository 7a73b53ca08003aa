package org.twinport.daemon.log;

import org.twinport.server.event.Trend;

import java.util.Locale;

/** From what many clients show together to lines of the log; pure. */
public final class TrendLines {

    private TrendLines() {}

    /** What the log says of one cause when the server ends. */
    public static LogLine summary(Trend trend) {
        return with(LogLine.of(LogLevel.INFO, "failures"), trend);
    }

    static LogLine with(LogLine line, Trend trend) {
        LogLine counted =
                line.with("cause", trend.cause().id())
                        .with("outside-failures", trend.outside().failures())
                        .with("inside-failures", trend.inside().failures())
                        .with("pattern", word(trend.pattern()));
        return trend.pattern() == Trend.Pattern.NONE
                ? counted
                : counted.with("detail", trend.sentence());
    }

    private static String word(Trend.Pattern pattern) {
        return pattern.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
