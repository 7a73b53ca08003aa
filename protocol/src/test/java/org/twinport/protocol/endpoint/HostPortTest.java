package org.twinport.protocol.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinport.protocol.Seed;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

final class HostPortTest {

    private static final HostPort V4 = at("192.0.2.1", 50_012);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192,0,2,1,195,92",
                " 192,0,2,1,195,92 ",
                "192, 0, 2, 1, 195, 92",
                "192 ,0 ,2 ,1 ,195 ,92",
                "192,000,002,001,195,092",
            })
    void port_in_all_written_forms(String argument) {
        assertThat(HostPort.parsePort(argument)).contains(V4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "192,0,2,1,195",
                "192,0,2,1,195,92,1",
                "192,0,2,256,195,92",
                "192,0,2,1,256,92",
                "192,0,2,1,195,256",
                "192,0,2,1,195,1000",
                "1192,0,2,1,195,92",
                "-1,0,2,1,195,92",
                "192.0.2.1,195,92",
                "192,0,2,1,195,",
                "192,0,2,1,195,0x5c",
                "(192,0,2,1,195,92)",
                "::1,0,2,1,195,92",
                "\u0661,0,2,1,195,92",
            })
    void port_that_is_not_six_numbers_up_to_255(String argument) {
        assertThat(HostPort.parsePort(argument)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Entering Passive Mode (192,0,2,1,195,92)",
                "Entering Passive Mode (192,0,2,1,195,92).",
                "Entering Passive Mode 192,0,2,1,195,92",
                "Entering Passive Mode. 192, 0, 2, 1, 195, 92.",
                "=192,0,2,1,195,92",
                "Entering Passive Mode (192,0,2,1,195,92",
                "192,0,2,1,195,92",
                "2 connections, (192,0,2,1,195,92)",
            })
    void the_227_of_many_servers(String text) {
        assertThat(HostPort.find227(text)).contains(V4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Entering Passive Mode",
                "(192,0,2,1,195)",
                "(192,0,2,1,195,256)",
                "(192,0,2,1,195,1000)",
                "(1192,0,2,1,195,92)",
                "(|||50012|)",
            })
    void a_227_without_an_endpoint(String text) {
        assertThat(HostPort.find227(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "|1|192.0.2.1|50012| 192.0.2.1:50012",
                "!1!192.0.2.1!50012! 192.0.2.1:50012",
                "$1$192.0.2.1$1$ 192.0.2.1:1",
                "\\1\\192.0.2.1\\0\\ 192.0.2.1:0",
                "|2|2001:db8::1|65535| [2001:db8::1]:65535",
                "|2|::1|21| [::1]:21",
                "|2|::ffff:192.0.2.1|21| 192.0.2.1:21",
                "|2|::FFFF:c000:201|21| 192.0.2.1:21",
            })
    void eprt_in_all_written_forms(String argument, String endpoint) {
        assertThat(HostPort.parseEprt(argument))
                .isInstanceOfSatisfying(
                        HostPort.Eprt.Endpoint.class,
                        e -> assertThat(e.hostPort()).hasToString(endpoint));
    }

    @ParameterizedTest
    @ValueSource(strings = {"|3|192.0.2.1|50012|", "|0|x|y|", "|17|a|1|"})
    void eprt_of_another_family(String argument) {
        assertThat(HostPort.parseEprt(argument)).isEqualTo(new HostPort.Eprt.UnknownFamily());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "|",
                "|||||||",
                "|1|192.0.2.1|50012",
                "1|192.0.2.1|50012|",
                "|1|192.0.2.1|50012|x",
                "|1|192.0.2.1|65536|",
                "|1|192.0.2.1|-1|",
                "|1|192.0.2.1||",
                "|1|192.0.2.256|1|",
                "|1|192.0.2|1|",
                "|1|0x7f000001|1|",
                "|1|localhost|1|",
                "|1|2001:db8::1|1|",
                "|2|192.0.2.1|1|",
                "|2|fe80::1%eth0|1|",
                "|2|[::1]|1|",
                "|2|1:2:3|1|",
                "|2|:::|1|",
                "|x|192.0.2.1|1|",
                " 1 192.0.2.1 50012 ",
                "\u00e91\u00e9192.0.2.1\u00e950012\u00e9",
            })
    void eprt_of_another_syntax(String argument) {
        assertThat(HostPort.parseEprt(argument)).isEqualTo(new HostPort.Eprt.Malformed());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "Entering Extended Passive Mode (|||50012|)>50012",
                "Entering Extended Passive Mode (!!!50012!)>50012",
                "(%%%1%).>1",
                "(|||0|)>0",
                "(see RFC 2428) (|||65535|)>65535",
            })
    void the_229_of_many_servers(String text, int port) {
        assertThat(HostPort.find229(text)).contains(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "(|||65536|)", "(|||123456|)", "(||50012|)", "(|||x|)", "(|!|50012|)"})
    void a_229_without_a_port(String text) {
        assertThat(HostPort.find229(text)).isEmpty();
    }

    @Test
    void what_is_written_is_read_again() {
        Seed.repeat(
                2000,
                seed -> {
                    byte[] host = new byte[seed.oneOf(4, 16)];
                    for (int i = 0; i < host.length; i++) {
                        host[i] = (byte) (seed.below(3) == 0 ? 0 : seed.below(256));
                    }
                    HostPort hostPort = new HostPort(address(host), seed.below(65_536));
                    assertThat(HostPort.parseEprt(hostPort.eprt()))
                            .isEqualTo(new HostPort.Eprt.Endpoint(hostPort));
                    if (hostPort.address() instanceof Inet4Address) {
                        assertThat(HostPort.parsePort(hostPort.sixNumbers())).contains(hostPort);
                        assertThat(HostPort.find227("x (" + hostPort.sixNumbers() + ")"))
                                .contains(hostPort);
                    }
                });
    }

    @Test
    void only_ipv4_fits_six_numbers() {
        assertThatThrownBy(at("2001:db8::1", 1)::sixNumbers)
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void ports_out_of_range_are_refused() {
        for (int port : new int[] {-1, 65_536}) {
            assertThatThrownBy(() -> new HostPort(V4.address(), port))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_zone_is_not_written() throws Exception {
        byte[] linkLocal = InetAddress.ofLiteral("fe80::1").getAddress();
        HostPort zoned = new HostPort(Inet6Address.getByAddress(null, linkLocal, 7), 21);
        assertThat(zoned.eprt()).isEqualTo("|2|fe80::1|21|");
        assertThat(zoned).hasToString("[fe80::1]:21");
    }

    private static HostPort at(String literal, int port) {
        return new HostPort(InetAddress.ofLiteral(literal), port);
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException wrongLength) {
            throw new AssertionError(wrongLength);
        }
    }
}
