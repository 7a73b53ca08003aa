package org.twinport.lab.show;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.twinport.lab.capture.Segment;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

class TimelineTest {
    private static final int SYN = 2;
    private static final int RST = 4;
    private static final int ACK = 16;
    private static final InetSocketAddress CLIENT = new InetSocketAddress("192.0.2.1", 40000);
    private static final InetSocketAddress SERVER = new InetSocketAddress("192.0.2.2", 21);
    private static final InetSocketAddress DATA = new InetSocketAddress("192.0.2.2", 50000);

    @Test
    void the_password_is_not_shown() {
        assertThat(lines(segment(CLIENT, SERVER, ACK, "PASS secret\r\n", 0)))
                .contains("→ PASS ***")
                .doesNotContain("secret");
    }

    @Test
    void control_stands_left_and_data_right() {
        String text =
                lines(
                        segment(CLIENT, SERVER, ACK, "PASV\r\n", 0),
                        segment(CLIENT, DATA, SYN, "", 1500),
                        segment(CLIENT, DATA, SYN, "", 2500),
                        segment(DATA, CLIENT, RST | ACK, "", 2600));
        assertThat(text.lines())
                .anyMatch(line -> line.matches(" +0\\.000 +→ PASV +│"))
                .anyMatch(line ->
                        line.matches(
                                " +1\\.500 +│ dials 192.0.2.1 port 40000 → 192.0.2.2 port 50000"))
                .anyMatch(line -> line.matches(" +2\\.500 +│ dials again"))
                .anyMatch(line ->
                        line.matches(" +2\\.600 +│ is refused or cut \\(RST from 192.0.2.2\\)"));
    }

    @Test
    void what_is_no_text_is_counted() {
        assertThat(lines(segment(CLIENT, SERVER, ACK, "\u0016\u0003\u0001", 0)))
                .contains("(3 bytes of TLS or another protocol)");
    }

    private static String lines(Segment... segments) {
        return String.join("\n", Timeline.of(List.of(segments), 21));
    }

    private static Segment segment(
            InetSocketAddress from, InetSocketAddress to, int flags, String text, int millis) {
        return new Segment(from, to, flags, text, Duration.ofMillis(millis));
    }
}
