package org.twinport.lab.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.twinport.cli.Main;
import org.twinport.lab.Network;
import org.twinport.lab.stand.Privilege;
import org.twinport.testkit.tool.Tool;
import org.twinport.testkit.tool.ToolResult;
import org.twinport.testkit.tool.Tools;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The lab as root of a user namespace: what users without rights get. */
class UserNamespaceTest {
    private static final Duration LONG = Duration.ofMinutes(3);

    @Test
    void a_scenario_runs_there_and_products_that_change_their_user_are_skipped() {
        Stream.of(Tools.missing("ip"), Tools.missing("nft"), Tools.missing("curl"))
                .forEach(reason -> reason.ifPresent(Assumptions::abort));
        Assumptions.assumeTrue(
                Privilege.inUserNamespace(List.of("true")).isPresent(),
                "this system forbids user namespaces");
        ToolResult result =
                Tool.java(Main.class, "lab", "verify", "--namespace")
                        .with("server-not-started", "healthy-cable", "wrong-password")
                        .within(LONG)
                        .run();
        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.output())
                .containsPattern("server-not-started +connect +yes")
                .containsPattern("healthy-cable +healthy +yes")
                .contains("wrong-password", "skipped: vsftpd needs root");
    }

    @Test
    void root_of_the_system_needs_none() {
        Network.whyNot().ifPresent(Assumptions::abort);
        assertThat(Privilege.own()).isEqualTo(Privilege.ROOT);
    }
}
