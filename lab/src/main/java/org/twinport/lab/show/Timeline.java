package org.twinport.lab.show;

import org.twinport.lab.capture.Segment;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What was seen at the client's interface, as a picture: the control connection to the left, the
 * data connections to the right, time going down. Pure.
 */
public final class Timeline {
    private static final int WIDTH = 64;
    private static final int ESCAPE_AT = 52;

    private final int controlPort;
    private final List<String> lines = new ArrayList<>();
    private final Set<String> dialled = new HashSet<>();
    private final Set<String> carrying = new HashSet<>();
    private Duration start = Duration.ZERO;

    private Timeline(int controlPort) {
        this.controlPort = controlPort;
    }

    /** One line for each thing worth seeing. */
    public static List<String> of(List<Segment> seen, int controlPort) {
        Timeline timeline = new Timeline(controlPort);
        timeline.lines.add("  seconds  %-64s │ data connection".formatted("control connection"));
        if (!seen.isEmpty()) {
            timeline.start = seen.getFirst().at();
        }
        seen.forEach(timeline::take);
        return timeline.lines;
    }

    private void take(Segment segment) {
        boolean control = segment.touches(controlPort);
        boolean toServer = segment.to().getPort() == controlPort;
        String arrow = control ? toServer ? "→ " : "← " : "";
        for (String what : events(segment, control)) {
            add(segment, control, arrow + what);
        }
    }

    private List<String> events(Segment segment, boolean control) {
        String pair = pair(segment);
        if (segment.dials()) {
            return List.of(dialled.add(pair) ? "dials " + ends(segment) : "dials again");
        }
        if (segment.accepts()) {
            return List.of("is accepted");
        }
        if (segment.resets()) {
            return List.of("is refused or cut (RST from %s)".formatted(host(segment.from())));
        }
        List<String> events = new ArrayList<>();
        if (!segment.text().isEmpty()) {
            events.addAll(control ? dialogue(segment.text()) : bytes(pair));
        }
        if (segment.ends()) {
            events.add("is closed by " + host(segment.from()));
        }
        return events;
    }

    /** The first bytes are worth a line, the others are not. */
    private List<String> bytes(String pair) {
        return carrying.add(pair) ? List.of("bytes move") : List.of();
    }

    private static List<String> dialogue(String text) {
        if (text.chars().anyMatch(c -> c < ' ' && c != '\r' && c != '\n' && c != '\t')) {
            return List.of("(%d bytes of TLS or another protocol)".formatted(text.length()));
        }
        return text.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.startsWith("PASS ") ? "PASS ***" : line)
                .map(line -> line.length() <= ESCAPE_AT ? line : line.substring(0, ESCAPE_AT) + "…")
                .toList();
    }

    private void add(Segment segment, boolean control, String what) {
        double seconds = segment.at().minus(start).toNanos() / 1e9;
        String left = control ? what : "";
        String right = control ? "" : what;
        lines.add("%9.3f  %s │ %s".formatted(seconds, padded(left), right).stripTrailing());
    }

    private static String padded(String text) {
        return text + " ".repeat(Math.max(0, WIDTH - text.length()));
    }

    private static String ends(Segment segment) {
        return host(segment.from())
                + " port "
                + segment.from().getPort()
                + " → "
                + host(segment.to())
                + " port "
                + segment.to().getPort();
    }

    private static String host(InetSocketAddress address) {
        return address.getAddress().getHostAddress();
    }

    private static String pair(Segment segment) {
        return segment.from() + ">" + segment.to();
    }
}
