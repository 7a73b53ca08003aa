package org.twinport.protocol.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.InetAddress;

class Ipv6TextTest {

    @ParameterizedTest
    @CsvSource({
        "::, ::",
        "::1, ::1",
        "1::, 1::",
        "2001:DB8:0:0:0:0:0:20, 2001:db8::20",
        "2001:db8:0:1:0:0:0:1, 2001:db8:0:1::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "1:0:2:3:4:5:6:7, 1:0:2:3:4:5:6:7",
        "1:2:3:4:5:6:0:0, 1:2:3:4:5:6::",
        "fe80::0a:b%1, fe80::a:b",
    })
    void addresses_are_written_as_rfc_5952_recommends(String address, String text) {
        InetAddress parsed = InetAddress.ofLiteral(address.replaceFirst("%1$", ""));
        assertThat(HostPort.literal(parsed)).isEqualTo(text);
        assertThat(InetAddress.ofLiteral(text)).isEqualTo(parsed);
    }
}
