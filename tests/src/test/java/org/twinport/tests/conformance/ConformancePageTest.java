package org.twinport.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twinport.testkit.peer.Peer;
import org.twinport.testkit.peer.Peers;
import org.twinport.testkit.tool.GeneratedPage;
import org.twinport.tests.world.Full;
import org.twinport.tests.world.OurServer;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The page that compares servers says what the examination finds. */
@Timeout(600)
class ConformancePageTest {
    private static final GeneratedPage PAGE =
            new GeneratedPage(
                    "conformance.md",
                    "mvn -pl tests -am test -Dtest=ConformancePageTest -Dsurefire.failIfNoSpecifiedTests=false"
                            + " -Dtwinport.regenerate=true");

    @Test
    void the_page_says_how_our_server_does() throws IOException {
        if (GeneratedPage.isWanted()) {
            PAGE.writeIfWanted(examineAll());
        }
        assertThat(ConformancePage.verdicts(PAGE.read()).get("Twinport"))
                .as("regenerate with: %s", PAGE.command())
                .containsExactlyInAnyOrderEntriesOf(Examined.ours(OurServer::ipv4).words());
    }

    private static String examineAll() throws IOException {
        Map<Examined, String> servers = new LinkedHashMap<>();
        servers.put(Examined.ours(OurServer::ipv4), "this one");
        for (Peer peer : Peer.values()) {
            Peers.whyNot(peer, Examined.TLS)
                    .ifPresent(reason -> {
                        throw new IllegalStateException(reason);
                    });
            servers.put(Examined.peer(peer), Peers.version(peer));
        }
        return ConformancePage.page(PAGE.command(), servers);
    }

    /** Of the version on the page; another one may do better. */
    @ParameterizedTest
    @EnumSource(Peer.class)
    @Tag(Full.TAG)
    void the_page_says_how_the_others_do(Peer peer) throws IOException {
        Peers.whyNot(peer, Examined.TLS).ifPresent(Assumptions::abort);
        String page = PAGE.read();
        String name = Examined.nameOf(peer);
        Assumptions.assumeTrue(
                Peers.version(peer).equals(ConformancePage.versions(page).get(name)),
                () -> "the page is about another version of " + name);
        Examined examined = Examined.peer(peer);
        assertThat(ConformancePage.verdicts(page).get(name))
                .containsExactlyInAnyOrderEntriesOf(examined.words());
        assertThat(examined.left()).isEmpty();
    }
}
