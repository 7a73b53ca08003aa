package org.twinport.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.twinport.daemon.StartReport;
import org.twinport.daemon.StartReport.UserLine;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class StartPanelTest {

    private static List<String> panel(String url, String user, boolean terminal) {
        Path root = Path.of("/srv/ftp");
        StartReport report =
                new StartReport(
                        List.of(new InetSocketAddress(2121)),
                        List.of(url),
                        Optional.empty(),
                        root,
                        List.of(new UserLine(List.of(user), root, "full")),
                        Optional.empty(),
                        0,
                        "",
                        "61000-61999",
                        "as-dialled",
                        "joe",
                        null,
                        Optional.empty(),
                        List.of());
        return StartPanel.lines(report, "1.0", "/opt/my tools/twinport", terminal);
    }

    @Test
    void what_a_shell_would_take_apart_or_expand_is_quoted() {
        assertThat(panel("ftp://[::1]:2121/", "al ice", true))
                .contains(
                        "  curl -u 'al ice' 'ftp://[::1]:2121/'",
                        "  lftp -u 'al ice' 'ftp://[::1]:2121/'",
                        "  '/opt/my tools/twinport' ls 'ftp://al%20ice@[::1]:2121/'");
    }

    @Test
    void only_a_person_is_told_of_keys() {
        assertThat(panel("ftp://127.0.0.1/", "a", true))
                .last()
                .isEqualTo("Ctrl-C stops the server.");
        assertThat(panel("ftp://127.0.0.1/", "a", false))
                .contains("  curl -u a ftp://127.0.0.1/")
                .last()
                .isEqualTo("SIGTERM stops the server.");
    }
}
