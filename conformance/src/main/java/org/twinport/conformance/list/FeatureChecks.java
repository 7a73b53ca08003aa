package org.twinport.conformance.list;

import static org.twinport.conformance.check.Check.habit;
import static org.twinport.conformance.check.Check.must;
import static org.twinport.conformance.check.Check.should;
import static org.twinport.conformance.check.Document.RFC2389;
import static org.twinport.conformance.check.Document.RFC2640;
import static org.twinport.conformance.check.Document.RFC3659;

import org.twinport.conformance.check.Answer;
import org.twinport.conformance.check.Check;
import org.twinport.conformance.check.Control;
import org.twinport.conformance.check.Site;
import org.twinport.conformance.check.Unmet;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** FEAT and OPTS; constants. */
final class FeatureChecks {

    /** What a feature promises, as a command that must be understood; of those known here. */
    private static final Map<String, String> PROMISES =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("AUTH", "AUTH TLS"),
                            Map.entry("CLNT", "CLNT check"),
                            Map.entry("EPSV", "EPSV"),
                            Map.entry("HASH", "HASH no-such-file"),
                            Map.entry("HOST", "HOST example.com"),
                            Map.entry("LANG", "LANG"),
                            Map.entry("MDTM", "MDTM no-such-file"),
                            Map.entry("MFMT", "MFMT 20200101000000 no-such-file"),
                            Map.entry("MFF", "MFF modify=20200101000000; no-such-file"),
                            Map.entry("MLST", "MLST"),
                            Map.entry("PBSZ", "PBSZ 0"),
                            Map.entry("PROT", "PROT C"),
                            Map.entry("REST", "REST 0"),
                            Map.entry("SIZE", "SIZE no-such-file"),
                            Map.entry("XCRC", "XCRC no-such-file"),
                            Map.entry("XMD5", "XMD5 no-such-file"),
                            Map.entry("XSHA1", "XSHA1 no-such-file"),
                            Map.entry("XSHA256", "XSHA256 no-such-file")));

    static final List<Check> CHECKS =
            List.of(
                    must(
                            "feat-form",
                            RFC2389,
                            "3.2",
                            "FEAT is answered with 211, one feature to a line, each behind one space",
                            s -> {
                                Answer feat = s.user().ask("FEAT").offered().is(211);
                                List<String> raw = feat.lines();
                                for (String line : raw.subList(1, Math.max(1, raw.size() - 1))) {
                                    if (!line.matches("(?s) [!-~].*")) {
                                        throw Unmet.failed(
                                                "a line '%s' in FEAT".formatted(line.strip()));
                                    }
                                }
                            }),
                    must(
                            "feat-is-true",
                            RFC2389,
                            "3.2",
                            "Every feature that FEAT shows is there: its verb is not answered with 500 or 502",
                            FeatureChecks::promises),
                    must(
                            "feat-size",
                            RFC3659,
                            "4.3",
                            "A server that has SIZE shows it in FEAT",
                            s -> shown(s, "SIZE", "SIZE no-such-file")),
                    must(
                            "feat-mdtm",
                            RFC3659,
                            "3.3",
                            "A server that has MDTM shows it in FEAT",
                            s -> shown(s, "MDTM", "MDTM no-such-file")),
                    must(
                            "feat-rest",
                            RFC3659,
                            "5.4",
                            "A server that has REST in stream mode shows 'REST STREAM' in FEAT",
                            s -> {
                                Control c = s.user();
                                c.ask("REST 1").offered();
                                if (c.features().stream()
                                        .noneMatch("REST STREAM"::equalsIgnoreCase)) {
                                    throw Unmet.failed(
                                            "REST works and 'REST STREAM' is not in FEAT");
                                }
                            }),
                    must(
                            "feat-mlst",
                            RFC3659,
                            "7.8",
                            "A server that has MLST shows it in FEAT with its facts, those in use with an asterisk",
                            s -> {
                                Control c = s.user();
                                c.ask("MLST").offered();
                                String line =
                                        c.feature("MLST")
                                                .orElseThrow(() ->
                                                        Unmet.failed(
                                                                "MLST works and is not in FEAT"));
                                if (!line.matches("(?i)MLST ([!-~&&[^;*]]+\\*?;)+")
                                        || !line.contains("*")) {
                                    throw Unmet.failed("'%s' in FEAT".formatted(line));
                                }
                            }),
                    should(
                            "feat-mlsd",
                            RFC3659,
                            "7.8",
                            "MLSD has no line of its own in FEAT",
                            s -> {
                                Control c = s.user();
                                c.needFeature("MLST");
                                if (c.feature("MLSD").isPresent()) {
                                    throw Unmet.failed("MLSD in FEAT");
                                }
                            }),
                    should(
                            "feat-utf8",
                            RFC2640,
                            "3.2",
                            "A server that takes UTF-8 shows UTF8 in FEAT",
                            s -> {
                                Control c = s.inFolder();
                                c.put("\u00c3\u00a4", "x");
                                if (c.feature("UTF8").isEmpty()) {
                                    throw Unmet.failed(
                                            "a name in UTF-8 was taken and UTF8 is not in FEAT");
                                }
                            }),
                    habit(
                            "feat-epsv",
                            "A server that has EPSV and EPRT shows them in FEAT",
                            s -> {
                                shown(s, "EPSV", "EPSV 9");
                                shown(s, "EPRT", "EPRT |9|x|1|");
                            }),
                    must(
                            "opts-unknown",
                            RFC2389,
                            "4",
                            "OPTS of a verb that is not there is refused with 500, 501, 502 or 504",
                            s -> {
                                s.user().ask("OPTS XYZZ on").is(501, 500, 502, 504);
                            }),
                    must(
                            "opts-mlst",
                            RFC3659,
                            "7.9",
                            "OPTS MLST selects facts, and says which",
                            FeatureChecks::select),
                    must(
                            "opts-mlst-unknown",
                            RFC3659,
                            "7.9",
                            "OPTS MLST leaves out facts that are not there, and is not refused for them",
                            s -> {
                                Control c = s.user();
                                c.needFeature("MLST");
                                Answer opts = c.ask("OPTS MLST type;xyzz;").is(200);
                                if (!opts.text().matches("(?is).*MLST OPTS.*type;.*")
                                        || opts.text().contains("xyzz")) {
                                    throw opts.failed();
                                }
                            }),
                    habit(
                            "opts-utf8",
                            "OPTS UTF8 ON is answered with 200 or 202, as clients send it unasked",
                            s -> s.user().ask("OPTS UTF8 ON").is(200, 202)),
                    habit(
                            "clnt",
                            "CLNT is answered with 200",
                            s -> s.user().ask("CLNT conformance check").offered().is(200)));

    private FeatureChecks() {}

    private static void promises(Site site) throws IOException, Unmet {
        for (Map.Entry<String, String> promise : PROMISES.entrySet()) {
            Control control = site.user();
            if (control.feature(promise.getKey()).isPresent()) {
                Answer answer = control.ask(promise.getValue());
                if (answer.code() == 500 || answer.code() == 502) {
                    throw answer.failed();
                }
            }
            control.close();
        }
    }

    private static void shown(Site site, String feature, String command) throws IOException, Unmet {
        Control control = site.user();
        control.ask(command).offered();
        if (control.feature(feature).isEmpty()) {
            throw Unmet.failed("%s works and is not in FEAT".formatted(feature));
        }
    }

    private static void select(Site site) throws IOException, Unmet {
        Control control = site.inFolder();
        control.needFeature("MLST");
        control.put("x", "abc");
        Answer opts = control.ask("OPTS MLST type;size;").is(200);
        if (!opts.text().matches("(?is).*MLST OPTS (?=.*type;)(?=.*size;).*")) {
            throw opts.failed();
        }
        Answer mlst = control.ask("MLST x").is(250);
        if (!mlst.lines().get(1).matches("(?is) ?(type=file;size=3;|size=3;type=file;) .*\r\n")) {
            throw mlst.failed();
        }
    }
}
