package org.twinport.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.twinport.conformance.Examination;
import org.twinport.testkit.tool.ToolResult;
import org.twinport.tests.junit.LeavesNothing;
import org.twinport.tests.world.YesServer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** {@code twinport conformance} as people and scripts use it. */
@LeavesNothing
@Timeout(300)
class ConformanceTest {

    @Test
    void our_server_is_conformant_and_as_it_was() throws IOException {
        try (Served served = Served.start()) {
            Files.createDirectory(served.root().resolve("scratch"));
            ToolResult result = Cli.expect(0, Cli.of("conformance", served.url("scratch/")));
            assertThat(result.output())
                    .contains("RFC 959: File Transfer Protocol", "RFC 3659: Extensions to FTP")
                    .containsPattern("(?m)^MUST +\\d+ pass, 0 fail,");
            assertThat(result.errors()).isEmpty();
            try (Stream<Path> left = Files.walk(served.root())) {
                assertThat(left.map(path -> path.getFileName().toString()))
                        .containsExactlyInAnyOrder("root", "scratch");
            }
        }
    }

    @Test
    void json_has_a_verdict_for_every_check_and_markdown_is_a_page() throws IOException {
        try (YesServer yes = YesServer.start()) {
            String url = "ftp://joe@127.0.0.1:%d/".formatted(yes.address().getPort());
            ToolResult json =
                    Cli.expect(16, Cli.of("conformance", "--timeout", "1", "--json", url));
            int checks = Examination.checks().size();
            assertThat(Cli.json(json, "len(v['checks'])")).isEqualTo(Integer.toString(checks));
            assertThat(Cli.json(json, "v['conformant']")).isEqualTo("False");
            assertThat(Cli.json(json, "[c['verdict'] for c in v['checks'] if c['id']=='pwd']"))
                    .isEqualTo("['FAIL']");
            assertThat(Cli.json(json, "len(v['leftBehind']) > 0")).isEqualTo("True");
            assertThat(json.errors()).contains("left behind: ");
            ToolResult page =
                    Cli.expect(16, Cli.of("conformance", "--timeout", "1", "--markdown", url));
            assertThat(page.output())
                    .startsWith("# ftp://")
                    .contains("| Section | Level | Check | What must be true | Verdict | Seen |");
        }
    }

    @Test
    void a_wrong_password_is_a_failed_login_and_no_report() {
        try (Served served = Served.start()) {
            String url = served.url("").replace("joe@", "joe:wrong@");
            ToolResult result = Cli.expect(5, Cli.of("conformance", url));
            assertThat(result.output()).isEmpty();
        }
    }
}
