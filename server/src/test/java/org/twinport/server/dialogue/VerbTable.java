package org.twinport.server.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twinport.server.dialogue.VerbRow.notOffered;
import static org.twinport.server.dialogue.VerbRow.of;

import org.twinport.protocol.command.Verb;
import org.twinport.server.fixture.TestTls;
import org.twinport.storage.view.Permission;
import org.twinport.testkit.dialogue.Dialogue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One success and one refusal for every verb; pure. */
final class VerbTable {

    private static final String SHA256 =
            "4b27b09807ad60eebf47a629bbb700735ba943868165c1dc9bafcf7701bc53dc";
    private static final String SHA1 = "076BEECB222600DB2AB9DF8FA84F0AAB6085F842";
    private static final String MD5 = "D750FCCEF9D9BBB1C5889AE063A2F256";
    private static final String CRC32 = "FFE17064";

    private VerbTable() {}

    /** The row of a verb; that a verb has none is a failure. */
    static VerbRow rowOf(Verb verb) {
        VerbRow row = rows().get(verb);
        assertThat(row).as("%s has no row in VerbTable", verb).isNotNull();
        return row;
    }

    private static Map<Verb, VerbRow> rows() {
        return List.of(
                        access(),
                        navigation(),
                        setup(),
                        parameters(),
                        transfers(),
                        files(),
                        hashes(),
                        info(),
                        security())
                .stream()
                .flatMap(List::stream)
                .collect(Collectors.toMap(VerbRow::verb, Function.identity()));
    }

    private static List<VerbRow> access() {
        return List.of(
                of(Verb.USER, "USER anna", 331, "USER", 501).proof((_, d, _) -> d.ask("PWD", 530)),
                of(Verb.PASS, "PASS open sesame", 230, "PASS wrong", 530)
                        .proof((_, d, _) -> d.ask("PWD", 257))
                        .after("USER anna"),
                of(Verb.ACCT, "ACCT billing", 202, "ACCT", 501),
                of(Verb.REIN, "REIN", 220, "REIN \0", 501).proof((_, d, _) -> d.ask("PWD", 530)),
                of(Verb.QUIT, "QUIT", 221, "QUIT \0", 501).proof((_, d, _) -> d.closed()));
    }

    private static List<VerbRow> navigation() {
        return List.of(
                of(Verb.CWD, "CWD dir", 250, "CWD missing", 550)
                        .proof((_, d, _) -> isIn(d.ask("PWD", 257).text(), "\"/dir\"")),
                of(Verb.XCWD, "XCWD dir", 250, "XCWD dir/file.txt", 550)
                        .proof((_, d, _) -> isIn(d.ask("XPWD", 257).text(), "\"/dir\"")),
                of(Verb.CDUP, "CDUP", 250, "CDUP \0", 501)
                        .proof((_, d, _) -> isIn(d.ask("PWD", 257).text(), "\"/\"")),
                of(Verb.XCUP, "XCUP", 250, "XCUP \0", 501)
                        .proof((_, d, _) -> isIn(d.ask("PWD", 257).text(), "\"/\"")),
                of(Verb.PWD, "PWD", 257, "PWD \0", 501).saying("\"/\""),
                of(Verb.XPWD, "XPWD", 257, "XPWD \0", 501).saying("\"/\""),
                notOffered(Verb.SMNT, "SMNT /mnt"));
    }

    private static void isIn(String text, String part) {
        assertThat(text).contains(part);
    }

    private static List<VerbRow> setup() {
        return List.of(
                of(Verb.PORT, "PORT 127,0,0,1,200,10", 200, "PORT 127,0,0,1,256,0", 501),
                of(Verb.EPRT, "EPRT |1|127.0.0.1|51210|", 200, "EPRT |3|127.0.0.1|51210|", 522),
                of(Verb.PASV, "PASV", 227, "PASV", 503).saying("(127,0,0,1,").after("EPSV ALL"),
                of(Verb.EPSV, "EPSV", 229, "EPSV 2", 522).saying("(|||"));
    }

    private static List<VerbRow> parameters() {
        return List.of(
                of(Verb.TYPE, "TYPE L 8", 200, "TYPE E", 504),
                of(Verb.STRU, "STRU F", 200, "STRU R", 504),
                of(Verb.MODE, "MODE S", 200, "MODE C", 504),
                of(Verb.ALLO, "ALLO 100 R 10", 202, "ALLO much", 501),
                of(Verb.REST, "REST 2", 350, "REST -1", 501),
                of(Verb.OPTS, "OPTS UTF8 ON", 200, "OPTS UTF8 OFF", 504));
    }

    private static List<VerbRow> transfers() {
        return List.of(
                of(Verb.RETR, "RETR data.bin", 226, "RETR missing", 550).needing(Permission.READ),
                of(Verb.STOR, "STOR new", 226, "STOR dir", 550)
                        .proof((s, _, _) -> assertThat(s.text("/new")).contains("new\n"))
                        .needing(Permission.WRITE),
                of(Verb.STOU, "STOU data.bin", 226, "STOU missing/x", 550)
                        .proof((s, _, _) -> assertThat(s.text("/data.bin.1")).contains("new\n"))
                        .needing(Permission.WRITE),
                of(Verb.APPE, "APPE dir/file.txt", 226, "APPE dir", 550)
                        .proof((s, _, _) -> fileIs(s.text("/dir/file.txt"), "one\ntwo\nnew\n"))
                        .needing(Permission.OVERWRITE),
                of(Verb.LIST, "LIST dir", 226, "LIST missing", 550).needing(Permission.LIST),
                of(Verb.NLST, "NLST dir", 226, "NLST missing", 550).needing(Permission.LIST),
                of(Verb.MLSD, "MLSD dir", 226, "MLSD data.bin", 550).needing(Permission.LIST),
                of(Verb.ABOR, "ABOR", 226, "ABOR \0", 501));
    }

    private static void fileIs(Optional<String> content, String expected) {
        assertThat(content).contains(expected);
    }

    private static List<VerbRow> files() {
        return List.of(
                of(Verb.RNFR, "RNFR data.bin", 350, "RNFR missing", 550),
                of(Verb.RNTO, "RNTO moved", 250, "RNTO moved", 503)
                        .proof((s, _, _) -> fileIs(s.text("/moved"), "one\ntwo\n"))
                        .needing(Permission.RENAME),
                of(Verb.DELE, "DELE data.bin", 250, "DELE dir", 550)
                        .proof((s, _, _) -> assertThat(s.content("/data.bin")).isEmpty())
                        .needing(Permission.DELETE),
                of(Verb.RMD, "RMD empty", 250, "RMD dir", 550)
                        .proof((_, d, _) -> d.ask("CWD empty", 550))
                        .needing(Permission.RMDIR),
                of(Verb.XRMD, "XRMD empty", 250, "XRMD missing", 550)
                        .proof((_, d, _) -> d.ask("CWD empty", 550))
                        .needing(Permission.RMDIR),
                of(Verb.MKD, "MKD made", 257, "MKD dir", 550)
                        .saying("\"/made\"")
                        .needing(Permission.MKDIR),
                of(Verb.XMKD, "XMKD made", 257, "XMKD missing/made", 550)
                        .saying("\"/made\"")
                        .needing(Permission.MKDIR),
                of(Verb.SIZE, "SIZE data.bin", 213, "SIZE dir", 550).saying("8"),
                of(Verb.MDTM, "MDTM data.bin", 213, "MDTM missing", 550).saying("20"),
                of(Verb.MLST, "MLST data.bin", 250, "MLST missing", 550).saying("size=8;"),
                of(Verb.MFMT, "MFMT 20200102030405 data.bin", 213, "MFMT 2020 data.bin", 501)
                        .proof((_, d, _) -> isIn(modified(d), "20200102030405"))
                        .needing(Permission.ATTRIBUTES),
                of(Verb.MFCT, "MFCT 20200102030405 data.bin", 213, "MFCT 20200102030405 no", 550)
                        .proof((_, d, _) -> isIn(facts(d), "create=20200102030405;"))
                        .needing(Permission.ATTRIBUTES),
                of(Verb.MFF, "MFF UNIX.mode=0600; data.bin", 213, "MFF Size=3; data.bin", 504)
                        .proof((_, d, _) -> isIn(facts(d), "UNIX.mode=0600;"))
                        .needing(Permission.ATTRIBUTES),
                of(Verb.SITE, "SITE CHMOD 640 data.bin", 200, "SITE REBOOT", 504)
                        .proof((_, d, _) -> isIn(facts(d), "UNIX.mode=0640;"))
                        .needing(Permission.ATTRIBUTES));
    }

    /** The hashes are those of the bytes of /data.bin, as other programs compute them. */
    private static List<VerbRow> hashes() {
        return List.of(
                hash(Verb.HASH, 213, 553, "SHA-256 0-7 %s data.bin".formatted(SHA256)),
                hash(Verb.MD5, 251, 504, "\"data.bin\" " + MD5),
                hash(Verb.XCRC, 250, 550, CRC32),
                hash(Verb.XMD5, 250, 550, MD5),
                hash(Verb.XSHA, 250, 550, SHA1),
                hash(Verb.XSHA1, 250, 550, SHA1),
                hash(Verb.XSHA256, 250, 550, SHA256.toUpperCase(Locale.ROOT)));
    }

    private static VerbRow hash(Verb verb, int success, int ofDirectory, String text) {
        return of(verb, verb + " data.bin", success, verb + " dir", ofDirectory)
                .proof((_, _, reply) -> assertThat(reply.text()).isEqualTo(text))
                .needing(Permission.READ);
    }

    private static String facts(Dialogue dialogue) {
        return dialogue.ask("MLST data.bin", 250).text();
    }

    private static String modified(Dialogue dialogue) {
        return dialogue.ask("MDTM data.bin", 213).text();
    }

    private static List<VerbRow> info() {
        return List.of(
                of(Verb.SYST, "SYST", 215, "SYST \0", 501).saying("UNIX"),
                of(Verb.STAT, "STAT dir", 213, "STAT missing", 550)
                        .saying("file.txt")
                        .needing(Permission.LIST),
                of(Verb.HELP, "HELP RETR", 214, "HELP XYZZ", 504).saying("RETR <path>"),
                of(Verb.NOOP, "NOOP", 200, "NOOP \0", 501),
                of(Verb.FEAT, "FEAT", 211, "FEAT \0", 501).saying("MLST type*;"),
                of(Verb.LANG, "LANG EN", 200, "LANG FR", 504).saying("English"),
                of(Verb.CLNT, "CLNT tester", 200, "CLNT", 501));
    }

    private static List<VerbRow> security() {
        return List.of(
                of(Verb.AUTH, "AUTH TLS", 234, "AUTH KERBEROS_V4", 504)
                        .proof((_, d, _) -> {
                            d.secure(TestTls.END);
                            d.ask("NOOP", 200);
                        }),
                of(Verb.PBSZ, "PBSZ 0", 200, "PBSZ many", 501).saying("PBSZ=0"),
                of(Verb.PROT, "PROT P", 200, "PROT E", 536)
                        .proof((_, d, _) ->
                                assertThat(d.dataInTls(true).list("NLST")).contains("data.bin")),
                of(Verb.CCC, "CCC", 200, "CCC \0", 501)
                        .proof((_, d, _) -> {
                            d.clear();
                            d.ask("PWD", 257);
                        }),
                of(Verb.HOST, "HOST localhost", 220, "HOST other.example", 504));
    }
}
