package org.twinport.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.twinport.conformance.Examination;
import org.twinport.conformance.Report;
import org.twinport.conformance.Result;
import org.twinport.conformance.check.Target;
import org.twinport.conformance.check.Verdict;
import org.twinport.testkit.script.DeadEnd;
import org.twinport.tests.junit.LeavesNothing;
import org.twinport.tests.world.YesServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Checks can fail, and what could not be done is said. */
@LeavesNothing
@Timeout(120)
class HonestyTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    /**
     * About verbs for which 200 is the right reply, about the form of replies, or about refusals.
     */
    private static final Set<String> YES_IS_RIGHT =
            Set.of(
                    "greeting",
                    "reply-line-ends",
                    "reply-codes",
                    "reply-lines",
                    "reply-middle-lines",
                    "verb-in-any-case",
                    "noop",
                    "allo",
                    "minimum",
                    "pass",
                    "password-not-shown",
                    "feat-is-true",
                    "opts-utf8",
                    "clnt",
                    "type-a",
                    "type-i",
                    "type-l8",
                    "type-other",
                    "mode-s",
                    "mode-other",
                    "stru-f",
                    "stru-other",
                    "octet-by-octet",
                    "bare-line-feed",
                    "empty-line",
                    "space-at-end",
                    "telnet-options",
                    "telnet-nop");

    private static Target target(InetSocketAddress address) {
        return new Target(address, "joe", "secret", "", SHORT);
    }

    @Test
    void a_server_that_says_yes_to_everything_passes_only_where_yes_is_the_answer()
            throws IOException {
        try (YesServer yes = YesServer.start()) {
            Report report = new Examination(target(yes.address()), _ -> {}).run();
            List<String> passed =
                    report.results().stream()
                            .filter(result -> result.verdict() instanceof Verdict.Pass)
                            .map(result -> result.check().id())
                            .toList();
            assertThat(report.isConformant()).isFalse();
            assertThat(passed).isNotEmpty().isSubsetOf(YES_IS_RIGHT);
            assertThat(report.leftBehind()).isNotEmpty();
        }
    }

    @Test
    void a_server_that_is_not_there_is_no_report() throws IOException {
        try (DeadEnd refusing = DeadEnd.refusing(InetAddress.ofLiteral("127.0.0.1"))) {
            Target nobody = target(new InetSocketAddress("127.0.0.1", refusing.port()));
            assertThatThrownBy(() -> new Examination(nobody, _ -> {}).run())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no connection");
        }
    }

    @Test
    void a_server_that_ends_in_between_is_asked_no_more() throws IOException {
        YesServer yes = YesServer.start();
        try {
            Examination examination =
                    new Examination(target(yes.address()), result -> endAfterFirst(yes, result));
            Report report = examination.run();
            assertThat(report.results()).hasSameSizeAs(Examination.checks());
            assertThat(report.results().getLast().verdict())
                    .isInstanceOfSatisfying(
                            Verdict.Skipped.class,
                            skipped -> assertThat(skipped.why()).contains("no longer"));
        } finally {
            yes.close();
        }
    }

    private static void endAfterFirst(YesServer yes, Result result) {
        try {
            if (result.check().equals(Examination.checks().getFirst())) {
                yes.close();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
