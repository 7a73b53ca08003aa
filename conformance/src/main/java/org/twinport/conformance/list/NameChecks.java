package org.twinport.conformance.list;

import static org.twinport.conformance.check.Check.habit;
import static org.twinport.conformance.check.Check.must;
import static org.twinport.conformance.check.Check.should;
import static org.twinport.conformance.check.Document.RFC2640;
import static org.twinport.conformance.check.Document.RFC959;

import org.twinport.conformance.check.Answer;
import org.twinport.conformance.check.Check;
import org.twinport.conformance.check.Control;
import org.twinport.conformance.check.Site;
import org.twinport.conformance.check.Unmet;

import java.io.IOException;
import java.util.List;

/** Names that are not just letters, and LANG; constants. */
final class NameChecks {
    /** "Grüße 日本" in UTF-8, as octets. */
    private static final String UTF8 =
            "Gr\u00c3\u00bc\u00c3\u009fe \u00e6\u0097\u00a5\u00e6\u009c\u00ac";

    static final List<Check> CHECKS =
            List.of(
                    must(
                            "name-with-space",
                            RFC959,
                            "5.3.2",
                            "A name with spaces within is one name",
                            s -> thereAndBack(s, "a  b c", "a  b c")),
                    should(
                            "name-leading-space",
                            RFC959,
                            "5.3.2",
                            "A space at the start of a name belongs to it",
                            s -> thereAndBack(s, " a", " a")),
                    should(
                            "name-trailing-space",
                            RFC959,
                            "5.3.2",
                            "A space at the end of a name belongs to it",
                            s -> thereAndBack(s, "a ", "a ")),
                    must(
                            "name-utf8",
                            RFC2640,
                            "2.2",
                            "A name in UTF-8 is kept octet by octet",
                            s -> thereAndBack(s, UTF8, UTF8)),
                    should(
                            "name-not-utf8",
                            RFC2640,
                            "3.2",
                            "A name that is no UTF-8 is kept octet by octet, or refused",
                            s -> {
                                String latin1 = "Gr\u00fc\u00dfe";
                                Control c = s.inFolder();
                                Answer stored = c.store("STOR " + latin1, "abc");
                                if (!stored.isRefusal()) {
                                    listed(c, latin1);
                                }
                            }),
                    must(
                            "name-255",
                            RFC959,
                            "4.1",
                            "Octet 255 in a name comes as IAC IAC (RFC 854) and is one octet",
                            s -> {
                                Control c = s.inFolder();
                                Answer stored = c.store("STOR a\u00ff\u00ffb", "abc");
                                if (stored.isRefusal()) {
                                    throw Unmet.skipped("the server takes no such name: " + stored);
                                }
                                listed(c, "a\u00ffb");
                            }),
                    should(
                            "name-cr",
                            RFC2640,
                            "3.1",
                            "CR in a name comes as CR NUL and is one octet, or is refused",
                            s -> {
                                Control c = s.inFolder();
                                Answer stored = c.store("STOR a\r\0b", "abc");
                                boolean kept =
                                        stored.isRefusal() || c.fetch("NLST").contains("a\rb");
                                // Under whatever name: what was sent is what finds it again.
                                c.ask("DELE a\r\0b");
                                if (!kept) {
                                    throw Unmet.failed("it was stored under another name");
                                }
                            }),
                    must(
                            "name-nul",
                            RFC959,
                            "4.1",
                            "NUL in a name does not end it: the file with the shorter name stays",
                            s -> {
                                Control c = s.inFolder();
                                c.put("keep", "abc");
                                c.send("DELE keep\0x");
                                c.answer();
                                c.fetch("RETR keep");
                            }),
                    must(
                            "name-quotes",
                            RFC959,
                            "5.3.2",
                            "Quotes, backslashes and asterisks are part of a name",
                            s -> {
                                thereAndBack(s, "a\"b'c", "a\"b'c");
                                thereAndBack(s, "a\\b", "a\\b");
                                thereAndBack(s, "a*b[c]", "a*b[c]");
                            }),
                    must(
                            "name-hyphen",
                            RFC959,
                            "5.3.2",
                            "A name that begins with a hyphen is no option to RETR, SIZE and DELE",
                            s -> {
                                Control c = s.inFolder();
                                c.put("-la", "abc");
                                c.fetch("RETR -la");
                                c.ask("DELE -la").is(250);
                            }),
                    habit(
                            "name-long",
                            "A name of 255 octets is taken, a longer one is refused and the session goes on",
                            s -> {
                                String name = "n".repeat(255);
                                thereAndBack(s, name, name);
                                Control c = s.inFolder();
                                c.store("STOR n" + name, "abc").refused();
                                c.ask("NOOP").is(200);
                            }),
                    must(
                            "lang",
                            RFC2640,
                            "4.1",
                            "LANG is answered with 200, and with 504 for a language that is not there",
                            s -> {
                                Control c = s.user();
                                c.ask("LANG").offered().is(200);
                                c.ask("LANG xx-unknown").is(504, 501);
                            }),
                    must(
                            "lang-feat",
                            RFC2640,
                            "4.3",
                            "A server that has LANG shows its languages in FEAT, the one in use with an asterisk",
                            s -> {
                                Control c = s.user();
                                c.ask("LANG").offered();
                                String line =
                                        c.feature("LANG")
                                                .orElseThrow(() ->
                                                        Unmet.failed(
                                                                "LANG works and is not in FEAT"));
                                if (!line.matches("(?i)LANG [a-z0-9;*-]*\\*[a-z0-9;*-]*")) {
                                    throw Unmet.failed("'%s' in FEAT".formatted(line));
                                }
                            }));

    private NameChecks() {}

    private static void thereAndBack(Site site, String sent, String name)
            throws IOException, Unmet {
        Control control = site.inFolder();
        Answer stored = control.store("STOR " + sent, "abc");
        if (stored.code() == 553) {
            throw Unmet.skipped("the server takes no such name: " + stored);
        }
        stored.is(226, 250);
        listed(control, name);
        if (!control.fetch("RETR " + sent).equals("abc")) {
            throw Unmet.failed("another file came back");
        }
        control.ask("DELE " + sent).is(250);
    }

    private static void listed(Control control, String name) throws IOException, Unmet {
        List<String> names = control.lines("NLST");
        if (!names.contains(name)) {
            throw Unmet.failed("it is listed as %s".formatted(names));
        }
    }
}
