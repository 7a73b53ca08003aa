package org.twinport.conformance.list;

import static org.twinport.conformance.check.Check.habit;
import static org.twinport.conformance.check.Check.must;
import static org.twinport.conformance.check.Check.should;
import static org.twinport.conformance.check.Document.RFC3659;

import org.twinport.conformance.check.Answer;
import org.twinport.conformance.check.Check;
import org.twinport.conformance.check.Control;
import org.twinport.conformance.check.Site;
import org.twinport.conformance.check.Unmet;

import java.io.IOException;
import java.util.List;

/** REST in stream mode; constants. */
final class RestartChecks {

    static final List<Check> CHECKS =
            List.of(
                    must(
                            "rest",
                            RFC3659,
                            "5.3",
                            "REST with a number is answered with 350",
                            s -> s.user().ask("REST 10").offered().is(350)),
                    must(
                            "rest-retr",
                            RFC3659,
                            "5.1",
                            "RETR after REST brings the file from that octet on",
                            s -> {
                                Control c = filled(s);
                                same("456789", afterRest(c, 4, "RETR x"));
                            }),
                    must(
                            "rest-once",
                            RFC3659,
                            "5.3",
                            "REST holds for one transfer",
                            s -> {
                                Control c = filled(s);
                                afterRest(c, 4, "RETR x");
                                same("0123456789", c.fetch("RETR x"));
                            }),
                    must(
                            "rest-stor",
                            RFC3659,
                            "5.1",
                            "STOR after REST writes from that octet on and keeps what is before it, or is refused",
                            s -> {
                                Control c = filled(s);
                                int port = c.passivePort();
                                c.ask("REST 4").offered().is(350);
                                Answer stored =
                                        Port.store(c, s.keep(c.dial(port)), "STOR x", "abcdef");
                                if (!stored.isRefusal()) {
                                    stored.is(226, 250);
                                    same("0123abcdef", c.fetch("RETR x"));
                                }
                            }),
                    must(
                            "rest-zero",
                            RFC3659,
                            "5.3",
                            "REST 0 is answered with 350, and the whole file comes",
                            s -> {
                                Control c = filled(s);
                                same("0123456789", afterRest(c, 0, "RETR x"));
                            }),
                    must(
                            "rest-end",
                            RFC3659,
                            "5.1",
                            "RETR after REST at the end of a file brings nothing, or is refused",
                            s -> {
                                Control c = filled(s);
                                int port = c.passivePort();
                                c.ask("REST 10").offered().is(350);
                                same("", Port.fetchOrRefusal(c, s.keep(c.dial(port)), "RETR x"));
                            }),
                    must(
                            "rest-beyond",
                            RFC3659,
                            "5.2",
                            "RETR after REST beyond the end of a file is refused or brings nothing, and the session goes on",
                            s -> {
                                Control c = filled(s);
                                int port = c.passivePort();
                                Answer rest = c.ask("REST 1000").offered();
                                if (!rest.isRefusal()) {
                                    same(
                                            "",
                                            Port.fetchOrRefusal(c, s.keep(c.dial(port)), "RETR x"));
                                }
                                c.ask("NOOP").is(200);
                            }),
                    must(
                            "rest-negative",
                            RFC3659,
                            "5.3",
                            "REST with a negative number is refused",
                            s -> {
                                Control c = s.user();
                                c.ask("REST 1").offered();
                                c.ask("REST -1").refused();
                            }),
                    must(
                            "rest-text",
                            RFC3659,
                            "5.3",
                            "REST with something else than a number is refused",
                            s -> {
                                Control c = s.user();
                                c.ask("REST 1").offered();
                                c.ask("REST abc").refused();
                                c.ask("REST 12abc").refused();
                            }),
                    must(
                            "rest-overflow",
                            RFC3659,
                            "5.3",
                            "REST with a number beyond 64 bits is refused, now or by the transfer",
                            s -> {
                                Control c = filled(s);
                                int port = c.passivePort();
                                Answer rest = c.ask("REST 18446744073709551620").offered();
                                if (!rest.isRefusal()) {
                                    same(
                                            "",
                                            Port.fetchOrRefusal(c, s.keep(c.dial(port)), "RETR x"));
                                }
                            }),
                    should(
                            "rest-large",
                            RFC3659,
                            "5.3",
                            "REST takes a number beyond 32 bits",
                            s -> s.user().ask("REST 5000000000").offered().is(350)),
                    habit(
                            "rest-before-pasv",
                            "REST is kept over PASV, as clients send it before",
                            s -> {
                                Control c = filled(s);
                                c.ask("REST 4").offered().is(350);
                                same("456789", c.fetch("RETR x"));
                            }));

    private RestartChecks() {}

    private static Control filled(Site site) throws IOException, Unmet {
        Control control = site.inFolder();
        control.put("x", "0123456789");
        return control;
    }

    /** REST stands right before the transfer, as RFC 3659 section 5.3 wants it. */
    private static String afterRest(Control control, long offset, String command)
            throws IOException, Unmet {
        int port = control.passivePort();
        control.ask("REST " + offset).offered().is(350);
        return Port.fetch(control, control.dial(port), command);
    }

    private static void same(String expected, String got) throws Unmet {
        if (!expected.equals(got)) {
            throw Unmet.failed("'%s' instead of '%s'".formatted(got, expected));
        }
    }
}
