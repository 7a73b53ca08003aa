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
import org.twinport.conformance.check.Unmet;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** RETR, STOR, APPE and STOU; constants. */
final class TransferChecks {
    private static final Pattern STOU_FORM = Pattern.compile("FILE: ([^\\r\\n]+)");
    private static final int LARGE = 300_000;

    static final List<Check> CHECKS =
            List.of(
                    must(
                            "stor",
                            RFC959,
                            "5.4",
                            "STOR is answered with 125 or 150, then 226 or 250",
                            s -> s.inFolder().store("STOR x", "abc").is(226, 250)),
                    must(
                            "retr",
                            RFC959,
                            "5.4",
                            "RETR is answered with 125 or 150, then 226 or 250, and brings what was stored",
                            s -> {
                                Control c = s.inFolder();
                                String all = "0123456789".repeat(LARGE / 10);
                                c.put("x", all);
                                same(all, c.fetch("RETR x"));
                            }),
                    must(
                            "stor-replaces",
                            RFC959,
                            "4.1.3",
                            "STOR replaces what was there, also with something shorter",
                            s -> {
                                Control c = s.inFolder();
                                c.put("x", "abcdef");
                                c.put("x", "xy");
                                same("xy", c.fetch("RETR x"));
                            }),
                    must(
                            "stor-empty",
                            RFC959,
                            "4.1.3",
                            "An empty file goes there and back",
                            s -> {
                                Control c = s.inFolder();
                                c.store("STOR x", "").is(226, 250);
                                same("", c.fetch("RETR x"));
                            }),
                    must(
                            "appe",
                            RFC959,
                            "4.1.3",
                            "APPE adds at the end of a file",
                            s -> {
                                Control c = s.inFolder();
                                c.put("x", "abc");
                                c.store("APPE x", "def").is(226, 250);
                                same("abcdef", c.fetch("RETR x"));
                            }),
                    must(
                            "appe-creates",
                            RFC959,
                            "4.1.3",
                            "APPE makes a file that is not there",
                            s -> {
                                Control c = s.inFolder();
                                c.store("APPE x", "def").is(226, 250);
                                same("def", c.fetch("RETR x"));
                            }),
                    must(
                            "stou",
                            RFC1123,
                            "4.1.2.9",
                            "STOU tells the name in '125 FILE: name' or '150 FILE: name', and the file is there",
                            s -> {
                                Control c = s.inFolder();
                                same("abc", c.fetch("RETR " + stou(c)));
                            }),
                    must(
                            "stou-unique",
                            RFC959,
                            "4.1.3",
                            "STOU takes another name each time",
                            s -> {
                                Control c = s.inFolder();
                                int before = c.lines("NLST .").size();
                                stouAnyForm(c);
                                stouAnyForm(c);
                                int after = c.lines("NLST .").size();
                                if (after - before != 2) {
                                    throw Unmet.failed(
                                            "%d new files after two STOU"
                                                    .formatted(after - before));
                                }
                            }),
                    must(
                            "retr-missing",
                            RFC959,
                            "5.4",
                            "RETR of what is not there is refused with 550 or 450",
                            s -> {
                                Control c = s.inFolder();
                                try (DataLink _ = c.passive()) {
                                    finalOf(c, "RETR no-such-file").is(550, 450);
                                }
                            }),
                    must(
                            "retr-directory",
                            RFC959,
                            "5.4",
                            "RETR of a directory is refused with 550 or 450",
                            s -> {
                                Control c = s.inFolder();
                                c.makeDirectory("d");
                                try (DataLink _ = c.passive()) {
                                    finalOf(c, "RETR d").is(550, 450);
                                }
                            }),
                    must(
                            "stor-no-directory",
                            RFC959,
                            "5.4",
                            "STOR into a directory that is not there is refused with 550, 553 or 450 to 452",
                            s -> {
                                Control c = s.inFolder();
                                c.store("STOR no-such-directory/x", "abc")
                                        .is(550, 553, 450, 451, 452);
                            }),
                    must(
                            "stor-on-directory",
                            RFC959,
                            "5.4",
                            "STOR under the name of a directory is refused with 550, 553 or 450 to 452",
                            s -> {
                                Control c = s.inFolder();
                                c.makeDirectory("d");
                                c.store("STOR d", "abc").is(550, 553, 450, 451, 452);
                            }),
                    should(
                            "stor-cut",
                            RFC959,
                            "4.2.2",
                            "An upload whose data connection is reset is answered with 426 or 451, not with success",
                            s -> {
                                Control c = s.inFolder();
                                try (DataLink data = c.passive()) {
                                    c.ask("STOR x").is(125, 150);
                                    data.write("abc");
                                    data.cut();
                                    c.answer().is(426, 451, 425, 450, 452, 550);
                                }
                            }),
                    should(
                            "retr-cut",
                            RFC959,
                            "4.2.2",
                            "A download whose data connection is closed by the client is answered with 426 or 451, not with success",
                            s -> {
                                Control c = s.inFolder();
                                c.put("x", "0123456789".repeat(40 * LARGE / 10));
                                try (DataLink data = c.passive()) {
                                    c.ask("RETR x").is(125, 150);
                                    data.hasData(s.target().deadline());
                                    data.cut();
                                    c.answer().is(426, 451, 425, 450, 550);
                                }
                                c.ask("NOOP").is(200);
                            }),
                    habit(
                            "transfers-go-on",
                            "Twenty transfers in one session all succeed",
                            s -> {
                                Control c = s.inFolder();
                                for (int i = 0; i < 10; i++) {
                                    c.store("STOR x", "abc" + i).is(226, 250);
                                    same("abc" + i, c.fetch("RETR x"));
                                }
                            }));

    private TransferChecks() {}

    /** The final reply where a preliminary one may come before. */
    private static Answer finalOf(Control control, String line) throws IOException, Unmet {
        Answer answer = control.ask(line);
        return answer.reply().isPreliminary() ? control.answer() : answer;
    }

    private static String stou(Control control) throws IOException, Unmet {
        Answer first = stouAnyForm(control);
        Matcher name = STOU_FORM.matcher(first.text());
        if (!name.find()) {
            throw first.failed();
        }
        return name.group(1).replaceFirst("\\.$", "");
    }

    private static Answer stouAnyForm(Control control) throws IOException, Unmet {
        try (DataLink data = control.passive()) {
            Answer first = control.ask("STOU").offered().is(125, 150);
            control.open(data);
            data.write("abc");
            data.finish();
            control.answer().is(226, 250);
            return first;
        }
    }

    private static void same(String expected, String got) throws Unmet {
        if (!expected.equals(got)) {
            throw Unmet.failed(
                    "%d octets arrived where %d were stored%s"
                            .formatted(
                                    got.length(),
                                    expected.length(),
                                    got.length() == expected.length() ? ", and they differ" : ""));
        }
    }
}
