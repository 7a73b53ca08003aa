package org.twinport.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.net.InetSocketAddress;
import java.util.List;

final class UrlsTest {

    @Test
    void urls_without_brackets_come_first() {
        assertThat(
                        Urls.of(
                                List.of(
                                        new InetSocketAddress("::1", 2121),
                                        new InetSocketAddress("127.0.0.1", 21))))
                .containsExactly("ftp://127.0.0.1/", "ftp://[::1]:2121/");
    }
}
