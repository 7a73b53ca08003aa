package org.twinport.conformance.list;

import static org.twinport.conformance.check.Check.habit;
import static org.twinport.conformance.check.Check.must;
import static org.twinport.conformance.check.Check.should;
import static org.twinport.conformance.check.Document.RFC2228;
import static org.twinport.conformance.check.Document.RFC4217;

import org.twinport.conformance.check.Answer;
import org.twinport.conformance.check.Check;
import org.twinport.conformance.check.Control;
import org.twinport.conformance.check.Site;
import org.twinport.conformance.check.Unmet;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** AUTH, PBSZ, PROT and CCC; constants. */
final class TlsChecks {
    private static final Duration MOMENT = Duration.ofMillis(500);
    private static final int LARGE = 200_000;

    static final List<Check> CHECKS =
            List.of(
                    must(
                            "auth-tls",
                            RFC4217,
                            "4",
                            "AUTH TLS is answered with 234, and a TLS handshake follows",
                            s -> s.secured().ask("NOOP")),
                    must(
                            "auth-unknown",
                            RFC2228,
                            "3",
                            "AUTH with a mechanism that is not there is refused with 504",
                            s -> {
                                offered(s);
                                s.greeted().ask("AUTH XYZZ").is(504);
                            }),
                    must(
                            "auth-without-argument",
                            RFC2228,
                            "3",
                            "AUTH without an argument is refused with 501",
                            s -> {
                                offered(s);
                                s.greeted().ask("AUTH").is(501, 504);
                            }),
                    must(
                            "auth-feat",
                            RFC4217,
                            "6",
                            "AUTH TLS, PBSZ and PROT stand in FEAT",
                            s -> {
                                offered(s);
                                Control c = s.user();
                                List<String> features = c.features();
                                if (features.stream()
                                                .noneMatch(
                                                        f -> f.matches("(?i)AUTH\\b.*\\bTLS\\b.*"))
                                        || c.feature("PBSZ").isEmpty()
                                        || c.feature("PROT").isEmpty()) {
                                    throw Unmet.failed("FEAT tells %s".formatted(features));
                                }
                            }),
                    must(
                            "pbsz-before-auth",
                            RFC2228,
                            "3",
                            "PBSZ in clear is refused with 503",
                            s -> {
                                offered(s);
                                s.greeted().ask("PBSZ 0").is(503);
                            }),
                    must(
                            "prot-before-auth",
                            RFC2228,
                            "3",
                            "PROT in clear is refused with 503",
                            s -> {
                                offered(s);
                                s.greeted().ask("PROT P").is(503);
                            }),
                    must(
                            "prot-before-pbsz",
                            RFC2228,
                            "3",
                            "PROT before PBSZ is refused with 503",
                            s -> s.secured().ask("PROT P").is(503)),
                    must(
                            "pbsz",
                            RFC4217,
                            "9",
                            "PBSZ 0 is answered with 200",
                            s -> s.secured().ask("PBSZ 0").is(200)),
                    should(
                            "pbsz-other",
                            RFC4217,
                            "9",
                            "PBSZ with another size is answered with 'PBSZ=0'",
                            s -> {
                                Answer pbsz = s.secured().ask("PBSZ 16384").is(200);
                                if (!pbsz.text().contains("PBSZ=0")) {
                                    throw pbsz.failed();
                                }
                            }),
                    must(
                            "pbsz-syntax",
                            RFC2228,
                            "3",
                            "PBSZ with what is no number is refused with 501",
                            s -> s.secured().ask("PBSZ x").is(501)),
                    must(
                            "prot-p",
                            RFC4217,
                            "9",
                            "PROT P is answered with 200",
                            s -> protectedBy(s, "P").is(200)),
                    must(
                            "prot-c",
                            RFC4217,
                            "9",
                            "PROT C is answered with 200, or 534 or 536 by policy",
                            s -> protectedBy(s, "C").is(200, 534, 536)),
                    must(
                            "prot-s-e",
                            RFC4217,
                            "9",
                            "PROT S and PROT E are refused with 536 (or 504)",
                            s -> {
                                protectedBy(s, "S").is(536, 504);
                                protectedBy(s, "E").is(536, 504);
                            }),
                    must(
                            "prot-unknown",
                            RFC2228,
                            "3",
                            "PROT X is refused with 504 (or 501, 536)",
                            s -> protectedBy(s, "X").is(504, 501, 536)),
                    must(
                            "tls-login",
                            RFC4217,
                            "4",
                            "The login works under TLS",
                            s -> {
                                Control c = s.secured();
                                s.login(c);
                                c.ask("PWD").is(257);
                            }),
                    must(
                            "tls-transfer",
                            RFC4217,
                            "7",
                            "Files go there and back over private data connections",
                            s -> {
                                String all = "0123456789".repeat(LARGE / 10);
                                Control c = s.securedInFolder();
                                c.store("STOR x", all).is(226, 250);
                                if (!c.fetch("RETR x").equals(all)) {
                                    throw Unmet.failed("other octets came back");
                                }
                            }),
                    must(
                            "tls-list",
                            RFC4217,
                            "7",
                            "LIST works over a private data connection",
                            s -> {
                                Control c = s.securedInFolder();
                                c.store("STOR x", "abc").is(226, 250);
                                if (c.lines("LIST").stream()
                                        .noneMatch(line -> line.endsWith(" x"))) {
                                    throw Unmet.failed("the file is not listed");
                                }
                            }),
                    must(
                            "tls-uploads",
                            RFC4217,
                            "7",
                            "Ten uploads in a row over private data connections are complete",
                            s -> {
                                Control c = s.securedInFolder();
                                for (int i = 0; i < 10; i++) {
                                    c.store("STOR x" + i, "0123456789".repeat(LARGE / 10))
                                            .is(226, 250);
                                    c.ask("SIZE x" + i).is(213);
                                }
                            }),
                    must(
                            "auth-injection",
                            RFC4217,
                            "15",
                            "What is sent in clear behind AUTH TLS is never answered under TLS",
                            TlsChecks::inject),
                    should(
                            "auth-twice",
                            RFC4217,
                            "4",
                            "A second AUTH under TLS is refused, and the session goes on",
                            s -> {
                                Control c = s.secured();
                                c.ask("AUTH TLS").refused();
                                s.login(c);
                            }),
                    should(
                            "ccc",
                            RFC4217,
                            "5",
                            "CCC is answered with 200 under TLS, or refused with 533 or 534",
                            s -> {
                                Control c = s.secured();
                                s.login(c);
                                c.ask("CCC").offered().is(200, 533, 534);
                            }),
                    must(
                            "ccc-in-clear",
                            RFC2228,
                            "3",
                            "CCC without TLS is refused with 533 (or 503)",
                            s -> {
                                offered(s);
                                s.user().ask("CCC").offered().is(533, 503, 534);
                            }),
                    habit(
                            "auth-ssl",
                            "AUTH SSL and AUTH TLS-C are taken for AUTH TLS, or refused with 504",
                            s -> {
                                offered(s);
                                s.greeted().ask("AUTH SSL").is(234, 334, 504);
                                s.greeted().ask("AUTH TLS-C").is(234, 334, 504);
                            }));

    private TlsChecks() {}

    /** Without AUTH TLS nothing else of this family says anything. */
    private static void offered(Site site) throws IOException, Unmet {
        site.secured();
    }

    private static Answer protectedBy(Site site, String level) throws IOException, Unmet {
        Control control = site.secured();
        control.ask("PBSZ 0").done();
        Answer answer = control.ask("PROT " + level);
        if (answer.code() != 530) {
            return answer;
        }
        // Some want a user before they decide about data connections.
        site.login(control);
        return control.ask("PROT " + level);
    }

    private static void inject(Site site) throws IOException, Unmet {
        offered(site);
        Control control = site.greeted();
        control.sendRaw("AUTH TLS\r\nSYST\r\n");
        // Some end the session at once.
        if (control.answer().isRefusal()) {
            return;
        }
        try {
            control.startTls();
            Optional<Answer> unasked = control.answerWithin(MOMENT);
            if (unasked.isPresent()) {
                throw Unmet.failed("it was answered with %d".formatted(unasked.get().code()));
            }
        } catch (IOException ended) {
            // What came in clear spoiled the handshake, or ended the session.
        }
    }
}
