package org.twinport.conformance.list;

import static org.twinport.conformance.check.Check.habit;
import static org.twinport.conformance.check.Check.must;
import static org.twinport.conformance.check.Check.should;
import static org.twinport.conformance.check.Document.RFC1123;
import static org.twinport.conformance.check.Document.RFC2428;
import static org.twinport.conformance.check.Document.RFC2577;
import static org.twinport.conformance.check.Document.RFC959;

import org.jspecify.annotations.Nullable;
import org.twinport.conformance.check.Answer;
import org.twinport.conformance.check.Check;
import org.twinport.conformance.check.Control;
import org.twinport.conformance.check.DataLink;
import org.twinport.conformance.check.Site;
import org.twinport.conformance.check.Unmet;
import org.twinport.protocol.endpoint.HostPort;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/** PASV and EPSV; constants. */
final class PassiveChecks {
    private static final Duration MOMENT = Duration.ofMillis(500);
    private static final int PORTS = 6;

    static final List<Check> CHECKS =
            List.of(
                    must(
                            "pasv",
                            RFC959,
                            "5.4",
                            "PASV is answered with 227 and six numbers",
                            s -> {
                                Answer pasv = pasv(s.user());
                                if (HostPort.find227(pasv.text()).isEmpty()) {
                                    throw pasv.failed();
                                }
                            }),
                    must(
                            "pasv-form",
                            RFC1123,
                            "4.1.2.6",
                            "The six numbers of 227 can be found: digits and commas without spaces",
                            s -> {
                                Answer pasv = pasv(s.user());
                                if (!pasv.text().matches("(?s)\\D*\\d{1,3}(,\\d{1,3}){5}\\D*")) {
                                    throw pasv.failed();
                                }
                            }),
                    habit(
                            "pasv-parentheses",
                            "The six numbers of 227 are in parentheses",
                            s -> {
                                Answer pasv = pasv(s.user());
                                if (!pasv.text().matches("(?s).*\\(\\d{1,3}(,\\d{1,3}){5}\\).*")) {
                                    throw pasv.failed();
                                }
                            }),
                    must(
                            "pasv-transfer",
                            RFC959,
                            "3.2",
                            "A file comes over a connection to the port that PASV tells",
                            s -> {
                                Control c = s.inFolder();
                                c.put("x", "abc");
                                Answer pasv = pasv(c);
                                int port =
                                        HostPort.find227(pasv.text())
                                                .orElseThrow(pasv::failed)
                                                .port();
                                transfer(c, s.keep(c.dial(port)));
                            }),
                    should(
                            "pasv-twice",
                            RFC959,
                            "4.1.2",
                            "A second PASV is answered with 227 too, and its port works",
                            s -> {
                                Control c = s.inFolder();
                                c.put("x", "abc");
                                pasv(c).is(227);
                                Answer pasv = pasv(c).is(227);
                                int port =
                                        HostPort.find227(pasv.text())
                                                .orElseThrow(pasv::failed)
                                                .port();
                                transfer(c, s.keep(c.dial(port)));
                            }),
                    must(
                            "epsv",
                            RFC2428,
                            "3",
                            "EPSV is answered with 229 and a port between four delimiters in parentheses",
                            s -> {
                                Answer epsv = s.user().ask("EPSV").offered().is(229);
                                if (!epsv.text()
                                        .matches("(?s).*\\(([!-~])\\1\\1\\d{1,5}\\1\\).*")) {
                                    throw epsv.failed();
                                }
                            }),
                    must(
                            "epsv-transfer",
                            RFC2428,
                            "3",
                            "A file comes over a connection to the port that EPSV tells",
                            s -> {
                                Control c = s.inFolder();
                                c.put("x", "abc");
                                Answer epsv = c.ask("EPSV").offered().is(229);
                                int port = HostPort.find229(epsv.text()).orElseThrow(epsv::failed);
                                transfer(c, s.keep(c.dial(port)));
                            }),
                    must(
                            "epsv-family",
                            RFC2428,
                            "3",
                            "EPSV takes the number of this connection's protocol, 1 for IPv4 and 2 for IPv6",
                            s -> {
                                Control c = s.user();
                                boolean ipv4 = c.local().getAddress().length == 4;
                                c.ask("EPSV " + (ipv4 ? 1 : 2)).offered().is(229);
                            }),
                    must(
                            "epsv-unknown-family",
                            RFC2428,
                            "3",
                            "EPSV for a protocol that is not there is refused with 522 and those that are, in parentheses",
                            s -> {
                                Answer epsv = s.user().ask("EPSV 9").offered().is(522);
                                if (!epsv.text().matches("(?s).*\\(\\d(,\\d)*\\).*")) {
                                    throw epsv.failed();
                                }
                            }),
                    must(
                            "epsv-all",
                            RFC2428,
                            "4",
                            "After EPSV ALL, PASV, PORT and EPRT are refused and EPSV is not",
                            s -> {
                                Control c = s.user();
                                c.ask("EPSV ALL").offered().done();
                                c.ask("PASV").refused();
                                c.ask("PORT 127,0,0,1,200,1").refused();
                                c.ask("EPRT |1|127.0.0.1|51201|").refused();
                                c.ask("EPSV").is(229);
                            }),
                    should(
                            "ports-are-random",
                            RFC2577,
                            "8",
                            "The ports of one passive command after another do not simply count up",
                            PassiveChecks::ports),
                    should(
                            "port-stealing",
                            RFC2577,
                            "8",
                            "A connection to the passive port from another address gets no data",
                            PassiveChecks::steal),
                    should(
                            "no-data-connection",
                            RFC959,
                            "5.4",
                            "A transfer without PASV or PORT is refused (425 or 5yz) and does not hang",
                            s -> {
                                Control c = s.inFolder();
                                c.ask("LIST").refused();
                                c.ask("NOOP").is(200);
                            }),
                    habit(
                            "refusal-needs-no-data",
                            "RETR of what is not there is refused without waiting for the data connection",
                            s -> {
                                Control c = s.inFolder();
                                c.passivePort();
                                c.ask("RETR no-such-file").is(550, 450);
                            }));

    private PassiveChecks() {}

    private static Answer pasv(Control control) throws IOException, Unmet {
        if (control.local().getAddress().length != 4) {
            throw Unmet.skipped("PASV knows IPv4 only, and this connection is IPv6");
        }
        return control.ask("PASV").is(227);
    }

    private static void transfer(Control control, DataLink data) throws IOException, Unmet {
        String got = Port.fetch(control, data, "RETR x");
        if (!got.equals("abc")) {
            throw Unmet.failed("%d octets of 3 arrived".formatted(got.length()));
        }
    }

    private static void ports(Site site) throws IOException, Unmet {
        Control control = site.user();
        int last = control.passivePort();
        for (int i = 1; i < PORTS; i++) {
            int next = control.passivePort();
            if (next != last + 1) {
                return;
            }
            last = next;
        }
        throw Unmet.failed("%d ports in a row, the last %d".formatted(PORTS, last));
    }

    private static void steal(Site site) throws IOException, Unmet {
        @Nullable InetAddress stranger = site.stranger();
        if (stranger == null) {
            throw Unmet.skipped("needs a server on IPv4 loopback, where there are other addresses");
        }
        Control control = site.inFolder();
        control.put("x", "abc");
        int port = control.passivePort();
        DataLink thief = site.keep(control.dialFrom(stranger, port));
        control.send("LIST");
        // The owner comes second; a server that keeps the port for its client takes this one.
        try (DataLink _ = control.dial(port)) {
            Answer answer = control.answer();
            if (answer.reply().isPreliminary() && thief.hasData(MOMENT)) {
                throw Unmet.failed("the listing went to another address");
            }
        } catch (IOException closed) {
            // The port was given up after the stranger came: nothing was told to anybody.
        }
    }
}
