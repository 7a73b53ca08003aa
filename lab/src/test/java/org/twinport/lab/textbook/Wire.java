package org.twinport.lab.textbook;

import org.twinport.lab.capture.Capture;
import org.twinport.lab.capture.Segment;
import org.twinport.protocol.endpoint.HostPort;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Captured packets as FTP has them: control connections on port 21, and data; a value. */
record Wire(List<Segment> seen) {
    private static final int CONTROL = 21;
    private static final Pattern PORT = Pattern.compile("PORT (\\S+)\r\n");
    private static final Pattern EPRT = Pattern.compile("EPRT \\|[12]\\|[^|]+\\|(\\d+)\\|\r\n");
    private static final Pattern REPLY = Pattern.compile("(?m)^22[79] [^\r]*");

    /** The packets that open control connections. */
    List<Segment> controlDials() {
        return Capture.dials(seen).stream().filter(s -> s.to().getPort() == CONTROL).toList();
    }

    /** The packets that open data connections, of whichever side. */
    List<Segment> dataDials() {
        return Capture.dials(seen).stream().filter(s -> s.to().getPort() != CONTROL).toList();
    }

    Set<Integer> controlClientPorts() {
        return controlDials().stream().map(s -> s.from().getPort()).collect(Collectors.toSet());
    }

    /** All that was said on control connections, by both sides. */
    String control() {
        return text(true);
    }

    /** All that was moved on data connections. */
    String data() {
        return text(false);
    }

    private String text(boolean control) {
        return seen.stream()
                .filter(s -> s.touches(CONTROL) == control)
                .map(Segment::text)
                .collect(Collectors.joining());
    }

    /** The ports in PORT and EPRT commands, in their order. */
    List<Integer> announcedByClient() {
        List<Integer> ports = new ArrayList<>();
        for (Segment segment : seen) {
            if (segment.to().getPort() == CONTROL) {
                Matcher port = PORT.matcher(segment.text());
                if (port.lookingAt()) {
                    ports.add(HostPort.parsePort(port.group(1)).orElseThrow().port());
                }
                Matcher eprt = EPRT.matcher(segment.text());
                if (eprt.lookingAt()) {
                    ports.add(Integer.valueOf(eprt.group(1)));
                }
            }
        }
        return ports;
    }

    /** The ports in 227 and 229 replies, in their order. */
    List<Integer> announcedByServer() {
        List<Integer> ports = new ArrayList<>();
        for (Segment segment : seen) {
            if (segment.from().getPort() == CONTROL) {
                Matcher reply = REPLY.matcher(segment.text());
                while (reply.find()) {
                    ports.add(port(reply.group()));
                }
            }
        }
        return ports;
    }

    private static int port(String reply) {
        Optional<Integer> passive = HostPort.find227(reply).map(HostPort::port);
        return passive.or(() -> HostPort.find229(reply)).orElseThrow();
    }
}
