package org.twinport.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.twinport.conformance.Result;
import org.twinport.conformance.check.Verdict;
import org.twinport.tests.junit.LeavesNothing;
import org.twinport.tests.world.OurServer;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Our server meets every requirement, and the examination leaves nothing behind. */
@LeavesNothing
@Timeout(120)
class OurConformanceTest {
    /** The server of the tests is not on port 21, whose neighbour this is about. */
    private static final Set<String> NOT_HERE = Set.of("port-20");

    @Test
    void our_server_is_all_green_over_ipv4() throws IOException {
        Examined ours = Examined.ours(OurServer::ipv4);
        assertThat(ours.broken()).isEmpty();
        assertThat(skipped(ours)).isSubsetOf(NOT_HERE);
        assertThat(ours.report().isConformant()).isTrue();
        assertThat(ours.report().leftBehind()).isEmpty();
        assertThat(ours.left()).isEmpty();
    }

    @Test
    void our_server_is_all_green_over_ipv6() throws IOException {
        Examined ours = Examined.ours(OurServer::ipv6);
        assertThat(ours.broken()).isEmpty();
        assertThat(skipped(ours)).allMatch(id -> id.matches("(pasv|port|bounce).*"));
        assertThat(ours.left()).isEmpty();
    }

    private static List<String> skipped(Examined examined) {
        return examined.report().results().stream()
                .filter(result -> result.verdict() instanceof Verdict.Skipped)
                .map(Result::check)
                .map(check -> check.id())
                .toList();
    }
}
