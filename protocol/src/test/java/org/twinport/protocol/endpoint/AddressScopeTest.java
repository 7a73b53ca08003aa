package org.twinport.protocol.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.InetAddress;

final class AddressScopeTest {

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, UNUSABLE",
        "0.1.2.3, UNUSABLE",
        "224.0.0.1, UNUSABLE",
        "239.255.255.255, UNUSABLE",
        "255.255.255.255, UNUSABLE",
        "::, UNUSABLE",
        "ff02::1, UNUSABLE",
        "127.0.0.1, LOOPBACK",
        "127.255.0.9, LOOPBACK",
        "::1, LOOPBACK",
        "::ffff:127.0.0.1, LOOPBACK",
        "169.254.0.1, LINK_LOCAL",
        "fe80::1, LINK_LOCAL",
        "febf::1, LINK_LOCAL",
        "10.0.0.1, PRIVATE",
        "172.16.0.1, PRIVATE",
        "172.31.255.255, PRIVATE",
        "192.168.1.1, PRIVATE",
        "100.64.0.1, PRIVATE",
        "100.127.255.255, PRIVATE",
        "fc00::1, PRIVATE",
        "fdff::1, PRIVATE",
        "::ffff:10.0.0.1, PRIVATE",
        "172.15.255.255, PUBLIC",
        "172.32.0.1, PUBLIC",
        "100.63.255.255, PUBLIC",
        "100.128.0.1, PUBLIC",
        "192.169.0.1, PUBLIC",
        "255.255.255.254, PUBLIC",
        "203.0.113.5, PUBLIC",
        "2001:db8::1, PUBLIC",
        "fe00::1, PUBLIC",
    })
    void scopes_and_their_borders(String literal, AddressScope scope) {
        assertThat(AddressScope.of(InetAddress.ofLiteral(literal))).isEqualTo(scope);
    }
}
