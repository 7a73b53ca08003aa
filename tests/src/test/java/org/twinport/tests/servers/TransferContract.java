package org.twinport.tests.servers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.twinport.client.Batch;
import org.twinport.client.FtpClient;
import org.twinport.client.FtpException;
import org.twinport.client.Mode;
import org.twinport.client.Plan;
import org.twinport.client.Planner;
import org.twinport.client.Progress;
import org.twinport.client.Transferred;
import org.twinport.tests.world.Content;
import org.twinport.tests.world.Full;
import org.twinport.tests.world.Tree;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Resume, streams, trees and size: what our client must be able to do with every server. */
public abstract class TransferContract extends FileContract {

    @Test
    void a_download_goes_on_where_it_was_cut() throws IOException {
        byte[] bytes = placed("there", 1_500_000);
        Path local = desk().resolve("local");
        Files.write(desk().resolve("local.twinport-part"), Content.head(bytes, 40));
        try (FtpClient ftp = connect()) {
            Transferred done = ftp.download(remote("there"), local, true, Progress.NONE);
            assertThat(done).isEqualTo(new Transferred(900_000, 600_000, false, null));
            assertThat(local).hasBinaryContent(bytes);
            assertThat(ftp.download(remote("there"), local, true, Progress.NONE).skipped())
                    .isTrue();
        }
    }

    @Test
    void an_upload_goes_on_where_it_was_cut() throws IOException {
        byte[] bytes = Content.random(1_500_000, 7);
        Path local = Files.write(desk().resolve("local"), bytes);
        try (FtpClient ftp = connect()) {
            try (OutputStream out = ftp.write(remote("there"), 0)) {
                out.write(Content.head(bytes, 40));
            }
            Transferred done = ftp.upload(local, remote("there"), true, Progress.NONE);
            assertThat(done).isEqualTo(new Transferred(900_000, 600_000, false, null));
            assertThat(onDisk("there")).hasBinaryContent(bytes);
            assertThat(ftp.upload(local, remote("there"), true, Progress.NONE).skipped()).isTrue();
        }
    }

    @Test
    void streams_read_from_an_offset_write_and_append() throws IOException {
        byte[] bytes = Content.random(700_000, 8);
        try (FtpClient ftp = connect()) {
            try (OutputStream out = ftp.write(remote("there"), 0)) {
                out.write(bytes, 0, 300_000);
                out.write(bytes[300_000]);
            }
            assertThat(onDisk("there")).hasBinaryContent(Arrays.copyOf(bytes, 300_001));
            try (OutputStream out = ftp.append(remote("there"))) {
                out.write(bytes, 300_001, 399_999);
            }
            assertThat(onDisk("there")).hasBinaryContent(bytes);
            try (InputStream in = ftp.read(remote("there"), 250_000)) {
                assertThat(in.readAllBytes())
                        .isEqualTo(Arrays.copyOfRange(bytes, 250_000, 700_000));
            }
        }
    }

    @Test
    void after_an_abandoned_stream_the_session_goes_on() throws IOException {
        byte[] bytes = placed("big", 30_000_000);
        try (FtpClient ftp = connect()) {
            for (int i = 0; i < 3; i++) {
                try (InputStream in = ftp.read(remote("big"), 0)) {
                    assertThat(in.readNBytes(1_000)).isEqualTo(Arrays.copyOf(bytes, 1_000));
                }
                assertThat(ftp.size(remote("big"))).contains(30_000_000L);
            }
            Path local = desk().resolve("local");
            ftp.download(remote("big"), local, false, Progress.NONE);
            assertThat(local).hasBinaryContent(bytes);
        }
    }

    @Test
    void an_upload_larger_than_socket_buffers_arrives_whole() throws IOException {
        byte[] bytes = Content.random(40_000_000, 9);
        Path local = Files.write(desk().resolve("local"), bytes);
        try (FtpClient ftp = connect()) {
            ftp.upload(local, remote("there"), false, Progress.NONE);
        }
        assertThat(onDisk("there")).hasBinaryContent(bytes);
    }

    @Test
    void a_tree_goes_up_and_down_over_four_connections() throws Exception {
        Path tree = Tree.write(desk().resolve("tree"));
        for (int i = 0; i < 20; i++) {
            Files.write(tree.resolve("one/small" + i), Content.random(i * 100, i));
        }
        Planner up = new Planner(Plan.Direction.UPLOAD);
        up.uploadTree(tree, remote("tree"));
        assertWhole(batch().run(up.plan()), 25);
        assertThat(Tree.of(onDisk("tree"))).isEqualTo(Tree.of(tree));

        Planner down = new Planner(Plan.Direction.DOWNLOAD);
        Path copy = desk().resolve("copy");
        try (FtpClient ftp = connect()) {
            down.downloadTree(ftp, remote("tree"), copy);
        }
        assertWhole(batch().run(down.plan()), 25);
        assertThat(Tree.of(copy)).isEqualTo(Tree.of(tree));
    }

    /** The mode in which several connections transfer at once. */
    protected Mode parallelMode() {
        return mode();
    }

    private Batch batch() {
        return new Batch(() -> connect(parallelMode()), 4, 0, false, Silent.LISTENER);
    }

    private static void assertWhole(Batch.Report report, int files) {
        assertThat(report.failures()).isEmpty();
        assertThat(report.files()).isEqualTo(files);
    }

    @Test
    void a_file_of_the_tree_that_fails_is_named_and_the_others_arrive() throws Exception {
        Path one = Files.write(desk().resolve("one"), new byte[10]);
        Planner plan = new Planner(Plan.Direction.UPLOAD);
        plan.uploadFile(one, remote("fine-1"));
        plan.uploadFile(one, remote("no/such/folder"));
        plan.uploadFile(one, remote("fine-2"));
        Batch.Report report = batch().run(plan.plan());
        assertThat(report.files()).isEqualTo(2);
        assertThat(report.failures())
                .singleElement()
                .satisfies(failure -> {
                    assertThat(failure.job().remote()).isEqualTo(remote("no/such/folder"));
                    assertThat(failure.cause()).isInstanceOf(FtpException.Refused.class);
                });
        assertThat(onDisk("fine-1")).hasSize(10);
        assertThat(onDisk("fine-2")).hasSize(10);
    }

    @Test
    void an_offset_beyond_the_end_moves_no_byte() throws IOException {
        placed("there", 1_000);
        try (FtpClient ftp = connect()) {
            // Servers refuse it, or send nothing.
            try (InputStream in = ftp.read(remote("there"), 5_000)) {
                assertThat(in.readAllBytes()).isEmpty();
            } catch (FtpException.Refused refused) {
                assertThat(refused.reply().orElseThrow().code()).isGreaterThanOrEqualTo(450);
            }
            assertThat(ftp.size(remote("there"))).contains(1_000L);
        }
    }

    @Test
    @Tag(Full.TAG)
    @Timeout(600)
    void more_than_4_gib_both_ways_and_from_beyond() throws IOException {
        Path local = desk().resolve("huge");
        Content.writeHuge(local);
        try (FtpClient ftp = connect()) {
            ftp.upload(local, remote("huge"), false, Progress.NONE);
            Content.assertHuge(onDisk("huge"), 0);
            Files.delete(local);
            long start = Content.writeHugeStart(desk().resolve("huge.twinport-part"));
            ftp.download(remote("huge"), local, true, Progress.NONE);
            Content.assertHuge(local, start);
            Files.delete(local);
            ftp.download(remote("huge"), local, false, Progress.NONE);
            Content.assertHuge(local, 0);
            Files.delete(onDisk("huge"));
        }
    }
}
