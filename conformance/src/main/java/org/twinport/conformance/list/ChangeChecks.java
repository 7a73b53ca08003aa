package org.twinport.conformance.list;

import static org.twinport.conformance.check.Check.habit;
import static org.twinport.conformance.check.Check.must;
import static org.twinport.conformance.check.Document.HASH_DRAFT;
import static org.twinport.conformance.check.Document.MFXX_DRAFT;

import org.twinport.conformance.check.Answer;
import org.twinport.conformance.check.Check;
import org.twinport.conformance.check.Control;
import org.twinport.conformance.check.Site;
import org.twinport.conformance.check.Unmet;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** MFMT, MFCT, MFF, and HASH with its older forms; constants. */
final class ChangeChecks {
    private static final String THEN = "20200102030405";

    /** What is hashed: "abc", for which every standard prints the value. */
    private static final String CONTENT = "abc";

    private static final String SHA256 =
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static final String SHA1 = "a9993e364706816aba3e25717850c26c9cd0d89d";
    private static final String MD5 = "900150983cd24fb0d6963f7d28e17f72";
    private static final String CRC32 = "352441c2";

    static final List<Check> CHECKS =
            List.of(
                    must(
                            "mfmt",
                            MFXX_DRAFT,
                            "3",
                            "MFMT is answered with 213 and 'Modify=', and MDTM tells the time that was set",
                            s -> {
                                Control c = file(s);
                                Answer mfmt = c.ask("MFMT " + THEN + " x").offered().is(213);
                                if (!mfmt.text().matches("(?is)modify=" + THEN + "; .*x\\.?")) {
                                    throw mfmt.failed();
                                }
                                told(c);
                            }),
                    must(
                            "mfmt-syntax",
                            MFXX_DRAFT,
                            "3",
                            "MFMT with a time that is none is refused",
                            s -> {
                                Control c = file(s);
                                c.ask("MFMT " + THEN + " x").offered();
                                c.ask("MFMT 20201301000000 x").refused();
                                c.ask("MFMT yesterday x").refused();
                            }),
                    must(
                            "mfmt-missing",
                            MFXX_DRAFT,
                            "3",
                            "MFMT of what is not there is refused with 550",
                            s ->
                                    s.inFolder()
                                            .ask("MFMT " + THEN + " no-such-file")
                                            .offered()
                                            .is(550)),
                    must(
                            "mff",
                            MFXX_DRAFT,
                            "5",
                            "MFF sets the modify fact, and MDTM tells it",
                            s -> {
                                Control c = file(s);
                                c.ask("MFF modify=" + THEN + "; x").offered().is(213);
                                told(c);
                            }),
                    must(
                            "mfct",
                            MFXX_DRAFT,
                            "4",
                            "MFCT sets the creation time, or is refused with 501, 504 or 550 where there is none",
                            s ->
                                    file(s).ask("MFCT " + THEN + " x")
                                            .offered()
                                            .is(213, 501, 504, 550)),
                    habit(
                            "mdtm-sets",
                            "MDTM with a time before the path sets it, as older clients do",
                            s -> {
                                Control c = file(s);
                                Answer set = c.ask("MDTM " + THEN + " x");
                                if (set.isRefusal()) {
                                    throw Unmet.notOffered(set.toString());
                                }
                                told(c);
                            }),
                    habit(
                            "site-chmod",
                            "SITE CHMOD is answered with 200 or 250",
                            s -> sited(file(s), "SITE CHMOD 640 x")),
                    habit(
                            "site-utime",
                            "SITE UTIME is answered with 200 or 213",
                            s -> sited(file(s), "SITE UTIME " + THEN.substring(0, 14) + " x")),
                    must(
                            "hash-feat",
                            HASH_DRAFT,
                            "3.2",
                            "HASH stands in FEAT with its algorithms, the chosen one with an asterisk",
                            s -> {
                                Control c = s.user();
                                c.ask("HASH no-such-file").offered();
                                String line =
                                        c.feature("HASH")
                                                .orElseThrow(() ->
                                                        Unmet.failed(
                                                                "HASH works and is not in FEAT"));
                                if (!line.matches(
                                        "(?i)HASH (?=[^*]*\\*[^*]*$)[A-Z0-9-]+\\*?(;[A-Z0-9-]+\\*?)*;?")) {
                                    throw Unmet.failed("'%s' in FEAT".formatted(line));
                                }
                            }),
                    must(
                            "hash",
                            HASH_DRAFT,
                            "3.1",
                            "HASH is answered with 213, the algorithm, the range, the right value and the path",
                            ChangeChecks::hash),
                    must(
                            "hash-missing",
                            HASH_DRAFT,
                            "3.1",
                            "HASH of what is not there is refused with 550 or 552",
                            s -> s.inFolder().ask("HASH no-such-file").offered().is(550, 552)),
                    must(
                            "hash-directory",
                            HASH_DRAFT,
                            "3.1",
                            "HASH of a directory is refused with 553 or 550",
                            s -> {
                                Control c = s.inFolder();
                                c.makeDirectory("d");
                                c.ask("HASH d").offered().is(553, 550);
                            }),
                    must(
                            "opts-hash",
                            HASH_DRAFT,
                            "3.3",
                            "OPTS HASH selects an algorithm; one that is not there is refused with 504 or 501",
                            s -> {
                                Control c = file(s);
                                c.ask("HASH no-such-file").offered();
                                c.ask("OPTS HASH XYZZ").is(504, 501);
                                c.ask("OPTS HASH SHA-1").is(200);
                                value(c.ask("HASH x").is(213), SHA1);
                            }),
                    habit(
                            "xcrc",
                            "XCRC tells the CRC-32 of a file",
                            s -> value(s, "XCRC x", CRC32)),
                    habit("xmd5", "XMD5 tells the MD5 of a file", s -> value(s, "XMD5 x", MD5)),
                    habit("xsha", "XSHA tells the SHA-1 of a file", s -> value(s, "XSHA x", SHA1)),
                    habit(
                            "xsha1",
                            "XSHA1 tells the SHA-1 of a file",
                            s -> value(s, "XSHA1 x", SHA1)),
                    habit(
                            "xsha256",
                            "XSHA256 tells the SHA-256 of a file",
                            s -> value(s, "XSHA256 x", SHA256)));

    private ChangeChecks() {}

    private static Control file(Site site) throws IOException, Unmet {
        Control control = site.inFolder();
        control.put("x", CONTENT);
        return control;
    }

    private static void told(Control control) throws IOException, Unmet {
        Answer mdtm = control.ask("MDTM x").offered().is(213);
        if (!mdtm.text().startsWith(THEN)) {
            throw mdtm.failed();
        }
    }

    private static void sited(Control control, String line) throws IOException, Unmet {
        Answer answer = control.ask(line);
        if (answer.code() == 500
                || answer.code() == 501
                || answer.code() == 502
                || answer.code() == 504) {
            throw Unmet.notOffered(answer.toString());
        }
        answer.is(200, 213, 250);
    }

    private static void hash(Site site) throws IOException, Unmet {
        Control control = file(site);
        control.ask("HASH no-such-file").offered();
        Answer opts = control.ask("OPTS HASH SHA-256");
        if (opts.isRefusal()) {
            throw Unmet.skipped("no SHA-256: " + opts);
        }
        Answer hash = control.ask("HASH x").is(213);
        if (!hash.text().matches("(?is)SHA-256 0-\\d+ [0-9a-f]{64} .*x")) {
            throw hash.failed();
        }
        value(hash, SHA256);
    }

    private static void value(Site site, String line, String expected) throws IOException, Unmet {
        value(file(site).ask(line).offered().done(), expected);
    }

    private static void value(Answer answer, String expected) throws Unmet {
        if (!answer.text().toLowerCase(Locale.ROOT).contains(expected)) {
            throw answer.failed();
        }
    }
}
