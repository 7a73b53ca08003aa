package org.twinport.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.twinport.client.Plan.Direction;
import org.twinport.client.Plan.Job;
import org.twinport.protocol.path.Name;
import org.twinport.testkit.script.Misbehaviour.AtFirst;
import org.twinport.testkit.script.Misbehaviour.FinalReply;
import org.twinport.testkit.script.Misbehaviour.Lists;
import org.twinport.testkit.script.ScriptedServer;

import java.nio.file.Files;
import java.nio.file.Path;

/** What a plan contains, and what it leaves out and says so. */
class PlannerTest extends ScriptedTest {

    @Test
    void a_remote_tree_is_walked_parents_first() throws Exception {
        ScriptedServer server = serve();
        server.files().directory("d");
        server.files().directory("d/e");
        server.files().put("d/e/deep", bytes(3));
        server.files().put("d/flat", bytes(4));
        Planner planner = new Planner(Direction.DOWNLOAD);
        planner.downloadTree(connect(server), RemotePath.of("d"), folder);
        Plan plan = planner.plan();
        assertThat(plan.direction()).isEqualTo(Direction.DOWNLOAD);
        assertThat(plan.directories())
                .extracting(Plan.Directory::local)
                .containsExactly(folder, folder.resolve("e"));
        assertThat(plan.jobs())
                .containsExactlyInAnyOrder(
                        new Job(folder.resolve("e/deep"), RemotePath.of("d/e/deep"), 3),
                        new Job(folder.resolve("flat"), RemotePath.of("d/flat"), 4));
        assertThat(plan.totalBytes()).isEqualTo(7);
        assertThat(plan.skipped()).isEmpty();
    }

    @Test
    void links_and_devices_on_the_server_are_left_out_and_named() throws Exception {
        String lines =
                """
                type=file;size=1; a
                type=OS.unix=slink:/etc; link
                type=OS.unix=special; pipe
                """;
        ScriptedServer server = serve(new AtFirst(1, new Lists(lines)));
        Planner planner = new Planner(Direction.DOWNLOAD);
        planner.downloadTree(connect(server), RemotePath.HERE, folder);
        assertThat(planner.plan().jobs()).hasSize(1);
        assertThat(planner.plan().skipped())
                .containsExactly("link: a link", "pipe: neither file nor directory");
    }

    @Test
    void no_name_from_a_server_leads_out_of_the_target() throws Exception {
        String lines =
                """
                type=file;size=1; ../outside
                type=dir; ..
                type=file;size=1; /etc/passwd
                type=file;size=1; good
                """;
        ScriptedServer server = serve(new AtFirst(1, new Lists(lines)));
        Planner planner = new Planner(Direction.DOWNLOAD);
        planner.downloadTree(connect(server), RemotePath.HERE, folder);
        assertThat(planner.plan().jobs())
                .isNotEmpty()
                .allMatch(job -> job.local().getParent().equals(folder))
                .anyMatch(job -> job.local().endsWith("good"));
    }

    @Test
    void a_tree_without_end_is_cut_and_said() throws Exception {
        ScriptedServer server = serve(new Lists("type=dir; loop\r\n"));
        StringBuilder path = new StringBuilder("loop");
        for (int i = 0; i < 120; i++) {
            server.files().directory(path.toString());
            path.append("/loop");
        }
        Planner planner = new Planner(Direction.DOWNLOAD);
        planner.downloadTree(connect(server), RemotePath.HERE, folder);
        assertThat(planner.plan().directories()).hasSize(101);
        assertThat(planner.plan().skipped()).hasSize(1);
        assertThat(planner.plan().skipped().getFirst()).contains("100 levels");
    }

    @Test
    void a_listing_that_breaks_is_an_ftp_failure() throws Exception {
        FtpClient ftp = connect(serve(new FinalReply("426 Cut", false)));
        assertThatThrownBy(() ->
                        new Planner(Direction.DOWNLOAD).downloadTree(ftp, RemotePath.HERE, folder))
                .isInstanceOf(FtpException.TransferFailed.class);
    }

    @Test
    void a_local_tree_is_walked_and_links_to_directories_are_left_out() throws Exception {
        Files.createDirectories(folder.resolve("d/e"));
        Files.write(folder.resolve("d/e/f"), bytes(5));
        Files.createSymbolicLink(folder.resolve("d/up"), Path.of(".."));
        Files.createSymbolicLink(folder.resolve("d/gone"), Path.of("nowhere"));
        Files.createSymbolicLink(folder.resolve("d/file"), Path.of("e/f"));
        Planner planner = new Planner(Direction.UPLOAD);
        planner.uploadTree(folder.resolve("d"), RemotePath.of("t"));
        Plan plan = planner.plan();
        assertThat(plan.directories())
                .extracting(d -> d.remote().octets())
                .containsExactly("t", "t/e");
        assertThat(plan.jobs())
                .extracting(j -> j.remote().octets())
                .containsExactlyInAnyOrder("t/e/f", "t/file");
        assertThat(plan.skipped())
                .containsExactlyInAnyOrder(
                        folder.resolve("d/up") + ": a link to a directory",
                        folder.resolve("d/gone") + ": neither file nor directory");
    }

    @Test
    void a_local_tree_that_is_not_there_is_a_local_failure() {
        assertThatThrownBy(() ->
                        new Planner(Direction.UPLOAD)
                                .uploadTree(folder.resolve("no"), RemotePath.HERE))
                .isInstanceOf(FtpException.LocalFileFailed.class);
    }

    @Test
    void names_keep_their_bytes_on_the_way_there_and_back() throws Exception {
        ScriptedServer server = serve();
        for (String octets : new String[] {"\u00c3\u00a4", "\u00e4", " a ", "-x", "a%41", "+"}) {
            server.files().put(octets, bytes(1));
        }
        Planner down = new Planner(Direction.DOWNLOAD);
        down.downloadTree(connect(server), RemotePath.HERE, folder);
        for (Job job : down.plan().jobs()) {
            Files.write(job.local(), bytes(1));
        }
        Planner up = new Planner(Direction.UPLOAD);
        up.uploadTree(folder, RemotePath.HERE);
        assertThat(up.plan().jobs())
                .extracting(job -> new Name(job.remote().octets()))
                .containsExactlyInAnyOrderElementsOf(
                        down.plan().jobs().stream()
                                .map(job -> new Name(job.remote().octets()))
                                .toList());
        assertThat(down.plan().jobs()).hasSize(6);
    }
}
