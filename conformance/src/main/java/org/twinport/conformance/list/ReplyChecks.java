package org.twinport.conformance.list;

import static org.twinport.conformance.check.Check.habit;
import static org.twinport.conformance.check.Check.must;
import static org.twinport.conformance.check.Check.should;
import static org.twinport.conformance.check.Document.RFC1123;
import static org.twinport.conformance.check.Document.RFC959;

import org.twinport.conformance.check.Answer;
import org.twinport.conformance.check.Check;
import org.twinport.conformance.check.Control;
import org.twinport.conformance.check.Site;
import org.twinport.conformance.check.Unmet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The form of replies, and verbs that do nothing but reply; constants. */
final class ReplyChecks {
    private static final List<String> TALKATIVE =
            List.of(
                    "FEAT", "HELP", "STAT", "SYST", "NOOP", "TYPE I", "PWD", "MODE S", "XYZZ",
                    "MLST");

    /** RFC 1123 section 4.1.2.13, but for those that other checks send anyway. */
    private static final List<String> REQUIRED =
            List.of(
                    "ACCT x", "CWD .", "CDUP", "TYPE I", "MODE S", "STRU F", "PWD", "SYST", "STAT",
                    "HELP", "NOOP");

    static final List<Check> CHECKS =
            List.of(
                    must(
                            "greeting",
                            RFC959,
                            "5.4",
                            "The server greets with 220, after 120 at most",
                            s -> {
                                Answer first = s.dialled().answer();
                                first.is(220, 120);
                            }),
                    must(
                            "reply-line-ends",
                            RFC959,
                            "4.2",
                            "Every line of a reply ends in CR LF",
                            s -> {
                                for (Answer answer : talk(s)) {
                                    require(
                                            answer,
                                            answer.lines().stream()
                                                    .allMatch(l -> l.endsWith("\r\n")));
                                }
                            }),
                    must(
                            "reply-codes",
                            RFC959,
                            "4.2.1",
                            "A reply begins with three digits, of which the first is 1 to 6 and the second 0 to 5",
                            s -> {
                                for (Answer answer : talk(s)) {
                                    require(
                                            answer,
                                            answer.lines()
                                                    .getFirst()
                                                    .matches("(?s)[1-6][0-5]\\d[ -].*"));
                                }
                            }),
                    must(
                            "reply-lines",
                            RFC959,
                            "4.2",
                            "A reply of several lines begins with a hyphen and ends with the same code and a space",
                            s -> {
                                for (Answer answer : talk(s)) {
                                    require(answer, isBracketed(answer));
                                }
                            }),
                    must(
                            "reply-middle-lines",
                            RFC959,
                            "4.2",
                            "A line within a reply that begins with three digits repeats the code with a hyphen, or is indented",
                            s -> {
                                for (Answer answer : talk(s)) {
                                    require(
                                            answer,
                                            answer.lines().stream()
                                                    .skip(1)
                                                    .limit(Math.max(0, answer.lines().size() - 2))
                                                    .noneMatch(l -> l.matches("(?s)\\d\\d\\d .*")));
                                }
                            }),
                    must(
                            "unknown-verb",
                            RFC959,
                            "4.2.2",
                            "A verb that does not exist is answered with 500 or 502, and the session goes on",
                            s -> {
                                Control c = s.user();
                                c.ask("XYZZ").is(500, 502);
                                c.ask("NOOP").is(200);
                            }),
                    must(
                            "verb-in-any-case",
                            RFC959,
                            "5.3",
                            "Verbs are the same in upper and lower case",
                            s -> s.user().ask("nOoP").is(200)),
                    must(
                            "noop",
                            RFC959,
                            "5.4",
                            "NOOP is answered with 200",
                            s -> s.user().ask("NOOP").is(200)),
                    must(
                            "help",
                            RFC959,
                            "5.4",
                            "HELP is answered with 211 or 214",
                            s -> s.user().ask("HELP").is(211, 214)),
                    should(
                            "help-verb",
                            RFC959,
                            "4.1.3",
                            "HELP takes a verb, with 211 or 214 for one that is there",
                            s -> s.user().ask("HELP RETR").is(211, 214)),
                    must(
                            "syst",
                            RFC959,
                            "5.4",
                            "SYST is answered with 215 and the name of a system",
                            s -> {
                                Answer syst = s.user().ask("SYST").is(215);
                                require(
                                        syst,
                                        syst.text().matches("(?s)[A-Z][A-Za-z0-9./-]*( .*)?"));
                            }),
                    habit(
                            "syst-unix",
                            "SYST says 'UNIX Type: L8', so that clients read LIST as a Unix listing",
                            s -> {
                                Answer syst = s.user().ask("SYST").is(215);
                                require(syst, syst.text().startsWith("UNIX Type: L8"));
                            }),
                    must(
                            "stat",
                            RFC959,
                            "5.4",
                            "STAT without a path is answered with 211",
                            s -> s.user().ask("STAT").is(211)),
                    must(
                            "allo",
                            RFC959,
                            "5.4",
                            "ALLO is answered with 200, or with 202 where it is superfluous",
                            s -> s.user().ask("ALLO 1000").offered().is(200, 202)),
                    must(
                            "acct",
                            RFC959,
                            "5.4",
                            "ACCT where none is needed is answered with 202, 230 or 500 to 503, and the session goes on",
                            s -> {
                                Control c = s.user();
                                c.ask("ACCT x").is(202, 230, 500, 502, 503);
                                c.ask("NOOP").is(200);
                            }),
                    must(
                            "site-unknown",
                            RFC1123,
                            "4.1.2.8",
                            "An unknown SITE command is refused with 500 to 504 or answered with 202",
                            s -> s.user().ask("SITE XYZZ").is(500, 501, 502, 503, 504, 202)),
                    must(
                            "quit",
                            RFC959,
                            "4.1.1",
                            "QUIT is answered with 221 and the server ends the connection",
                            s -> {
                                Control c = s.user();
                                c.ask("QUIT").is(221);
                                if (!c.ends()) {
                                    throw Unmet.failed("the connection stays open after QUIT");
                                }
                            }),
                    must(
                            "minimum",
                            RFC1123,
                            "4.1.2.13",
                            "The verbs that every server needs are there: none of ACCT to NOOP is answered with 500 or 502",
                            s -> {
                                Control c = s.user();
                                for (String line : REQUIRED) {
                                    Answer answer = c.ask(line);
                                    require(
                                            answer,
                                            line.startsWith("ACCT")
                                                    || (answer.code() != 500
                                                            && answer.code() != 502));
                                }
                            }),
                    should(
                            "x-verbs",
                            RFC1123,
                            "4.1.3.1",
                            "XMKD, XCWD, XPWD, XCUP and XRMD do what MKD, CWD, PWD, CDUP and RMD do",
                            s -> {
                                Control c = s.inFolder();
                                c.ask("XMKD x").is(257);
                                c.ask("XCWD x").is(250, 200);
                                c.ask("XPWD").is(257);
                                c.ask("XCUP").is(250, 200);
                                c.ask("XRMD x").is(250);
                            }));

    private ReplyChecks() {}

    private static List<Answer> talk(Site site) throws IOException, Unmet {
        Control control = site.user();
        List<Answer> answers = new ArrayList<>();
        for (String line : TALKATIVE) {
            answers.add(control.ask(line));
        }
        return answers;
    }

    private static boolean isBracketed(Answer answer) {
        String first = answer.lines().getFirst();
        String last = answer.lines().getLast();
        return answer.lines().size() == 1
                ? first.matches("(?s)\\d\\d\\d .*")
                : first.matches("(?s)\\d\\d\\d-.*") && last.startsWith(first.substring(0, 3) + " ");
    }

    private static void require(Answer answer, boolean met) throws Unmet {
        if (!met) {
            throw answer.failed();
        }
    }
}
