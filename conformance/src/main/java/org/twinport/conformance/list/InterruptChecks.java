package org.twinport.conformance.list;

import static org.twinport.conformance.check.Check.habit;
import static org.twinport.conformance.check.Check.must;
import static org.twinport.conformance.check.Check.should;
import static org.twinport.conformance.check.Document.RFC1123;
import static org.twinport.conformance.check.Document.RFC959;

import org.twinport.conformance.check.Answer;
import org.twinport.conformance.check.Check;
import org.twinport.conformance.check.Control;
import org.twinport.conformance.check.DataLink;
import org.twinport.conformance.check.Site;
import org.twinport.conformance.check.Unmet;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Commands while a transfer runs; constants. */
final class InterruptChecks {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration MOMENT = Duration.ofMillis(300);
    private static final int DATA_MARK = 0xf2;

    static final List<Check> CHECKS =
            List.of(
                    must(
                            "abor-idle",
                            RFC959,
                            "4.1.3",
                            "ABOR without a transfer is answered with 226 or 225",
                            s -> s.user().ask("ABOR").is(226, 225)),
                    must(
                            "abor",
                            RFC959,
                            "4.1.3",
                            "ABOR with the Telnet signals ends a transfer: 426 and 226, or one 226",
                            s -> abort(s, true)),
                    habit(
                            "abor-plain",
                            "ABOR without the Telnet signals ends a transfer too",
                            s -> abort(s, false)),
                    must(
                            "quit-in-transfer",
                            RFC959,
                            "4.1.1",
                            "QUIT during a transfer lets it end: the file is complete, with 226 and 221",
                            InterruptChecks::quit),
                    should(
                            "stat-in-transfer",
                            RFC1123,
                            "4.1.3.3",
                            "STAT during a transfer is answered while it runs",
                            InterruptChecks::stat),
                    must(
                            "noop-in-transfer",
                            RFC959,
                            "5.4",
                            "A command sent during a transfer is answered, during it or after it",
                            s -> {
                                Control c = s.inFolder();
                                try (DataLink data = begun(c)) {
                                    c.send("NOOP");
                                    data.finish();
                                    both(c, 200);
                                }
                            }),
                    should(
                            "other-sessions",
                            RFC959,
                            "2.3",
                            "While one session transfers, another one is served",
                            s -> {
                                Control c = s.inFolder();
                                try (DataLink data = begun(c)) {
                                    s.inFolder().put("y", "abc");
                                    data.finish();
                                    c.answer().is(226, 250);
                                }
                            }));

    private InterruptChecks() {}

    /** An upload that has begun and waits for more. */
    private static DataLink begun(Control control) throws IOException, Unmet {
        DataLink data = control.passive();
        control.ask("STOR x").is(125, 150);
        data.write("abc");
        // Also the time that a server needs from its 150 to where it looks for commands.
        Optional<Answer> early = control.answerWithin(MOMENT);
        if (early.isPresent()) {
            data.close();
            throw early.get().failed();
        }
        return data;
    }

    private static void abort(Site site, boolean telnet) throws IOException, Unmet {
        Control control = site.inFolder();
        try (DataLink _ = begun(control)) {
            if (telnet) {
                control.sendRaw("\u00ff\u00f4\u00ff");
                control.sendUrgent(DATA_MARK);
            }
            control.send("ABOR");
            Optional<Answer> first = control.answerWithin(PATIENCE);
            if (first.isEmpty()) {
                throw Unmet.failed("no reply to ABOR within %d s".formatted(PATIENCE.toSeconds()));
            }
            first.get().is(426, 451, 226, 225);
        }
        if (!endsWithNoop(control)) {
            throw Unmet.failed("the replies after ABOR do not come to an end");
        }
    }

    private static boolean endsWithNoop(Control control) throws IOException, Unmet {
        control.send("NOOP");
        for (int i = 0; i < 3; i++) {
            if (control.answer().is(200, 226, 225, 426, 451).code() == 200) {
                return true;
            }
        }
        return false;
    }

    private static void quit(Site site) throws IOException, Unmet {
        Control control = site.inFolder();
        List<Integer> codes = new ArrayList<>();
        try (DataLink data = begun(control)) {
            control.send("QUIT");
            // Long enough for a server that ends the session at once to have done so.
            control.answerWithin(MOMENT).ifPresent(early -> codes.add(early.code()));
            data.write("def");
            data.finish();
        } catch (IOException cut) {
            throw Unmet.failed("QUIT cut the transfer off");
        }
        while (codes.size() < 2) {
            codes.add(control.answer().is(226, 250, 221).code());
        }
        String got = site.inFolder().fetch("RETR x");
        if (!got.equals("abcdef") || !codes.contains(221)) {
            throw Unmet.failed(
                    "replies %s, and %d octets of 6 are there".formatted(codes, got.length()));
        }
    }

    /** The end of the transfer and the reply to the other command, in either order. */
    private static void both(Control control, int code) throws IOException, Unmet {
        Answer first = control.answer().is(226, 250, code);
        Answer second = control.answer().is(226, 250, code);
        if ((first.code() == code) == (second.code() == code)) {
            throw second.failed();
        }
    }

    private static void stat(Site site) throws IOException, Unmet {
        Control control = site.inFolder();
        try (DataLink data = begun(control)) {
            control.send("STAT");
            Optional<Answer> during = control.answerWithin(PATIENCE);
            if (during.isEmpty()) {
                throw Unmet.failed("no reply within %d s".formatted(PATIENCE.toSeconds()));
            }
            during.get().is(211, 213);
            data.finish();
            control.answer().is(226, 250);
        }
    }
}
