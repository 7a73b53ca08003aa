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

/** USER, PASS, REIN, and what is refused before them; constants. */
final class LoginChecks {
    private static final String WRONG = "not-the-password-7Q";

    static final List<Check> CHECKS =
            List.of(
                    must(
                            "user",
                            RFC959,
                            "5.4",
                            "USER is answered with 331, 332 or 230",
                            s -> s.greeted().ask("USER " + s.target().user()).is(331, 332, 230)),
                    must(
                            "pass",
                            RFC959,
                            "5.4",
                            "PASS with the right password is answered with 230, 202 or 332",
                            LoginChecks::pass),
                    must(
                            "pass-without-user",
                            RFC959,
                            "5.4",
                            "PASS without USER is answered with 503 (or 530)",
                            s -> s.greeted().ask("PASS x").is(503, 530)),
                    must(
                            "wrong-password",
                            RFC959,
                            "5.4",
                            "A wrong password is answered with 530, and nobody is logged in",
                            LoginChecks::wrongPassword),
                    should(
                            "unknown-user",
                            RFC2577,
                            "7",
                            "A user who does not exist is answered as one who does: 331, then 530",
                            s -> {
                                Control c = s.greeted();
                                c.ask("USER nobody-of-this-name-7q").is(331);
                                c.ask("PASS " + WRONG).is(530);
                            }),
                    must(
                            "no-files-before-login",
                            RFC959,
                            "5.4",
                            "RETR, STOR, APPE, DELE, RNFR, MKD and RMD before the login are answered with 530",
                            s ->
                                    refused(
                                            s, "RETR x", "STOR x", "APPE x", "DELE x", "RNFR x",
                                            "MKD x", "RMD x")),
                    must(
                            "no-lists-before-login",
                            RFC959,
                            "5.4",
                            "LIST, NLST, CWD and PWD before the login are answered with 530",
                            s -> refused(s, "LIST", "NLST", "CWD x", "PWD")),
                    must(
                            "no-ports-before-login",
                            RFC959,
                            "5.4",
                            "PASV and PORT before the login are answered with 530",
                            s -> refused(s, "PASV", "PORT 127,0,0,1,200,1")),
                    must(
                            "no-facts-before-login",
                            RFC2577,
                            "4",
                            "SIZE, MDTM, MLST and STAT with a path tell nothing before the login",
                            s -> {
                                Control c = s.greeted();
                                for (String line :
                                        List.of("SIZE x", "MDTM x", "MLST /", "STAT /")) {
                                    c.ask(line).refused();
                                }
                            }),
                    should(
                            "password-not-shown",
                            RFC2577,
                            "6",
                            "The reply to a wrong password does not repeat it",
                            s -> {
                                Control c = s.greeted();
                                c.ask("USER " + s.target().user());
                                Answer answer = c.ask("PASS " + WRONG);
                                if (answer.text().contains(WRONG)) {
                                    throw answer.failed();
                                }
                            }),
                    must(
                            "rein",
                            RFC959,
                            "4.1.1",
                            "REIN is answered with 220 and logs the user out",
                            s -> {
                                Control c = s.user();
                                c.ask("REIN").offered().is(220);
                                c.ask("PWD").is(530);
                                s.login(c);
                            }),
                    habit(
                            "feat-before-login",
                            "FEAT is answered before the login, so that clients find AUTH TLS and UTF8",
                            s -> s.greeted().ask("FEAT").is(211)));

    private LoginChecks() {}

    private static void pass(Site site) throws IOException, Unmet {
        Control control = site.greeted();
        if (control.ask("USER " + site.target().user()).code() == 331) {
            control.ask("PASS " + site.target().password()).is(230, 202, 332);
        }
    }

    private static void wrongPassword(Site site) throws IOException, Unmet {
        Control control = site.greeted();
        Answer user = control.ask("USER " + site.target().user());
        if (user.code() == 230) {
            throw Unmet.skipped("no password is asked for");
        }
        control.ask("PASS " + WRONG).is(530);
        control.ask("PWD").refused();
    }

    private static void refused(Site site, String... lines) throws IOException, Unmet {
        Control control = site.greeted();
        for (String line : lines) {
            control.ask(line).is(530);
        }
    }
}
