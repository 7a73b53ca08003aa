package org.twinport.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twinport.server.fixture.TestServer.PASSWORD;
import static org.twinport.server.fixture.TestServer.USER;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinport.protocol.command.Verb;
import org.twinport.protocol.reply.Reply;
import org.twinport.server.event.SessionEvent;
import org.twinport.server.fixture.TestServer;
import org.twinport.server.fixture.TestTls;
import org.twinport.storage.Storage;
import org.twinport.storage.memory.MemoryStorage;
import org.twinport.testkit.dialogue.DataSocket;
import org.twinport.testkit.dialogue.Dialogue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Classes of published flaws in how servers read what clients say. */
@Timeout(120)
class CveInputTest {

    /** After these the session is over or another one. */
    private static final Set<Verb> LEAVING = EnumSet.of(Verb.QUIT, Verb.REIN, Verb.USER, Verb.PASS);

    private static final int LONG = 8_000;

    private static final List<String> UNBALANCED =
            List.of(
                    "\"",
                    "\"\"",
                    "\"a",
                    "a\"",
                    "\"a\"b",
                    "\\",
                    "a\\",
                    "\\\"",
                    "'",
                    "`",
                    "[",
                    "[a",
                    "[!",
                    "[a-",
                    "[]",
                    "{",
                    "{a,",
                    "}",
                    "(",
                    ")",
                    "(1,",
                    "%",
                    "%2",
                    "%n%s%x",
                    "$",
                    "${",
                    "$(",
                    "<",
                    "|",
                    "||",
                    "|1|",
                    "|||",
                    ";",
                    "a;",
                    "=",
                    "a=",
                    "=;",
                    "a=b;",
                    "-",
                    "--",
                    "~",
                    "  ",
                    "\t",
                    ",",
                    ",,,,,",
                    ".",
                    "..",
                    "../",
                    "/",
                    "//",
                    "*",
                    "\u00ff",
                    "\u00ff\u00fa",
                    "\u00ff\u00f4",
                    "\u00c3",
                    "\u00e2\u0082");

    private static final List<String> LENGTHY =
            List.of(
                    "A",
                    "9",
                    "\"",
                    "'",
                    "\\",
                    "%n",
                    "/",
                    "../",
                    "a/",
                    "(",
                    "{a,",
                    "[",
                    "*",
                    "?a",
                    "~",
                    ";",
                    "a=b;",
                    "|",
                    ",",
                    "-",
                    "1,",
                    "\u00ff\u00fe",
                    "\u00fe",
                    " a");

    /** The reply that ends a command; one that wants a data connection gets it and no bytes. */
    private static Reply said(Dialogue dialogue, Verb verb, String argument) {
        String line = verb + " " + argument;
        return switch (verb) {
            case RETR, LIST, NLST, MLSD, STOR, STOU, APPE -> {
                try (DataSocket _ = dialogue.pasv()) {
                    dialogue.send(line);
                    Reply first = dialogue.reply();
                    if (!first.isPreliminary()) {
                        yield first;
                    }
                }
                yield dialogue.reply();
            }
            default -> {
                dialogue.send(line);
                yield dialogue.reply();
            }
        };
    }

    private static void survives(Verb verb, List<String> arguments) {
        try (TestServer server = TestServer.start(TestTls::everything)) {
            server.put("/file", "text");
            Dialogue dialogue = server.login();
            for (String argument : arguments) {
                said(dialogue, verb, argument);
                if (LEAVING.contains(verb)) {
                    dialogue.close();
                    dialogue = server.login();
                } else {
                    dialogue.ask("NOOP", 200);
                }
            }
            assertThat(server.events().of(SessionEvent.Broken.class)).isEmpty();
        }
    }

    /** CVE-2006-5815, CVE-2010-4221 and their kin: what does not fit into somebody's buffer. */
    @ParameterizedTest
    @EnumSource(Verb.class)
    void parser_overflow_by_long_arguments_leaves_a_session_that_answers(Verb verb) {
        List<String> arguments = new ArrayList<>();
        for (String unit : LENGTHY) {
            arguments.add(unit.repeat(LONG / unit.length()));
        }
        survives(verb, arguments);
    }

    /** CVE-2020-9272, CVE-2020-9365, CVE-2023-51713: parsers that look for what never comes. */
    @ParameterizedTest
    @EnumSource(Verb.class)
    void out_of_bounds_read_by_unbalanced_arguments_leaves_a_session_that_answers(Verb verb) {
        survives(verb, UNBALANCED);
    }

    /** CVE-2025-47812: where one layer ends a text at NUL and the next one does not. */
    @ParameterizedTest
    @EnumSource(Verb.class)
    void nul_byte_gap_is_no_gap_for_no_command_with_a_nul_is_acted_on(Verb verb) {
        try (TestServer server = TestServer.start(TestTls::everything)) {
            server.put("/file", "text");
            Dialogue dialogue = server.login();
            for (String argument : List.of("file\0.txt", "\0", "file\0", "\0file", "/\0/../file")) {
                Reply reply = said(dialogue, verb, argument);
                assertThat(reply.code()).as("%s %s", verb, reply).isBetween(500, 504);
                dialogue.ask("PWD", 257);
            }
            assertThat(server.text("/file")).contains("text");
            assertThat(dialogue.list("NLST")).containsExactly("file");
        }
    }

    @Test
    void nul_byte_gap_in_user_names_and_passwords_is_none() {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.connect();
            dialogue.ask("USER " + USER + "\0root", 501);
            dialogue.ask("PASS " + PASSWORD, 503);
            dialogue.ask("USER " + USER, 331);
            dialogue.ask("PASS " + PASSWORD + "\0", 501);
            dialogue.ask("PWD", 530);
        }
    }

    /** CVE-2011-0418, CVE-2011-0762, CVE-2019-20176: one pattern that walks a whole tree. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "LIST -R",
                "LIST -laR /",
                "LIST */../*/../*/../*/../*/../*",
                "NLST {a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}",
                "LIST */*/*/*/*/*/*",
                "LIST **/**/**",
                "STAT */*/*/*",
                "STAT -R",
                "MLSD *"
            })
    void glob_recursion_opens_one_directory_at_most(String line) {
        AtomicInteger opened = new AtomicInteger();
        try (TestServer server = TestServer.on(counting(new MemoryStorage(), opened))) {
            for (String first : List.of("a", "b")) {
                server.mkdir("/" + first);
                for (String second : List.of("a", "b")) {
                    server.mkdir("/" + first + "/" + second);
                    server.put("/" + first + "/" + second + "/leaf", "x");
                }
            }
            Dialogue dialogue = server.login();
            String[] words = line.split(" ", 2);
            said(dialogue, Verb.valueOf(words[0]), words[1]);
            assertThat(opened.get()).isLessThanOrEqualTo(1);
            dialogue.ask("NOOP", 200);
        }
    }

    private static Storage counting(Storage real, AtomicInteger lists) {
        return (Storage)
                Proxy.newProxyInstance(
                        Storage.class.getClassLoader(),
                        new Class<?>[] {Storage.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("list")) {
                                lists.incrementAndGet();
                            }
                            try {
                                return method.invoke(real, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    /** CVE-2026-42167 and its kin: no name is a piece of a query, a script or a format. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "' OR '1'='1",
                "anna'--",
                "anna\"; DROP TABLE users; --",
                "anna*)(uid=*",
                "${jndi:ldap://127.0.0.1/x}",
                "%{}%n%s",
                "{}",
                "$(reboot)",
                "`reboot`",
                "anna\\",
                "anna%00",
                "anna@127.0.0.1"
            })
    void back_end_injection_by_a_name_is_only_an_unusual_name(String name) {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.connect();
            dialogue.ask("USER " + name, 331);
            assertThat(dialogue.ask("PASS " + name, 530).text()).isEqualTo("Login incorrect");
            dialogue.login(USER, PASSWORD);
            dialogue.ask("MKD " + name.replace('/', '_'), 257);
            assertThat(dialogue.list("NLST")).containsExactly(name.replace('/', '_'));
            dialogue.ask("RMD " + name.replace('/', '_'), 250);
            assertThat(server.events().of(SessionEvent.Broken.class)).isEmpty();
        }
    }

    /** proftpd#2286 and its kin: numbers that no file has. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "REST -1",
                "REST 99999999999999999999",
                "REST 0x10",
                "REST +1",
                "REST 1e3",
                "REST \u00b9",
                "ALLO -1",
                "ALLO 99999999999999999999",
                "ALLO 1 R -1",
                "RANG -1 5",
                "HASH \"file\" 3 1",
                "HASH \"file\" 0 99999999999999999999",
                "XCRC \"file\" -1 2",
                "XMD5 \"file\" 18446744073709551616 2",
                "MFMT 99999999999999 file",
                "MFMT -0010101000000 file",
                "MFMT 20240231000000 file",
                "MDTM 20241301000000 file",
                "SITE CHMOD 7777777777777 file",
                "SITE CHMOD -1 file",
                "SITE CHMOD 9 file",
                "TYPE L 99999999999",
                "PBSZ 4294967296",
                "PBSZ -1",
                "EPSV 99999999999",
                "PORT 127,0,0,1,-1,99999999999",
                "EPRT |99999999999|127.0.0.1|3000|"
            })
    void numeric_arguments_out_of_range_are_refused_and_change_nothing(String line) {
        try (TestServer server = TestServer.start(TestTls::everything)) {
            server.put("/file", "0123456789");
            Dialogue dialogue = server.login();
            String before = dialogue.ask("MLST file", 250).text();
            dialogue.send(line);
            assertThat(dialogue.reply().isPermanentRefusal()).as(line).isTrue();
            assertThat(dialogue.ask("MLST file", 250).text()).isEqualTo(before);
            assertThat(dialogue.fetch("RETR file")).hasSize(10);
        }
    }

    @Test
    void numeric_restart_points_mean_nothing_to_stou() {
        try (TestServer server = TestServer.start()) {
            server.put("/file", "0123456789");
            Dialogue dialogue = server.login();
            dialogue.ask("REST 9000000000000000000", 350);
            try (DataSocket data = dialogue.pasv()) {
                dialogue.send("STOU");
                if (dialogue.reply().isPreliminary()) {
                    data.write("new".getBytes(StandardCharsets.US_ASCII));
                }
            }
            dialogue.send("NOOP");
            while (dialogue.reply().code() != 200) {
                // The final reply of STOU, whatever it is.
            }
            assertThat(server.text("/file")).contains("0123456789");
            assertThat(dialogue.list("MLSD")).noneMatch(line -> line.contains("size=9000000"));
        }
    }

    /** FTPSERVER-387, proftpd#2275: the ways in that are none. */
    @Test
    void auth_logic_knows_one_way_in_and_a_new_user_name_is_the_way_out() {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.connect();
            dialogue.ask("USER " + USER, 331);
            dialogue.send("PASS");
            assertThat(dialogue.reply().code()).isIn(501, 530);
            dialogue.ask("PWD", 530);
            dialogue.ask("ACCT " + PASSWORD, 503);
            dialogue.login(USER, PASSWORD);
            dialogue.ask("USER root", 331);
            dialogue.ask("PWD", 530);
            dialogue.ask("ACCT root", 503);
            dialogue.send("PASS ");
            assertThat(dialogue.reply().code()).isIn(501, 530);
            dialogue.ask("PWD", 530);
            dialogue.ask("STAT /", 530);
        }
    }

    /** A right password for one name buys no fresh attempts at another. */
    @Test
    void auth_logic_counts_wrong_passwords_through_a_right_one() {
        try (TestServer server = TestServer.start()) {
            Dialogue dialogue = server.connect();
            for (int i = 0; i < 2; i++) {
                dialogue.ask("USER root", 331);
                dialogue.ask("PASS guess" + i, 530);
                dialogue.login(USER, PASSWORD);
            }
            dialogue.ask("USER root", 331);
            dialogue.ask("PASS guess", 421);
            dialogue.closed();
        }
    }
}
