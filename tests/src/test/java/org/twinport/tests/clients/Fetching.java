package org.twinport.tests.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.twinport.server.event.SessionEvent;
import org.twinport.tests.world.Content;
import org.twinport.tests.world.Tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Tasks in which files come from the server; stateless. */
final class Fetching {
    private static final int SIZE = 1_234_567;

    private Fetching() {}

    static void list(Scene scene) throws IOException {
        scene.onServer("there.bin", SIZE);
        Files.createDirectory(scene.root().resolve("folder"));
        Files.write(scene.root().resolve("folder/inside.txt"), new byte[3]);
        assertThat(scene.client().list(scene.at(), "")).contains("there.bin", "folder");
        assertThat(scene.client().list(scene.at(), "folder"))
                .contains("inside.txt")
                .doesNotContain("there.bin");
    }

    static void fetch(Scene scene) throws IOException {
        byte[] bytes = scene.onServer("there.bin", SIZE);
        Path local = scene.desk().resolve("here.bin");
        scene.client().fetch(scene.at(), "there.bin", local);
        assertThat(local).hasBinaryContent(bytes);
    }

    static void resume(Scene scene) throws IOException {
        byte[] bytes = scene.onServer("cut.bin", SIZE);
        byte[] head = Content.head(bytes, 40);
        Path local = Files.write(scene.desk().resolve("cut.bin"), head);
        scene.client().resumeFetch(scene.at(), "cut.bin", local);
        assertThat(local).hasBinaryContent(bytes);
        assertThat(scene.heard(SessionEvent.Transferred.class))
                .as("only the rest was sent")
                .extracting(SessionEvent.Transferred::bytes)
                .containsExactly((long) bytes.length - head.length);
    }

    static void all(Scene scene) throws IOException {
        byte[] one = scene.onServer("a-one.bin", 5_000);
        byte[] two = scene.onServer("a-two.bin", 6_000);
        scene.onServer("b.bin", 7_000);
        scene.client().fetchAll(scene.at(), "a-*", scene.desk());
        assertThat(scene.desk().resolve("a-one.bin")).hasBinaryContent(one);
        assertThat(scene.desk().resolve("a-two.bin")).hasBinaryContent(two);
        assertThat(scene.desk().resolve("b.bin")).doesNotExist();
    }

    static void mirror(Scene scene) throws IOException {
        Tree.write(scene.root().resolve("tree"));
        Path copy = scene.desk().resolve("tree");
        scene.client().mirrorDown(scene.at(), "tree", copy);
        assertThat(Tree.of(copy)).isEqualTo(Tree.of(scene.root().resolve("tree")));
    }

    static void missing(Scene scene) {
        Path local = scene.desk().resolve("here.bin");
        assertThatThrownBy(() -> scene.client().fetch(scene.at(), "nowhere.bin", local))
                .isInstanceOf(ClientFailed.class);
        scene.awaitNoSession(Duration.ofSeconds(30));
        assertThat(scene.heard(SessionEvent.Replied.class))
                .anyMatch(event -> event.reply().code() == 550);
    }

    static void wrongPassword(Scene scene) throws IOException {
        scene.onServer("there.bin", 10);
        Account wrong = scene.at().withPassword("guess");
        assertThatThrownBy(() -> scene.client().list(wrong, "")).isInstanceOf(ClientFailed.class);
        assertThat(scene.heard(SessionEvent.LoginFailed.class)).isNotEmpty();
        assertThat(scene.heard(SessionEvent.DataOpened.class)).isEmpty();
    }

    /** Whole, and from beyond 4 GiB on; not part of every run. */
    static void huge(Scene scene, boolean whole) throws IOException {
        Content.writeHuge(scene.root().resolve("huge.bin"));
        Path local = scene.desk().resolve("huge.bin");
        long start = Content.writeHugeStart(local);
        scene.client().resumeFetch(scene.at(), "huge.bin", local);
        Content.assertHuge(local, start);
        Files.delete(local);
        if (whole) {
            scene.client().fetch(scene.at(), "huge.bin", local);
            Content.assertHuge(local, 0);
        }
    }
}
