package org.twinport.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinport.client.FtpException.TransferFailed;
import org.twinport.protocol.listing.Entry;
import org.twinport.protocol.path.Name;
import org.twinport.testkit.script.Misbehaviour.Answers;
import org.twinport.testkit.script.Misbehaviour.FinalReply;
import org.twinport.testkit.script.Misbehaviour.Lists;
import org.twinport.testkit.script.Misbehaviour.Offers;
import org.twinport.testkit.script.ScriptedFiles;
import org.twinport.testkit.script.ScriptedServer;

import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Listings and what is asked about single files, on servers of every kind. */
class ListingTest extends ScriptedTest {

    private static final Offers NOTHING = new Offers(List.of("TVFS"));

    private static List<String> names(FtpClient ftp) throws FtpException {
        try (Stream<Entry> entries = ftp.list(RemotePath.HERE)) {
            return entries.map(e -> e.name().octets()).toList();
        }
    }

    @Test
    void mlsd_is_preferred() throws Exception {
        ScriptedServer server = serve();
        server.files().put("a.txt", bytes(7));
        server.files().directory("d");
        try (Stream<Entry> entries = connect(server).list(RemotePath.HERE)) {
            assertThat(entries)
                    .containsExactly(
                            Entry.of(Name.of("a.txt"), Entry.Kind.FILE, 7)
                                    .modifiedAt(ScriptedFiles.THEN),
                            Entry.of(Name.of("d"), Entry.Kind.DIRECTORY, -1)
                                    .modifiedAt(ScriptedFiles.THEN));
        }
        assertThat(server.commands()).contains("MLSD").doesNotContain("LIST");
    }

    @Test
    void list_serves_where_there_is_no_mlsd() throws Exception {
        ScriptedServer server = serve(NOTHING);
        server.files().put("a.txt", bytes(7));
        FtpClient ftp = connect(server);
        try (Stream<Entry> entries = ftp.list(RemotePath.HERE)) {
            Entry only = entries.toList().getFirst();
            assertThat(only.name()).isEqualTo(Name.of("a.txt"));
            assertThat(only.size()).isEqualTo(7);
            assertThat(only.kind()).isEqualTo(Entry.Kind.FILE);
        }
        assertThat(server.commands()).contains("LIST").doesNotContain("MLSD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"500 What?", "502 Not here", "501 No", "504 No"})
    void a_promised_mlsd_that_is_not_there_is_asked_for_once(String reply) throws Exception {
        ScriptedServer server = serve(new Answers("MLSD", reply));
        server.files().put("a", bytes(1));
        FtpClient ftp = connect(server);
        assertThat(names(ftp)).containsExactly("a");
        assertThat(names(ftp)).containsExactly("a");
        assertThat(server.commands()).filteredOn("LIST"::equals).hasSize(2);
        if (!reply.startsWith("501")) {
            assertThat(server.commands()).filteredOn("MLSD"::equals).hasSize(1);
        }
    }

    @Test
    void a_refused_directory_is_refused_without_a_second_try() throws Exception {
        ScriptedServer server = serve();
        FtpClient ftp = connect(server);
        var refused =
                catchThrowableOfType(
                        FtpException.Refused.class, () -> ftp.list(RemotePath.of("none")));
        assertThat(refused.command()).isEqualTo("MLSD none");
        assertThat(server.commands()).noneMatch(c -> c.startsWith("LIST"));
    }

    @Test
    void lines_that_nobody_can_read_are_noted_and_the_others_stay() throws Exception {
        String lines =
                """
                total 3
                -rw-r--r-- 1 a b 5 Jan 02 2024 good one
                ?? no such form as this
                01-02-24  03:04PM             17 dos.txt
                \r
                """;
        ScriptedServer server = serve(NOTHING, new Lists(lines));
        assertThat(names(connect(server))).containsExactly("good one", "dos.txt");
        assertThat(notes()).hasSize(1);
        assertThat(notes().getFirst()).contains("?? no such form as this");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                " leading",
                "trailing ",
                "two  spaces",
                "-l",
                "\u00c3\u00a4 UTF-8",
                "\u00e4 Latin-1",
                "a;b=c; d",
                "quote\"and'",
            })
    void names_of_any_bytes_are_listed_and_fetched(String octets) throws Exception {
        ScriptedServer server = serve();
        server.files().put(octets, bytes(3));
        FtpClient ftp = connect(server);
        assertThat(names(ftp)).containsExactly(octets);
        RemotePath path = RemotePath.HERE.child(new Name(octets));
        assertThat(ftp.size(path)).contains(3L);
        try (var in = ftp.read(path, 0)) {
            assertThat(in.readAllBytes()).isEqualTo(bytes(3));
        }
        assertThat(server.commands()).contains("RETR " + octets);
    }

    @Test
    void a_leading_hyphen_is_no_option_of_list() throws Exception {
        ScriptedServer server = serve(NOTHING);
        server.files().directory("-la");
        server.files().put("-la/x", bytes(1));
        try (Stream<Entry> entries = connect(server).list(RemotePath.of("-la"))) {
            assertThat(entries.map(e -> e.name().octets())).containsExactly("x");
        }
        assertThat(server.commands()).contains("LIST ./-la");
    }

    @Test
    void no_space_follows_a_verb_without_argument() throws Exception {
        ScriptedServer server = serve(NOTHING);
        names(connect(server));
        assertThat(server.segments()).contains("LIST\r\n", "EPSV\r\n", "FEAT\r\n");
    }

    @Test
    void reading_to_the_end_checks_the_final_reply() throws Exception {
        ScriptedServer server = serve(new FinalReply("426 Cut", false));
        server.files().put("a", bytes(1));
        FtpClient ftp = connect(server);
        try (Stream<Entry> entries = ftp.list(RemotePath.HERE)) {
            assertThatThrownBy(entries::toList)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasCauseInstanceOf(TransferFailed.class);
        }
        assertThat(ftp.size(RemotePath.of("a"))).contains(1L);
    }

    @Test
    void a_stream_that_is_closed_early_leaves_the_session_usable() throws Exception {
        ScriptedServer server = serve();
        for (int i = 0; i < 2000; i++) {
            server.files().put("file-" + i, bytes(1));
        }
        FtpClient ftp = connect(server);
        try (Stream<Entry> entries = ftp.list(RemotePath.HERE)) {
            assertThat(entries.findFirst()).isPresent();
        }
        assertThat(names(ftp)).hasSize(2000);
    }

    @Test
    void an_iterator_may_be_asked_again_at_its_end() throws Exception {
        try (Stream<Entry> entries = connect(serve()).list(RemotePath.HERE)) {
            Iterator<Entry> iterator = entries.iterator();
            assertThat(iterator.hasNext()).isFalse();
            assertThat(iterator.hasNext()).isFalse();
        }
    }

    @Test
    void stat_asks_mlst() throws Exception {
        ScriptedServer server = serve();
        server.files().put("d/a b", bytes(9));
        server.files().directory("d");
        FtpClient ftp = connect(server);
        Entry file = ftp.stat(RemotePath.of("d/a b"));
        assertThat(file.name()).isEqualTo(Name.of("a b"));
        assertThat(file.size()).isEqualTo(9);
        assertThat(file.modified()).isEqualTo(ScriptedFiles.THEN);
        assertThat(ftp.stat(RemotePath.of("d")).isDirectory()).isTrue();
        assertThatThrownBy(() -> ftp.stat(RemotePath.of("no")))
                .isInstanceOf(FtpException.Refused.class);
    }

    @Test
    void stat_works_without_mlst_too() throws Exception {
        ScriptedServer server = serve(NOTHING);
        server.files().directory("d");
        server.files().put("d/f", bytes(9));
        FtpClient ftp = connect(server);
        assertThat(ftp.stat(RemotePath.of("d/f")).size()).isEqualTo(9);
        assertThat(ftp.stat(RemotePath.of("d")).isDirectory()).isTrue();
        assertThat(ftp.stat(RemotePath.of("/")).isDirectory()).isTrue();
        assertThatThrownBy(() -> ftp.stat(RemotePath.of("no")))
                .isInstanceOf(FtpException.Refused.class);
    }

    @Test
    void what_a_server_cannot_tell_is_empty() throws Exception {
        ScriptedServer server =
                serve(new Answers("SIZE", "502 No"), new Answers("MDTM", "213 soon"));
        FtpClient ftp = connect(server);
        assertThat(ftp.size(RemotePath.of("a"))).isEmpty();
        assertThat(ftp.modified(RemotePath.of("a"))).isEmpty();
    }

    @Test
    void files_and_directories_are_made_renamed_and_removed() throws Exception {
        ScriptedServer server = serve();
        server.files().put("a", bytes(1));
        FtpClient ftp = connect(server);
        ftp.rename(RemotePath.of("a"), RemotePath.of("b"));
        ftp.makeDirectory(RemotePath.of("d"));
        ftp.setModified(RemotePath.of("b"), ScriptedFiles.THEN);
        assertThat(server.commands()).contains("MFMT 20240102030405 b");
        ftp.delete(RemotePath.of("b"));
        ftp.removeDirectory(RemotePath.of("d"));
        assertThat(names(ftp)).isEmpty();
        assertThatThrownBy(() -> ftp.delete(RemotePath.of("b")))
                .isInstanceOf(FtpException.Refused.class);
    }

    @Test
    void an_unknown_mfmt_is_told_as_that() throws Exception {
        FtpClient ftp = connect(serve(new Answers("MFMT", "502 No")));
        var refused =
                catchThrowableOfType(
                        FtpException.Refused.class,
                        () -> ftp.setModified(RemotePath.of("b"), ScriptedFiles.THEN));
        assertThat(refused.reply().orElseThrow().code()).isEqualTo(502);
    }
}
