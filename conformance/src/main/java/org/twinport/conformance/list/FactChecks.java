package org.twinport.conformance.list;

import static org.twinport.conformance.check.Check.must;
import static org.twinport.conformance.check.Check.should;
import static org.twinport.conformance.check.Document.RFC3659;

import org.twinport.conformance.check.Answer;
import org.twinport.conformance.check.Check;
import org.twinport.conformance.check.Control;
import org.twinport.conformance.check.DataLink;
import org.twinport.conformance.check.Site;
import org.twinport.conformance.check.Unmet;
import org.twinport.protocol.listing.FactTime;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** SIZE, MDTM, MLST and MLSD; constants. */
final class FactChecks {
    private static final Duration SKEW = Duration.ofMinutes(29);
    private static final String FACTS = "([!-~&&[^;=]]+=[^;]*;)*";

    static final List<Check> CHECKS =
            List.of(
                    must(
                            "size",
                            RFC3659,
                            "4.1",
                            "SIZE in TYPE I is answered with 213 and the number of octets, nothing else",
                            s -> {
                                Answer size = filled(s).ask("SIZE x").offered().is(213);
                                if (!size.text().equals("10")) {
                                    throw size.failed();
                                }
                            }),
                    must(
                            "size-ascii",
                            RFC3659,
                            "4",
                            "SIZE in TYPE A tells what RETR would send in TYPE A, or is refused with 550",
                            FactChecks::asciiSize),
                    must(
                            "size-missing",
                            RFC3659,
                            "4.2",
                            "SIZE of what is not there is refused with 550",
                            s -> s.inFolder().ask("SIZE no-such-file").offered().is(550)),
                    must(
                            "size-directory",
                            RFC3659,
                            "4.2",
                            "SIZE of a directory is refused with 550",
                            s -> {
                                Control c = s.inFolder();
                                c.makeDirectory("d");
                                c.ask("SIZE d").offered().is(550);
                            }),
                    must(
                            "mdtm",
                            RFC3659,
                            "3.1",
                            "MDTM is answered with 213 and YYYYMMDDHHMMSS, with fractions at most",
                            s -> {
                                Answer mdtm = filled(s).ask("MDTM x").offered().is(213);
                                if (FactTime.parse(mdtm.text()).isEmpty()) {
                                    throw mdtm.failed();
                                }
                            }),
                    must(
                            "mdtm-utc",
                            RFC3659,
                            "2.3",
                            "The time that MDTM tells is UTC",
                            s -> {
                                Answer mdtm = filled(s).ask("MDTM x").offered().is(213);
                                Instant told =
                                        FactTime.parse(mdtm.text()).orElseThrow(mdtm::failed);
                                if (Duration.between(told, Instant.now()).abs().compareTo(SKEW)
                                        > 0) {
                                    throw Unmet.failed(
                                            "a file of this moment has the time %s"
                                                    .formatted(mdtm.text()));
                                }
                            }),
                    must(
                            "mdtm-missing",
                            RFC3659,
                            "3.2",
                            "MDTM of what is not there is refused with 550",
                            s -> s.inFolder().ask("MDTM no-such-file").offered().is(550)),
                    must(
                            "mlst",
                            RFC3659,
                            "7.2",
                            "MLST is answered with 250, and one line of facts behind one space",
                            s -> {
                                Answer mlst = filled(s).ask("MLST x").offered().is(250);
                                if (mlst.lines().size() != 3
                                        || !mlst.lines()
                                                .get(1)
                                                .matches("(?s) " + FACTS + " .*x\r\n")) {
                                    throw mlst.failed();
                                }
                            }),
                    must(
                            "mlst-here",
                            RFC3659,
                            "7.1",
                            "MLST without a path tells of the current directory",
                            s -> {
                                Answer mlst = s.inFolder().ask("MLST").offered().is(250);
                                if (!mlst.lines().get(1).matches("(?is).*type=(dir|cdir);.*")) {
                                    throw mlst.failed();
                                }
                            }),
                    must(
                            "mlst-missing",
                            RFC3659,
                            "7.2.1",
                            "MLST of what is not there is refused with 550",
                            s -> {
                                Control c = s.inFolder();
                                c.ask("MLST").offered();
                                c.ask("MLST no-such-file").is(550);
                            }),
                    must(
                            "mlst-size",
                            RFC3659,
                            "7.5.7",
                            "The size fact is the number of octets",
                            s -> fact(filled(s), "x", "size", "10")),
                    must(
                            "mlst-type",
                            RFC3659,
                            "7.5.1",
                            "The type fact is 'file' for a file and 'dir' for a directory",
                            s -> {
                                Control c = filled(s);
                                c.makeDirectory("d");
                                fact(c, "x", "type", "file");
                                fact(c, "d", "type", "dir");
                            }),
                    must(
                            "mlst-modify",
                            RFC3659,
                            "7.5.3",
                            "The modify fact is the time that MDTM tells",
                            s -> {
                                Control c = filled(s);
                                Answer mdtm = c.ask("MDTM x").offered().is(213);
                                fact(c, "x", "modify", mdtm.text());
                            }),
                    must(
                            "mlst-perm",
                            RFC3659,
                            "7.5.5",
                            "The perm fact is made of the letters a, c, d, e, f, l, m, p, r and w",
                            s -> {
                                String perm = fact(filled(s), "x", "perm");
                                if (!perm.matches("(?i)[acdeflmprw]*")) {
                                    throw Unmet.failed("perm=" + perm);
                                }
                            }),
                    must(
                            "mlst-unique",
                            RFC3659,
                            "7.5.2",
                            "The unique fact differs for two files and is the same for one",
                            s -> {
                                Control c = filled(s);
                                c.put("y", "abc");
                                String one = fact(c, "x", "unique");
                                if (!one.equals(fact(c, "x", "unique"))
                                        || one.equals(fact(c, "y", "unique"))) {
                                    throw Unmet.failed("unique=%s for two files".formatted(one));
                                }
                            }),
                    must(
                            "mlsd",
                            RFC3659,
                            "7.2",
                            "MLSD sends a line for each entry: facts, one space, the name alone, CR LF",
                            FactChecks::mlsd),
                    must(
                            "mlsd-file",
                            RFC3659,
                            "7.2.1",
                            "MLSD of a file is refused with 501 (or 550)",
                            s -> {
                                Control c = filled(s);
                                c.ask("MLST x").offered();
                                try (DataLink _ = c.passive()) {
                                    c.ask("MLSD x").is(501, 550);
                                }
                            }),
                    must(
                            "mlsd-missing",
                            RFC3659,
                            "7.2.1",
                            "MLSD of what is not there is refused with 550 (or 501)",
                            s -> {
                                Control c = s.inFolder();
                                c.ask("MLST").offered();
                                try (DataLink _ = c.passive()) {
                                    c.ask("MLSD no-such-directory").is(501, 550);
                                }
                            }),
                    should(
                            "mlsd-cdir",
                            RFC3659,
                            "7.5.1.2",
                            "MLSD names the directory itself and its parent only as cdir and pdir",
                            s -> {
                                for (String line : listed(filled(s))) {
                                    if (line.matches("(?is).*type=(file|dir);.* \\.\\.?")) {
                                        throw Unmet.failed("'%s'".formatted(line));
                                    }
                                }
                            }),
                    must(
                            "tvfs",
                            RFC3659,
                            "6",
                            "A server with TVFS takes paths with '/', and '/' alone is the root",
                            s -> {
                                Control c = filled(s);
                                c.needFeature("TVFS");
                                c.makeDirectory("d");
                                c.put("d/y", "abc");
                                c.fetch("RETR d/y");
                                c.fetch("RETR " + Quoted.path(c.ask("PWD").is(257)) + "/x");
                                c.ask("CWD /").done();
                            }));

    private FactChecks() {}

    private static Control filled(Site site) throws IOException, Unmet {
        Control control = site.inFolder();
        control.put("x", "0123456789");
        return control;
    }

    private static void asciiSize(Site site) throws IOException, Unmet {
        Control control = site.inFolder();
        control.put("x", "a\nb\n");
        control.ask("TYPE A").is(200);
        Answer size = control.ask("SIZE x").offered().is(213, 550);
        if (size.code() == 213) {
            int sent = control.fetch("RETR x").length();
            if (!size.text().equals(Integer.toString(sent))) {
                throw Unmet.failed("%s, and RETR sends %d octets".formatted(size, sent));
            }
        }
    }

    private static String fact(Control control, String path, String name)
            throws IOException, Unmet {
        Answer mlst = control.ask("MLST " + path).offered().is(250);
        for (String fact : mlst.lines().get(1).strip().split(";")) {
            if (fact.regionMatches(true, 0, name + "=", 0, name.length() + 1)) {
                return fact.substring(name.length() + 1);
            }
        }
        throw Unmet.notOffered("no %s fact".formatted(name));
    }

    private static void fact(Control control, String path, String name, String value)
            throws IOException, Unmet {
        String told = fact(control, path, name);
        if (!told.equalsIgnoreCase(value)) {
            throw Unmet.failed("%s=%s instead of %s".formatted(name, told, value));
        }
    }

    private static List<String> listed(Control control) throws IOException, Unmet {
        control.ask("MLST").offered();
        return control.lines("MLSD");
    }

    private static void mlsd(Site site) throws IOException, Unmet {
        Control control = filled(site);
        control.makeDirectory("d");
        control.ask("MLST").offered();
        String all = control.fetch("MLSD");
        if (!all.matches("(?s)(" + FACTS + " [^\\r\\n]+\r\n)+")) {
            throw Unmet.failed("'%s'".formatted(all.lines().findFirst().orElse("")));
        }
        for (String name : List.of("x", "d")) {
            if (all.lines().noneMatch(line -> line.endsWith("; " + name))) {
                throw Unmet.failed("no line for '%s'".formatted(name));
            }
        }
    }
}
