package org.twinport.tests.both;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twinport.client.Batch;
import org.twinport.client.FtpClient;
import org.twinport.client.LocalNames;
import org.twinport.client.Mode;
import org.twinport.client.Plan;
import org.twinport.client.Planner;
import org.twinport.client.Progress;
import org.twinport.client.RemotePath;
import org.twinport.protocol.listing.Entry;
import org.twinport.protocol.path.Name;
import org.twinport.tests.junit.LeavesNothing;
import org.twinport.tests.servers.Silent;
import org.twinport.tests.world.Content;
import org.twinport.tests.world.OurServer;
import org.twinport.tests.world.Tree;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Names that are not UTF-8 keep their bytes on all four legs of the way. */
@LeavesNothing
class RawNamesTest {
    /**
     * Latin-1 umlauts, a lone continuation byte, and the byte 0xFF, which Telnet takes for its own.
     */
    private static final Name RAW =
            new Name("gr\u00fc\u00dfe \u0080 \u00ff.\u00ff\u00fe\u00ff\u00ff\u00ff");

    @Test
    void a_name_that_is_not_utf8_goes_through_every_command(@TempDir Path folder) throws Exception {
        Path root = Files.createDirectory(folder.resolve("root"));
        byte[] bytes = Content.random(10_000, 1);
        Path local = Files.write(folder.resolve(LocalNames.of(RAW)), bytes);
        Path back = folder.resolve("back");
        RemotePath remote = RemotePath.HERE.child(RAW);
        try (OurServer server = OurServer.start(root);
                FtpClient ftp = Ours.connect(server, Mode.AUTO)) {
            ftp.upload(local, remote, false, Progress.NONE);
            assertThat(root.resolve(LocalNames.of(RAW))).hasBinaryContent(bytes);
            try (Stream<Entry> entries = ftp.list(RemotePath.HERE)) {
                assertThat(entries).extracting(Entry::name).containsExactly(RAW);
            }
            assertThat(ftp.stat(remote).size()).isEqualTo(10_000);
            ftp.download(remote, back, false, Progress.NONE);
            assertThat(back).hasBinaryContent(bytes);
            ftp.rename(remote, RemotePath.of("plain"));
            ftp.rename(RemotePath.of("plain"), remote);
            ftp.delete(remote);
            assertThat(root).isEmptyDirectory();
        }
    }

    @Test
    void a_tree_of_such_names_goes_up_and_down(@TempDir Path folder) throws Exception {
        Path root = Files.createDirectory(folder.resolve("root"));
        Path tree = Tree.write(folder.resolve("tree"));
        Path raw = Files.createDirectory(tree.resolve(LocalNames.of(RAW)));
        Files.write(raw.resolve(LocalNames.of(RAW)), new byte[77]);
        try (OurServer server = OurServer.start(root);
                FtpClient ftp = Ours.connect(server, Mode.AUTO)) {
            Planner up = new Planner(Plan.Direction.UPLOAD);
            up.uploadTree(tree, RemotePath.of("tree"));
            run(server, up.plan());
            Planner down = new Planner(Plan.Direction.DOWNLOAD);
            down.downloadTree(ftp, RemotePath.of("tree"), folder.resolve("copy"));
            run(server, down.plan());
        }
        assertThat(Tree.of(root.resolve("tree"))).isEqualTo(Tree.of(tree));
        assertThat(Tree.of(folder.resolve("copy"))).isEqualTo(Tree.of(tree));
    }

    private static void run(OurServer server, Plan plan) throws Exception {
        Batch batch =
                new Batch(() -> Ours.connect(server, Mode.AUTO), 2, 0, false, Silent.LISTENER);
        assertThat(batch.run(plan).failures()).isEmpty();
    }
}
