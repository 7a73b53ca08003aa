package org.twinport.doctor.report;

import org.twinport.doctor.fact.Moment;
import org.twinport.doctor.fact.Moment.Connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Both connections as a picture in text; pure. */
public final class Timeline {

    private static final int WIDTH = 46;

    private Timeline() {}

    /** One line for each moment, and a head. */
    public static List<String> of(List<Moment> moments) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "%9s  %-7s  %-6s%s%6s"
                        .formatted("time", "", "client", " ".repeat(WIDTH - 8), "server"));
        moments.forEach(m -> lines.add(line(m)));
        return lines;
    }

    private static String line(Moment moment) {
        String connection = moment.connection() == Connection.CONTROL ? "control" : "DATA";
        return String.format(
                Locale.ROOT,
                "%7.3f s  %-7s  |%s|",
                moment.at().toMillis() / 1000.0,
                connection,
                arrow(moment));
    }

    private static String arrow(Moment moment) {
        String text = shortened(moment.text());
        String fill = "-".repeat(Math.max(1, WIDTH - 4 - text.length()));
        return switch (moment.direction()) {
            case TO_SERVER -> "- " + text + " " + fill + ">";
            case FROM_SERVER -> "<" + fill + " " + text + " -";
            case NOTE -> " " + text + " ".repeat(Math.max(0, WIDTH - 1 - text.length()));
        };
    }

    private static String shortened(String text) {
        return text.length() > WIDTH - 5 ? text.substring(0, WIDTH - 8) + "..." : text;
    }
}
