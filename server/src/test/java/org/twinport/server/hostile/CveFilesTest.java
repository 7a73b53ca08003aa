package org.twinport.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.twinport.protocol.reply.Reply;
import org.twinport.server.event.SessionEvent;
import org.twinport.server.fixture.TestServer;
import org.twinport.storage.local.LocalRules;
import org.twinport.storage.local.LocalStorage;
import org.twinport.testkit.dialogue.DataSocket;
import org.twinport.testkit.dialogue.Dialogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Classes of published flaws in how servers turn names into files, on a real disk. */
@Timeout(180)
class CveFilesTest {

    private static final int ROUNDS = 4_000;

    /** A size that nothing else here has. */
    private static final int SECRET = 47_117;

    private static final List<String> PIECES =
            List.of(
                    ".",
                    "..",
                    "/",
                    "//",
                    "\\",
                    "..\\",
                    "../",
                    "%2e",
                    "%2e%2e%2f",
                    "%5c",
                    ":",
                    "::$DATA",
                    "C:",
                    "~",
                    "~root",
                    " ",
                    ". ",
                    "...",
                    "a",
                    "root",
                    "outside",
                    "secret",
                    "CON",
                    "NUL",
                    "\u00c0\u00ae",
                    "\u00c0\u00af",
                    "\u00e2\u0088\u0095",
                    "\u00ff",
                    "\t",
                    "\u007f",
                    "|",
                    "*",
                    "'",
                    "\"");

    /** Commands about a path that need no data connection; %s is the path. */
    private static final List<String> LINES =
            List.of(
                    "CWD %s",
                    "SIZE %s",
                    "MDTM %s",
                    "MLST %s",
                    "STAT %s",
                    "HASH %s",
                    "DELE %s",
                    "RMD %s",
                    "MKD %s",
                    "MFMT 20200101000000 %s",
                    "SITE CHMOD 777 %s",
                    "RNFR %s\r\nRNTO taken");

    @TempDir Path temp;

    private Path root;

    @BeforeEach
    void lay() throws IOException {
        root = Files.createDirectories(temp.resolve("root"));
        Files.createDirectories(temp.resolve("outside"));
        Files.write(temp.resolve("secret"), new byte[SECRET]);
        Files.write(temp.resolve("outside/secret"), new byte[SECRET]);
    }

    private TestServer server() throws IOException {
        return TestServer.on(new LocalStorage(root, LocalRules.of(TestServer.USER, "server")));
    }

    /** CVE-2026-30914, CVE-2024-4040 and their kin: one meaning of a path, and it is inside. */
    @Test
    void path_traversal_by_no_spelling_reaches_what_lies_beside_the_root() throws IOException {
        Map<String, String> before = outside();
        Random random = new Random(3);
        try (TestServer server = server()) {
            Dialogue dialogue = server.login();
            for (int i = 0; i < ROUNDS; i++) {
                String path = path(random);
                for (String line : line(random, i).formatted(path).split("\r\n")) {
                    dialogue.send(line);
                    Reply reply = dialogue.reply();
                    assertThat(reply.text()).as(line).doesNotContain("" + SECRET);
                }
                if (i % 20 == 0) {
                    assertThat(moved(dialogue, "RETR " + path)).hasSizeLessThan(SECRET);
                    moved(dialogue, "STOR " + path);
                    dialogue.ask("CWD /", 250);
                }
            }
            assertThat(server.events().of(SessionEvent.Broken.class)).isEmpty();
        }
        assertThat(outside()).isEqualTo(before);
        assertThat(root).isDirectory();
    }

    private static String line(Random random, int round) {
        return LINES.get((round + random.nextInt(2)) % LINES.size());
    }

    private static String path(Random random) {
        StringBuilder path = new StringBuilder();
        int pieces = 1 + random.nextInt(9);
        for (int i = 0; i < pieces; i++) {
            path.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return path.toString();
    }

    /** What a transfer brings; an upload brings nothing. */
    private static byte[] moved(Dialogue dialogue, String line) {
        byte[] bytes = {};
        try (DataSocket data = dialogue.pasv()) {
            dialogue.send(line);
            if (!dialogue.reply().isPreliminary()) {
                return bytes;
            }
            if (line.startsWith("RETR")) {
                bytes = data.readAll();
            }
        }
        dialogue.reply();
        return bytes;
    }

    /** Everything beside the root, with all that a change would show. */
    private Map<String, String> outside() throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(temp)) {
            for (Path p : paths.filter(p -> !p.startsWith(root)).toList()) {
                String facts = p.equals(temp) ? "unix:ino,mode" : "unix:ino,mode,ctime,size";
                all.put(
                        p.toString(),
                        new TreeMap<>(Files.readAttributes(p, facts, LinkOption.NOFOLLOW_LINKS))
                                .toString());
            }
        }
        return all;
    }

    /** CVE-2025-47813: where the files really lie and what the server is made of. */
    @Test
    void info_leak_by_failures_is_none_for_replies_name_neither_real_paths_nor_classes()
            throws IOException {
        Files.createDirectories(root.resolve("full/sub"));
        Files.writeString(root.resolve("file"), "text");
        Files.createSymbolicLink(root.resolve("out"), Path.of("../outside"));
        Files.createSymbolicLink(root.resolve("loop"), Path.of("loop"));
        try (TestServer server = server()) {
            Dialogue dialogue = server.login();
            for (String path : failing()) {
                for (String form : LINES) {
                    for (String line : form.formatted(path).split("\r\n")) {
                        dialogue.send(line);
                        isSilentAboutTheHost(dialogue.reply(), line);
                    }
                }
                for (String verb : List.of("RETR ", "STOR ", "APPE ", "LIST ", "NLST ", "MLSD ")) {
                    said(dialogue, verb + path);
                }
                dialogue.ask("CWD /", 250);
            }
            for (String line :
                    List.of("SYST", "HELP", "STAT", "FEAT", "NOOP", "PWD", "SITE HELP")) {
                dialogue.send(line);
                isSilentAboutTheHost(dialogue.reply(), line);
            }
        }
    }

    private static List<String> failing() {
        return List.of(
                "missing",
                "missing/below",
                "/etc/passwd",
                "//etc/passwd",
                "file/below",
                "file",
                "full",
                "full/sub",
                "/",
                "out/secret",
                "loop",
                "loop/below",
                "x".repeat(256),
                "x/".repeat(2_000),
                "..",
                "\u00ff");
    }

    private void said(Dialogue dialogue, String line) {
        boolean began;
        try (DataSocket data = dialogue.pasv()) {
            dialogue.send(line);
            Reply first = dialogue.reply();
            isSilentAboutTheHost(first, line);
            began = first.isPreliminary();
            if (began && !line.startsWith("STOR") && !line.startsWith("APPE")) {
                byte[] _ = data.readAll();
            }
        } catch (UncheckedIOException cut) {
            began = true;
        }
        if (began) {
            isSilentAboutTheHost(dialogue.reply(), line);
        }
    }

    private void isSilentAboutTheHost(Reply reply, String line) {
        assertThat(reply.text())
                .as(line)
                .doesNotContain(temp.toString())
                .doesNotContainIgnoringCase("java")
                .doesNotContain("Exception", "org.twinport", System.getProperty("os.version"));
    }
}
