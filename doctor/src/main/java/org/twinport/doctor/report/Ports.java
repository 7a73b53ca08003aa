package org.twinport.doctor.report;

import org.twinport.doctor.Report;
import org.twinport.doctor.fact.ActiveTry;
import org.twinport.doctor.fact.Facts;
import org.twinport.doctor.fact.PassiveTry;
import org.twinport.net.probe.Answer;
import org.twinport.net.probe.Dial;
import org.twinport.protocol.endpoint.HostPort;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What people ask first: which port is open; pure. */
public final class Ports {

    /**
     * One line of the block.
     *
     * @param port such as 21, 50000-50100 or 20
     * @param state in a word or two
     * @param detail times, addresses, and what the state means
     */
    public record PortLine(String port, String state, String detail) {}

    private static final int FTP_DATA = 20;

    private Ports() {}

    /** The control port, the passive ports that were seen, and port 20. */
    public static List<PortLine> of(Report report) {
        Facts facts = report.facts();
        List<PortLine> lines = new ArrayList<>();
        for (Dial dial : facts.control()) {
            lines.add(
                    new PortLine(
                            String.valueOf(dial.target().getPort()),
                            state(dial.answer()),
                            "%s, %d ms"
                                    .formatted(
                                            HostPort.literal(dial.target().getAddress()),
                                            dial.millis())));
        }
        facts.references().stream()
                .filter(d -> d.answer() != Answer.SILENCE)
                .forEach(d ->
                        lines.add(
                                new PortLine(
                                        String.valueOf(d.target().getPort()),
                                        state(d.answer()),
                                        "another port of the same host, %d ms"
                                                .formatted(d.millis()))));
        lines.add(passive(facts));
        lines.add(twenty(facts));
        return lines;
    }

    private static String state(Answer answer) {
        return switch (answer) {
            case CONNECTED -> "open";
            case REFUSED -> "refused";
            case SILENCE -> "dropped";
            case REJECTED -> "rejected";
            case NO_ROUTE -> "no route";
        };
    }

    private static PortLine passive(Facts facts) {
        TreeSet<Integer> open = new TreeSet<>();
        TreeSet<Integer> shut = new TreeSet<>();
        List<Dial> last =
                facts.passive().stream()
                        .filter(t -> !t.dials().isEmpty())
                        .map(t -> t.dials().getLast())
                        .toList();
        last.forEach(d -> (d.connected() ? open : shut).add(d.target().getPort()));
        if (last.isEmpty()) {
            return new PortLine("passive", "not tested", whyNot(facts));
        }
        TreeSet<Integer> all = new TreeSet<>(open);
        all.addAll(shut);
        String range =
                all.first().equals(all.last()) ? "" + all.first() : all.first() + "-" + all.last();
        String state =
                shut.isEmpty()
                        ? "open"
                        : open.isEmpty() ? state(last.getFirst().answer()) : "partly open";
        return new PortLine(
                range,
                state,
                "passive ports seen: %d open, %d not".formatted(open.size(), shut.size()));
    }

    private static String whyNot(Facts facts) {
        boolean asked =
                facts.passive().stream()
                        .anyMatch(t ->
                                t.way() == PassiveTry.Way.PASV || t.way() == PassiveTry.Way.EPSV);
        return asked ? "the server names no port" : "needs a login";
    }

    /** Nobody listens on port 20, and telnet to it is refused on a healthy server. */
    private static PortLine twenty(Facts facts) {
        String port = "20 (outbound from the server)";
        if (facts.active().isEmpty()) {
            return new PortLine(
                    port, "not tested", "matters in active mode only; nobody listens on it");
        }
        for (ActiveTry t : facts.active()) {
            if (t.arrival().isPresent()) {
                int from = t.arrival().get().getPort();
                return from == FTP_DATA
                        ? new PortLine(
                                port,
                                "used",
                                "the server dialled from 20, after %d ms"
                                        .formatted(t.waited().toMillis()))
                        : new PortLine(
                                port,
                                "other port",
                                "the server dialled from %d instead".formatted(from));
            }
        }
        boolean refused = facts.active().stream().allMatch(t -> t.transfer().isEmpty());
        return refused
                ? new PortLine(port, "refused", "the server refuses PORT; nothing was dialled")
                : new PortLine(
                        port,
                        "never arrived",
                        "no connection of the server's came within %d ms"
                                .formatted(facts.active().getFirst().waited().toMillis()));
    }
}
