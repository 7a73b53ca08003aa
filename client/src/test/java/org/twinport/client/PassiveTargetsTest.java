package org.twinport.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.twinport.protocol.endpoint.HostPort;

import java.net.InetAddress;
import java.util.stream.Collectors;

/** The whole table: what was announced, from where the server is seen, and what is dialled. */
class PassiveTargetsTest {

    private static final int PORT = 50_000;

    private static PassiveTargets decide(String announced, String server, boolean allowed) {
        return PassiveTargets.of(
                new HostPort(InetAddress.ofLiteral(announced), PORT),
                InetAddress.ofLiteral(server),
                allowed);
    }

    private static String dialled(PassiveTargets targets) {
        return targets.targets().stream()
                .peek(t -> assertThat(t.getPort()).isEqualTo(PORT))
                .map(t -> HostPort.literal(t.getAddress()))
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource({
        // The server's own address.
        "198.51.100.1, 198.51.100.1, 198.51.100.1",
        "10.0.0.1,     10.0.0.1,     10.0.0.1",
        "127.0.0.1,    127.0.0.1,    127.0.0.1",
        // The same scope: a second address of the same network, believed first.
        "10.0.0.9,     192.168.1.1,  10.0.0.9 192.168.1.1",
        "100.64.0.9,   10.0.0.1,     100.64.0.9 10.0.0.1",
        "127.0.0.9,    127.0.0.1,    127.0.0.9 127.0.0.1",
        "169.254.1.2,  169.254.1.1,  169.254.1.2 169.254.1.1",
    })
    void what_can_be_true_is_dialled_without_a_note(String said, String seen, String dialled) {
        PassiveTargets targets = decide(said, seen, false);
        assertThat(dialled(targets)).isEqualTo(dialled);
        assertThat(targets.note()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        // Another scope than the server's.
        "10.0.0.1,        198.51.100.1",
        "192.168.1.1,     198.51.100.1",
        "100.64.1.1,      198.51.100.1",
        "127.0.0.1,       198.51.100.1",
        "127.0.0.1,       10.0.0.1",
        "169.254.1.1,     10.0.0.1",
        "10.0.0.1,        127.0.0.1",
        // Nobody's address.
        "0.0.0.0,         198.51.100.1",
        "0.0.0.0,         10.0.0.1",
        "0.1.2.3,         10.0.0.1",
        "224.0.0.1,       10.0.0.1",
        "255.255.255.255, 10.0.0.1",
        // A foreign public one.
        "203.0.113.9,     198.51.100.1",
        "203.0.113.9,     10.0.0.1",
        "203.0.113.9,     127.0.0.1",
        // The server is reached by IPv6 and answers PASV all the same.
        "203.0.113.9,     2001:db8::1",
        "10.0.0.1,        2001:db8::1",
    })
    void what_cannot_be_meant_is_replaced_with_a_note(String said, String seen) {
        PassiveTargets targets = decide(said, seen, false);
        assertThat(dialled(targets)).isEqualTo(seen);
        assertThat(targets.note()).contains(said).contains(seen);
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.9, 198.51.100.1, 203.0.113.9 198.51.100.1",
        "203.0.113.9, 10.0.0.1,     203.0.113.9 10.0.0.1",
        "10.0.0.1,    198.51.100.1, 198.51.100.1",
        "0.0.0.0,     198.51.100.1, 198.51.100.1",
    })
    void a_foreign_public_address_can_be_allowed(String said, String seen, String dialled) {
        assertThat(dialled(decide(said, seen, true))).isEqualTo(dialled);
    }
}
