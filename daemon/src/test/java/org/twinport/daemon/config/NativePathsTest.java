package org.twinport.daemon.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;

final class NativePathsTest {

    private static final Path BASE = Path.of("/etc/twinport");

    @Test
    void a_path_keeps_its_utf8_bytes_where_the_locale_does_not_know_the_letters() {
        assertThat(NativePaths.byUri("/srv/f\u00fcr A%1", BASE).toUri().getRawPath())
                .isEqualTo("/srv/f%C3%BCr%20A%251");
        assertThat(NativePaths.byUri("f\u00fcr/../x", BASE)).isEqualTo(Path.of("/etc/twinport/x"));
    }

    @Test
    void a_relative_path_begins_at_its_base_and_nul_is_no_path() {
        assertThat(NativePaths.parse("a/../b", BASE)).contains(Path.of("/etc/twinport/b"));
        assertThat(NativePaths.parse("/a", BASE)).contains(Path.of("/a"));
        assertThat(NativePaths.parse("a\u0000b", BASE)).isEmpty();
    }
}
