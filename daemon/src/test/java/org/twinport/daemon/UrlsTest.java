package org.twinport.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.twinport.server.config.Listen;

import java.net.InetSocketAddress;
import java.util.List;

final class UrlsTest {

    @Test
    void urls_without_brackets_come_first() {
        assertThat(
                        Urls.of(
                                List.of(
                                        Listen.on(new InetSocketAddress("::1", 2121)),
                                        Listen.on(new InetSocketAddress("127.0.0.1", 21))),
                                _ -> false))
                .containsExactly("ftp://127.0.0.1/", "ftp://[::1]:2121/");
    }

    @Test
    void the_scheme_says_when_tls_begins_and_its_own_port_is_left_out() {
        assertThat(
                        Urls.of(
                                List.of(
                                        Listen.on(new InetSocketAddress("127.0.0.1", 21)),
                                        Listen.withTls(new InetSocketAddress("127.0.0.1", 990)),
                                        Listen.withTls(new InetSocketAddress("127.0.0.1", 21))),
                                _ -> true))
                .containsExactly("ftpes://127.0.0.1/", "ftps://127.0.0.1/", "ftps://127.0.0.1:21/");
    }
}
