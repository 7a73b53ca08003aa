package org.twinport.net.tls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FirstHelloTest {

    @Test
    void a_whole_hello_is_made() {
        assertThat(FirstHello.prepare()).isGreaterThan(100);
    }
}
