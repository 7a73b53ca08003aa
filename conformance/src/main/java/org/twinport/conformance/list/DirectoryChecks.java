package org.twinport.conformance.list;

import static org.twinport.conformance.check.Check.habit;
import static org.twinport.conformance.check.Check.must;
import static org.twinport.conformance.check.Check.should;
import static org.twinport.conformance.check.Document.RFC2577;
import static org.twinport.conformance.check.Document.RFC959;

import org.twinport.conformance.check.Answer;
import org.twinport.conformance.check.Check;
import org.twinport.conformance.check.Control;
import org.twinport.conformance.check.Site;
import org.twinport.conformance.check.Unmet;

import java.io.IOException;
import java.util.List;

/** PWD, CWD, CDUP, MKD, RMD, DELE, RNFR and RNTO; constants. */
final class DirectoryChecks {

    static final List<Check> CHECKS =
            List.of(
                    must(
                            "pwd",
                            RFC959,
                            "App. II",
                            "PWD is answered with 257 and an absolute path in quotes",
                            s -> {
                                Answer pwd = s.user().ask("PWD").is(257);
                                if (!Quoted.path(pwd).startsWith("/")) {
                                    throw pwd.failed();
                                }
                            }),
                    must(
                            "pwd-quotes",
                            RFC959,
                            "App. II",
                            "A quote in the path that PWD tells is doubled",
                            s -> {
                                Control c = s.inFolder();
                                c.makeDirectory("a\"b");
                                c.ask("CWD a\"b").done();
                                Answer pwd = c.ask("PWD").is(257);
                                if (!Quoted.path(pwd).endsWith("/a\"b")) {
                                    throw pwd.failed();
                                }
                            }),
                    must(
                            "mkd",
                            RFC959,
                            "5.4",
                            "MKD is answered with 257 and the path in quotes",
                            s -> {
                                Answer made = s.inFolder().ask("MKD d").is(257);
                                if (!Quoted.path(made).endsWith("d")) {
                                    throw made.failed();
                                }
                            }),
                    must(
                            "mkd-quotes",
                            RFC959,
                            "App. II",
                            "A quote in the path that MKD tells is doubled",
                            s -> {
                                Answer made = s.inFolder().ask("MKD a\"b").is(257);
                                if (!Quoted.path(made).endsWith("a\"b")) {
                                    throw made.failed();
                                }
                            }),
                    should(
                            "mkd-path",
                            RFC959,
                            "App. II",
                            "The path that MKD tells can be given to CWD from anywhere",
                            s -> {
                                Control c = s.inFolder();
                                String path = Quoted.path(c.ask("MKD d").is(257));
                                c.ask("CWD /");
                                c.ask("CWD " + path).done();
                            }),
                    must(
                            "mkd-exists",
                            RFC959,
                            "5.4",
                            "MKD of what exists is refused with 550 or 521",
                            s -> {
                                Control c = s.inFolder();
                                c.makeDirectory("d");
                                c.ask("MKD d").is(550, 521);
                            }),
                    must(
                            "cwd",
                            RFC959,
                            "5.4",
                            "CWD is answered with 250",
                            s -> {
                                Control c = s.inFolder();
                                c.makeDirectory("d");
                                c.ask("CWD d").is(250);
                            }),
                    must(
                            "cwd-missing",
                            RFC959,
                            "5.4",
                            "CWD to what is not there is refused with 550, and the directory stays",
                            s -> {
                                Control c = s.inFolder();
                                String before = c.ask("PWD").text();
                                c.ask("CWD no-such-directory").is(550);
                                Answer after = c.ask("PWD");
                                if (!before.equals(after.text())) {
                                    throw after.failed();
                                }
                            }),
                    must(
                            "cwd-file",
                            RFC959,
                            "5.4",
                            "CWD to a file is refused with 550",
                            s -> {
                                Control c = s.inFolder();
                                c.put("x", "x");
                                c.ask("CWD x").is(550);
                            }),
                    must(
                            "cdup",
                            RFC959,
                            "5.4",
                            "CDUP goes up by one and is answered with 200 or 250",
                            s -> {
                                Control c = s.inFolder();
                                String before = Quoted.path(c.ask("PWD").is(257));
                                c.ask("CDUP").is(200, 250);
                                Answer after = c.ask("PWD").is(257);
                                if (!before.startsWith(Quoted.path(after))
                                        || before.equals(Quoted.path(after))) {
                                    throw after.failed();
                                }
                            }),
                    should(
                            "cwd-above-root",
                            RFC2577,
                            "4",
                            "No number of '..' leads above the root",
                            s -> {
                                Control c = s.user();
                                c.ask("CWD " + "../".repeat(40));
                                Answer pwd = c.ask("PWD").is(257);
                                if (Quoted.path(pwd).contains("..")) {
                                    throw pwd.failed();
                                }
                            }),
                    must(
                            "rmd",
                            RFC959,
                            "5.4",
                            "RMD is answered with 250, and the directory is gone",
                            s -> {
                                Control c = s.inFolder();
                                c.makeDirectory("d");
                                c.ask("RMD d").is(250);
                                c.ask("CWD d").is(550);
                            }),
                    must(
                            "rmd-missing",
                            RFC959,
                            "5.4",
                            "RMD of what is not there is refused with 550",
                            s -> s.inFolder().ask("RMD d").is(550)),
                    must(
                            "rmd-file",
                            RFC959,
                            "4.1.3",
                            "RMD of a file is refused with 550, and the file stays",
                            s -> {
                                Control c = s.inFolder();
                                c.put("x", "x");
                                c.ask("RMD x").is(550);
                                c.fetch("RETR x");
                            }),
                    habit(
                            "rmd-not-empty",
                            "RMD of a directory with something in it is refused, and nothing is lost",
                            s -> {
                                Control c = s.inFolder();
                                c.makeDirectory("d");
                                c.put("d/x", "x");
                                c.ask("RMD d").refused();
                                c.fetch("RETR d/x");
                            }),
                    must(
                            "dele",
                            RFC959,
                            "5.4",
                            "DELE is answered with 250, and the file is gone",
                            s -> {
                                Control c = s.inFolder();
                                c.put("x", "x");
                                c.ask("DELE x").is(250);
                                c.ask("DELE x").is(550, 450);
                            }),
                    must(
                            "dele-missing",
                            RFC959,
                            "5.4",
                            "DELE of what is not there is refused with 550 or 450",
                            s -> s.inFolder().ask("DELE x").is(550, 450)),
                    must(
                            "dele-directory",
                            RFC959,
                            "4.1.3",
                            "DELE of a directory is refused, and it stays",
                            s -> {
                                Control c = s.inFolder();
                                c.makeDirectory("d");
                                c.ask("DELE d").is(550, 450);
                                c.ask("CWD d").done();
                            }),
                    must(
                            "rename",
                            RFC959,
                            "4.1.3",
                            "RNFR is answered with 350 and RNTO with 250, and the file has the new name alone",
                            s -> {
                                Control c = s.inFolder();
                                c.put("x", "abc");
                                c.ask("RNFR x").is(350);
                                c.ask("RNTO y").is(250);
                                c.fetch("RETR y");
                                c.ask("DELE x").refused();
                            }),
                    must(
                            "rnto-alone",
                            RFC959,
                            "5.4",
                            "RNTO without RNFR is answered with 503",
                            s -> s.inFolder().ask("RNTO x").is(503)),
                    must(
                            "rnfr-missing",
                            RFC959,
                            "5.4",
                            "RNFR of what is not there is refused with 550 or 450",
                            s -> s.inFolder().ask("RNFR x").is(550, 450)),
                    should(
                            "rnfr-forgotten",
                            RFC959,
                            "4.1.3",
                            "Only RNTO follows RNFR: after CWD it is answered with 503, or CWD is refused",
                            s -> {
                                Control c = s.inFolder();
                                c.put("x", "abc");
                                c.ask("RNFR x").is(350);
                                // Some refuse the other command instead.
                                if (!c.ask("CWD .").isRefusal()) {
                                    c.ask("RNTO y").is(503);
                                }
                            }),
                    must(
                            "rnto-once",
                            RFC959,
                            "4.1.3",
                            "RNTO works once for each RNFR",
                            DirectoryChecks::renameOnce),
                    should(
                            "argument-missing",
                            RFC959,
                            "5.4",
                            "RETR, STOR, DELE, RNFR and MKD without an argument are refused with 501 or 500",
                            s -> {
                                Control c = s.inFolder();
                                for (String verb : List.of("RETR", "STOR", "DELE", "RNFR", "MKD")) {
                                    c.ask(verb).is(501, 500);
                                }
                            }));

    private DirectoryChecks() {}

    private static void renameOnce(Site site) throws IOException, Unmet {
        Control control = site.inFolder();
        control.put("x", "abc");
        control.ask("RNFR x").is(350);
        control.ask("RNTO y").is(250);
        control.ask("RNTO z").is(503);
    }
}
