package org.twinport.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;

final class StateFolderTest {

    private static Path folder(Map<String, String> environment, String user) {
        return StateFolder.of(environment, user, "/home/joe");
    }

    @Test
    void a_service_keeps_its_state_where_systemd_says() {
        assertThat(folder(Map.of("STATE_DIRECTORY", "/var/lib/ftp:/var/lib/x"), "root"))
                .isEqualTo(Path.of("/var/lib/ftp"));
    }

    @Test
    void root_and_people_have_their_usual_places() {
        assertThat(folder(Map.of(), "root")).isEqualTo(Path.of("/var/lib/twinport"));
        assertThat(folder(Map.of(), "joe")).isEqualTo(Path.of("/home/joe/.local/state/twinport"));
        assertThat(folder(Map.of("XDG_STATE_HOME", "/state"), "joe"))
                .isEqualTo(Path.of("/state/twinport"));
        assertThat(folder(Map.of("XDG_STATE_HOME", "here"), "joe"))
                .isEqualTo(Path.of("/home/joe/.local/state/twinport"));
    }
}
