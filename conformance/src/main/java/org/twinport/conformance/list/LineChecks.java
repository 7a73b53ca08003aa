package org.twinport.conformance.list;

import static org.twinport.conformance.check.Check.habit;
import static org.twinport.conformance.check.Check.must;
import static org.twinport.conformance.check.Check.should;
import static org.twinport.conformance.check.Document.RFC1123;
import static org.twinport.conformance.check.Document.RFC959;

import org.twinport.conformance.check.Answer;
import org.twinport.conformance.check.Check;
import org.twinport.conformance.check.Control;
import org.twinport.conformance.check.Unmet;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Command lines as octets: their ends, their length, what Telnet puts between; constants. */
final class LineChecks {
    private static final Duration MOMENT = Duration.ofMillis(500);
    private static final int LONG = 20_000;

    static final List<Check> CHECKS =
            List.of(
                    must(
                            "octet-by-octet",
                            RFC959,
                            "5.3",
                            "A command that comes octet by octet is the same command",
                            s -> {
                                Control c = s.user();
                                for (String octet : "NOOP\r\n".split("")) {
                                    c.sendRaw(octet);
                                }
                                c.answer().is(200);
                            }),
                    habit(
                            "pipelined",
                            "Commands that come in one segment are answered one by one, in order",
                            s -> {
                                Control c = s.user();
                                c.sendRaw("NOOP\r\nPWD\r\nSYST\r\nNOOP\r\n");
                                for (int code : List.of(200, 257, 215, 200)) {
                                    c.answer().is(code);
                                }
                            }),
                    must(
                            "one-reply-each",
                            RFC959,
                            "5.4",
                            "There is one reply to a command, and no more",
                            s -> {
                                Control c = s.user();
                                c.ask("NOOP").is(200);
                                c.ask("XYZZ").refused();
                                quiet(c);
                            }),
                    habit(
                            "bare-line-feed",
                            "A command that ends in LF alone is understood",
                            s -> {
                                Control c = s.user();
                                c.sendRaw("NOOP\n");
                                c.answer().is(200);
                            }),
                    must(
                            "bare-carriage-return",
                            RFC1123,
                            "4.1.2.10",
                            "CR alone does not end a command",
                            s -> {
                                Control c = s.inFolder();
                                c.put("keep", "abc");
                                c.ask("NOOP\rDELE keep");
                                c.fetch("RETR keep");
                            }),
                    habit(
                            "empty-line",
                            "An empty line does not end the session",
                            s -> {
                                Control c = s.user();
                                c.sendRaw("\r\nNOOP\r\n");
                                Answer answer = c.answer();
                                (answer.code() == 200 ? answer : c.answer()).is(200);
                            }),
                    habit(
                            "space-at-end",
                            "A space after a verb without argument does no harm",
                            s -> s.user().ask("NOOP ").is(200)),
                    should(
                            "long-line",
                            RFC959,
                            "5.4",
                            "A line of 20,000 octets is refused with 5yz or ends the session, and its end is no command",
                            s -> {
                                Control c = s.inFolder();
                                c.put("keep", "abc");
                                c.sendRaw("NOOP " + "x".repeat(LONG) + "DELE keep\r\n");
                                tolerant(c);
                                s.inFolder().fetch("RETR keep");
                            }),
                    must(
                            "long-line-goes-on",
                            RFC959,
                            "5.4",
                            "A path of 2,000 octets is refused and the session goes on",
                            s -> {
                                Control c = s.inFolder();
                                c.ask("RNFR " + "y".repeat(2000)).refused();
                                c.ask("NOOP").is(200);
                            }),
                    must(
                            "telnet-options",
                            RFC1123,
                            "4.1.2.12",
                            "Telnet option negotiation before a command does no harm: the command is answered",
                            s -> {
                                Control c = s.user();
                                c.sendRaw("\u00ff\u00fd\u0003\u00ff\u00fb\u0001NOOP\r\n");
                                telnetTolerant(c);
                            }),
                    must(
                            "telnet-nop",
                            RFC959,
                            "5.3",
                            "A Telnet NOP before a command does no harm: the command is answered",
                            s -> {
                                Control c = s.user();
                                c.sendRaw("\u00ff\u00f1NOOP\r\n");
                                c.answer().is(200);
                            }),
                    should(
                            "nul-in-command",
                            RFC959,
                            "4.1",
                            "NUL and control characters in a command do no harm to the session",
                            s -> {
                                Control c = s.user();
                                c.ask("CWD a\0b\u0001\u007f").refused();
                                c.ask("NOOP").is(200);
                            }));

    private LineChecks() {}

    private static void quiet(Control control) throws IOException, Unmet {
        Answer more = control.answerWithin(MOMENT).orElse(null);
        if (more != null) {
            throw Unmet.failed("one reply more: " + more);
        }
    }

    /** Refusal, or the end of the connection. */
    private static void tolerant(Control control) throws Unmet {
        try {
            control.answer().refused();
        } catch (IOException ended) {
            // also an answer to a line like that
        }
    }

    /** WONT and DONT may come before the reply; they are no part of it. */
    private static void telnetTolerant(Control control) throws IOException, Unmet {
        String line = control.rawLine();
        if (!line.replaceAll("\u00ff[\u00fb-\u00fe].", "").startsWith("200")) {
            throw Unmet.failed("'NOOP' → " + line.strip());
        }
    }
}
