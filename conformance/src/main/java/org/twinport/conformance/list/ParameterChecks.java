package org.twinport.conformance.list;

import static org.twinport.conformance.check.Check.must;
import static org.twinport.conformance.check.Document.RFC1123;
import static org.twinport.conformance.check.Document.RFC959;

import org.twinport.conformance.check.Check;
import org.twinport.conformance.check.Control;
import org.twinport.conformance.check.Site;
import org.twinport.conformance.check.Unmet;

import java.io.IOException;
import java.util.List;

/** TYPE, MODE and STRU; constants. */
final class ParameterChecks {

    static final List<Check> CHECKS =
            List.of(
                    must(
                            "type-a",
                            RFC959,
                            "5.1",
                            "TYPE A and TYPE A N are answered with 200",
                            s -> {
                                Control c = s.user();
                                c.ask("TYPE A").is(200);
                                c.ask("TYPE A N").is(200);
                            }),
                    must(
                            "type-i",
                            RFC959,
                            "5.4",
                            "TYPE I is answered with 200",
                            s -> s.user().ask("TYPE I").is(200)),
                    must(
                            "type-l8",
                            RFC1123,
                            "4.1.2.1",
                            "TYPE L 8 is answered with 200, being the same as TYPE I",
                            s -> s.user().ask("TYPE L 8").is(200)),
                    must(
                            "type-other",
                            RFC959,
                            "5.4",
                            "TYPE E and TYPE L 7 are accepted or refused with 504, 501 or 500",
                            s -> {
                                Control c = s.user();
                                c.ask("TYPE E").is(200, 504, 501, 500);
                                c.ask("TYPE L 7").is(200, 504, 501, 500);
                            }),
                    must(
                            "type-unknown",
                            RFC959,
                            "5.4",
                            "TYPE X is refused with 504, 501 or 500",
                            s -> s.user().ask("TYPE X").is(504, 501, 500)),
                    must(
                            "mode-s",
                            RFC959,
                            "5.1",
                            "MODE S is answered with 200",
                            s -> s.user().ask("MODE S").is(200)),
                    must(
                            "mode-other",
                            RFC959,
                            "5.4",
                            "MODE B and MODE C are accepted or refused with 504, 502 or 500",
                            s -> {
                                Control c = s.user();
                                c.ask("MODE B").is(200, 504, 502, 500);
                                c.ask("MODE C").is(200, 504, 502, 500);
                            }),
                    must(
                            "mode-unknown",
                            RFC959,
                            "5.4",
                            "MODE X is refused with 504, 501 or 500",
                            s -> s.user().ask("MODE X").is(504, 501, 500)),
                    must(
                            "stru-f",
                            RFC959,
                            "5.1",
                            "STRU F is answered with 200",
                            s -> s.user().ask("STRU F").is(200)),
                    must(
                            "stru-other",
                            RFC959,
                            "5.4",
                            "STRU R and STRU P are accepted or refused with 504, 501 or 500",
                            s -> {
                                Control c = s.user();
                                c.ask("STRU R").is(200, 504, 501, 500);
                                c.ask("STRU P").is(200, 504, 501, 500);
                            }),
                    must(
                            "stru-unknown",
                            RFC959,
                            "5.4",
                            "STRU X is refused with 504, 501 or 500",
                            s -> s.user().ask("STRU X").is(504, 501, 500)),
                    must(
                            "image-is-exact",
                            RFC959,
                            "3.1.1.3",
                            "A file that goes there and back in TYPE I is the same, all 256 octets and both line ends",
                            ParameterChecks::image),
                    must(
                            "ascii-down",
                            RFC959,
                            "3.1.1.1",
                            "RETR in TYPE A sends lines that end in CR LF",
                            s -> {
                                Control c = unix(s);
                                c.put("x", "a\nb\n");
                                c.ask("TYPE A").is(200);
                                compare("a\r\nb\r\n", c.fetch("RETR x"));
                            }),
                    must(
                            "ascii-up",
                            RFC959,
                            "3.1.1.1",
                            "STOR in TYPE A stores the host's own line ends",
                            s -> {
                                Control c = unix(s);
                                c.ask("TYPE A").is(200);
                                c.put("x", "a\r\nb\r\n");
                                c.ask("TYPE I").is(200);
                                compare("a\nb\n", c.fetch("RETR x"));
                            }),
                    must(
                            "ascii-is-default",
                            RFC959,
                            "5.1",
                            "Before any TYPE a file is sent in TYPE A",
                            s -> {
                                unix(s).put("x", "a\nb\n");
                                String folder = folder(s);
                                Control fresh = s.greeted();
                                s.login(fresh);
                                fresh.ask("CWD " + folder).done();
                                compare("a\r\nb\r\n", fresh.fetch("RETR x"));
                            }));

    private ParameterChecks() {}

    private static void image(Site site) throws IOException, Unmet {
        StringBuilder octets = new StringBuilder();
        for (int i = 0; i < 256; i++) {
            octets.append((char) i);
        }
        String all = (octets + "\r\n\n\r").repeat(50);
        Control control = site.inFolder();
        control.put("x", all);
        compare(all, control.fetch("RETR x"));
    }

    /** Only of Unix the line ends of files are known. */
    private static Control unix(Site site) throws IOException, Unmet {
        Control control = site.inFolder();
        if (!control.ask("SYST").text().startsWith("UNIX")) {
            throw Unmet.skipped("not a Unix host");
        }
        return control;
    }

    private static String folder(Site site) throws IOException, Unmet {
        return Quoted.path(site.inFolder().ask("PWD").is(257));
    }

    private static void compare(String expected, String got) throws Unmet {
        if (!expected.equals(got)) {
            String shown = got.length() > 40 ? got.length() + " octets" : got;
            throw Unmet.failed(
                    "arrived as '%s'".formatted(shown.replace("\r", "\\r").replace("\n", "\\n")));
        }
    }
}
