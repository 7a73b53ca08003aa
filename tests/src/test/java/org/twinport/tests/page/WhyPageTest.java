package org.twinport.tests.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.remedy.Remedy;
import org.twinport.testkit.tool.GeneratedPage;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whoever cannot connect finds every cause and every fix on one page. */
class WhyPageTest {
    private static final GeneratedPage PAGE =
            new GeneratedPage(
                    "why-cant-i-connect.md",
                    "mvn -pl tests -am test -Dtest=WhyPageTest -Dsurefire.failIfNoSpecifiedTests=false"
                            + " -Dtwinport.regenerate=true");

    private static final String HEAD =
            """
            # Why can't I connect to the FTP server?

            Because FTP opens two connections, and something stops one of them: the server is not running, a firewall on either
            side, or NAT. This page says which, who has to act, and what to type.

            ```
            the control connection (always):     client  ──────────────►  server, port 21      commands, login

            the data connection (each listing and each file):
              passive mode                       client  ──────────────►  server, a port that the server names in its
                                                                          passive range (PASV, EPSV)
              active mode                        client  ◄──────────────  server, from port 20, to a port that the client
                                                                          names (PORT, EPRT)
            ```

            If the login works and the listing hangs, it is the second one: that is most of the cases. Passive mode needs the passive
            range open at the server; active mode needs the client open for the server, which it is not behind NAT.

            ## Run this first

            ```
            twinport doctor ftp://ftp.example.com/
            ```

            It tries both connections in both modes, without privileges and without harm, and prints the cause, the evidence, who must act and
            the lines to paste. It works with every server. On the server itself `twinport doctor --server` looks before the first user comes.

            By hand, three questions lead to the case:

            1. Does anything answer on port 21 (`curl -v ftp://ftp.example.com/`)? "Refused", "timed out" and "no route" are three different cases.
            2. Does the login work? Then names, routes, port 21 and the server are fine.
            3. Does the listing fail in passive mode (`curl -v --ftp-pasv`), in active mode (`curl -v --ftp-port -`), or with TLS only
               (`curl -v --ssl-reqd`)?

            In all lines below, `ftp.example.com` is the server's name, `203.0.113.10` the address that clients dial, `50000-50100` its passive
            range, `198.51.100.7` the client's outside address, and `alice` a user: put in yours. Lines of a configuration replace those that set
            the same. Unfold what you have. Each says whether a test has seen it cure the fault in a network of its own, or has not run it.

            This page is written from the tables of causes and remedies (`org.twinport.diagnosis`). Do not edit it; after a change run

            ```
            %s
            ```

            ## What do you see?

            """;

    private static String page() {
        return WhyPage.text(HEAD.formatted(PAGE.command()));
    }

    @Test
    void the_page_says_what_the_tables_say() throws IOException {
        PAGE.requireSays(page());
    }

    @Test
    void every_cause_and_every_remedy_stands_there_and_every_link_leads_somewhere() {
        String page = page();
        for (Cause cause : Cause.values()) {
            assertThat(page).contains("| `" + cause.id() + "` | " + cause.sentence());
        }
        for (Remedy remedy : Remedy.values()) {
            assertThat(page).containsOnlyOnce("<a id=\"" + remedy.id() + "\"></a>");
        }
        Set<String> anchors = found(page, "<a id=\"([^\"]+)\">").collect(Collectors.toSet());
        page.lines()
                .filter(line -> line.startsWith("## "))
                .map(line -> new Case(line.substring(3), List.of(), "", List.of()).anchor())
                .forEach(anchors::add);
        assertThat(found(page, "\\]\\(#([^)]+)\\)")).isNotEmpty().allMatch(anchors::contains);
    }

    private static Stream<String> found(String page, String pattern) {
        return Pattern.compile(pattern).matcher(page).results().map((MatchResult r) -> r.group(1));
    }
}
