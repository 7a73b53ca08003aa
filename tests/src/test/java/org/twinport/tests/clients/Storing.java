package org.twinport.tests.clients;

import static org.assertj.core.api.Assertions.assertThat;

import org.twinport.client.ClientOptions;
import org.twinport.client.Credentials;
import org.twinport.client.FtpClient;
import org.twinport.client.RemotePath;
import org.twinport.server.event.SessionEvent;
import org.twinport.tests.world.Content;
import org.twinport.tests.world.Names;
import org.twinport.tests.world.Tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Tasks in which something changes on the server; stateless. */
final class Storing {
    private static final Duration SOON = Duration.ofSeconds(30);

    /**
     * More than both kernels' socket buffers hold, so that the end is not on its way at the cut.
     */
    static final int UPLOAD = 40_000_000;

    private Storing() {}

    static void store(Scene scene) throws IOException {
        byte[] bytes = scene.onDesk("here.bin", 2_345_678);
        scene.client().store(scene.at(), scene.desk().resolve("here.bin"), "there.bin");
        assertThat(scene.root().resolve("there.bin")).hasBinaryContent(bytes);
        byte[] shorter = scene.onDesk("here.bin", 1_000);
        scene.client().store(scene.at(), scene.desk().resolve("here.bin"), "there.bin");
        assertThat(scene.root().resolve("there.bin")).hasBinaryContent(shorter);
    }

    static void emptyFile(Scene scene) throws IOException {
        scene.onServer("nothing", 0);
        Path local = scene.desk().resolve("local");
        scene.client().fetch(scene.at(), "nothing", local);
        assertThat(local).isEmptyFile();
        if (!scene.client().cannot().contains(Task.STORE)) {
            scene.client().store(scene.at(), local, "nothing-too");
            assertThat(scene.root().resolve("nothing-too")).isEmptyFile();
        }
    }

    static void spacesAndUmlauts(Scene scene) throws IOException {
        Path folder = Files.createDirectory(Names.in(scene.root(), Names.FOLDER));
        String remote = Names.FOLDER + "/" + Names.UMLAUTS;
        byte[] bytes = scene.onDesk("local.bin", 70_000);
        Path there = Names.in(folder, Names.UMLAUTS);
        if (scene.client().cannot().contains(Task.STORE)) {
            Files.write(there, bytes);
        } else {
            scene.client().store(scene.at(), scene.desk().resolve("local.bin"), remote);
        }
        assertThat(there).hasBinaryContent(bytes);
        Path back = scene.desk().resolve("back.bin");
        scene.client().fetch(scene.at(), remote, back);
        assertThat(back).hasBinaryContent(bytes);
        assertThat(scene.client().list(scene.at(), "")).contains(Names.FOLDER);
    }

    /** The client dies at 40 %, and another run of it continues. */
    static void resume(Scene scene) throws Exception {
        byte[] bytes = scene.onDesk("cut.bin", UPLOAD);
        Path local = scene.desk().resolve("cut.bin");
        try (AutoCloseable _ = scene.client().startStore(scene.at(), local, "cut.bin")) {
            scene.gate().awaitUpload(SOON);
        }
        scene.gate().open();
        scene.awaitNoSession(SOON);
        assertThat(scene.root().resolve("cut.bin")).as("half a file").doesNotExist();
        long offset = sizeOnServer(scene, "cut.bin");
        assertThat(offset).isBetween(UPLOAD * 4L / 10, (long) UPLOAD - 1);
        scene.client().resumeStore(scene.at(), local, "cut.bin", offset);
        assertThat(scene.root().resolve("cut.bin")).hasBinaryContent(bytes);
        assertThat(scene.heard(SessionEvent.Transferred.class).getLast().bytes())
                .as("only the rest was sent")
                .isEqualTo(UPLOAD - offset);
    }

    private static long sizeOnServer(Scene scene, String file) throws IOException {
        Account at = scene.at();
        Credentials who = new Credentials(at.user(), at.password());
        try (FtpClient ftp = FtpClient.connect(at.host(), at.port(), who, ClientOptions.DEFAULT)) {
            return ftp.size(RemotePath.of(file)).orElse(-1L);
        }
    }

    static void mirror(Scene scene) throws IOException {
        Path tree = Tree.write(scene.desk().resolve("tree"));
        scene.client().mirrorUp(scene.at(), tree, "tree");
        assertThat(Tree.of(scene.root().resolve("tree"))).isEqualTo(Tree.of(tree));
    }

    static void rename(Scene scene) throws IOException {
        byte[] bytes = scene.onServer("old name.bin", 1_000);
        scene.client().rename(scene.at(), "old name.bin", "new name.bin");
        assertThat(scene.root().resolve("old name.bin")).doesNotExist();
        assertThat(scene.root().resolve("new name.bin")).hasBinaryContent(bytes);
    }

    static void delete(Scene scene) throws IOException {
        scene.onServer("old.bin", 1_000);
        scene.onServer("other.bin", 1_000);
        scene.client().delete(scene.at(), "old.bin");
        assertThat(scene.root().resolve("old.bin")).doesNotExist();
        assertThat(scene.root().resolve("other.bin")).exists();
    }

    static void folders(Scene scene) {
        scene.client().makeFolder(scene.at(), "new folder");
        assertThat(scene.root().resolve("new folder")).isDirectory();
        scene.client().removeFolder(scene.at(), "new folder");
        assertThat(scene.root().resolve("new folder")).doesNotExist();
    }

    /** An upload of more than 4 GiB; not part of every run. */
    static void huge(Scene scene) throws IOException {
        Path local = scene.desk().resolve("huge.bin");
        Content.writeHuge(local);
        scene.client().store(scene.at(), local, "huge.bin");
        Content.assertHuge(scene.root().resolve("huge.bin"), 0);
    }
}
