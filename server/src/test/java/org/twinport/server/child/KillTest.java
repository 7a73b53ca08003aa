package org.twinport.server.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twinport.server.fixture.TestServer.PASSWORD;
import static org.twinport.server.fixture.TestServer.USER;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twinport.protocol.reply.Reply;
import org.twinport.server.fixture.ChildJvm;
import org.twinport.testkit.dialogue.DataSocket;
import org.twinport.testkit.dialogue.Dialogue;
import org.twinport.testkit.dialogue.DialogueFailure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** SIGKILL in the middle of a hundred uploads, and a restart. */
class KillTest {

    private static final int UPLOADS = 100;
    private static final int FINISHED_BEFORE = 30;
    private static final int PIECE = 16 << 10;
    private static final int PIECES = 100;

    @TempDir Path folder;

    private final Set<Integer> answered226 = new ConcurrentSkipListSet<>();
    private final CountDownLatch halfway = new CountDownLatch(UPLOADS);
    private final CountDownLatch finished = new CountDownLatch(FINISHED_BEFORE);
    private final CountDownLatch goOn = new CountDownLatch(1);

    private static byte[] content(int number) {
        byte[] bytes = new byte[PIECE * PIECES];
        new Random(number).nextBytes(bytes);
        return bytes;
    }

    private static Dialogue login(int port) {
        return Dialogue.connect(new InetSocketAddress("127.0.0.1", port)).login(USER, PASSWORD);
    }

    @Test
    void whatWas226IsWholeAndNothingElseIsVisible() throws Exception {
        Files.writeString(folder.resolve("50"), "the old file");
        List<Thread> uploads = new ArrayList<>();
        try (ChildJvm child = ChildJvm.start(LocalServerMain.class, List.of(), folder.toString())) {
            int port = Integer.parseInt(child.await("PORT"));
            for (int i = 0; i < UPLOADS; i++) {
                int number = i;
                uploads.add(Thread.ofVirtual().start(() -> upload(port, number)));
            }
            assertThat(halfway.await(60, TimeUnit.SECONDS)).isTrue();
            goOn.countDown();
            assertThat(finished.await(60, TimeUnit.SECONDS)).isTrue();
            child.kill();
        }
        for (Thread upload : uploads) {
            assertThat(upload.join(Duration.ofSeconds(60))).isTrue();
        }
        assertThat(answered226).hasSizeGreaterThanOrEqualTo(FINISHED_BEFORE);
        try (ChildJvm child = ChildJvm.start(LocalServerMain.class, List.of(), folder.toString())) {
            int port = Integer.parseInt(child.await("PORT"));
            try (Dialogue dialogue = login(port)) {
                check(dialogue);
            }
        }
    }

    /** All stop at 40 %; then some finish, and the others are still sending when the kill comes. */
    private void upload(int port, int number) {
        byte[] bytes = content(number);
        try (Dialogue dialogue = login(port);
                DataSocket data = dialogue.pasv()) {
            dialogue.ask("STOR " + number, 150);
            for (int piece = 0; piece < PIECES; piece++) {
                if (piece == PIECES * 2 / 5) {
                    halfway.countDown();
                    boolean _ = goOn.await(60, TimeUnit.SECONDS);
                }
                if (number >= FINISHED_BEFORE && piece == PIECES - 1) {
                    boolean _ = data.endsEarly();
                }
                data.write(Arrays.copyOfRange(bytes, piece * PIECE, (piece + 1) * PIECE));
            }
            data.close();
            dialogue.expect(226);
            answered226.add(number);
            finished.countDown();
        } catch (UncheckedIOException | DialogueFailure killed) {
            // The server was killed before it could answer.
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void check(Dialogue dialogue) throws IOException {
        Set<Integer> visible = new TreeSet<>();
        dialogue.list("NLST").forEach(name -> visible.add(Integer.valueOf(name)));
        Set<Integer> expected = new TreeSet<>(answered226);
        expected.add(50);
        assertThat(visible).isEqualTo(expected);
        for (int number : answered226) {
            assertThat(
                            Arrays.equals(
                                    Files.readAllBytes(folder.resolve("" + number)),
                                    content(number)))
                    .as("upload %d is whole", number)
                    .isTrue();
        }
        assertThat(Files.readString(folder.resolve("50"))).isEqualTo("the old file");
        for (int number = FINISHED_BEFORE; number < UPLOADS; number++) {
            if (number != 50) {
                resume(dialogue, number);
            }
        }
    }

    private void resume(Dialogue dialogue, int number) throws IOException {
        byte[] whole = content(number);
        dialogue.send("SIZE " + number);
        Reply size = dialogue.reply();
        int from = size.code() == 213 ? Integer.parseInt(size.text()) : 0;
        assertThat(from).isLessThan(whole.length);
        dialogue.ask("REST " + from, 350);
        byte[] rest = Arrays.copyOfRange(whole, from, whole.length);
        assertThat(dialogue.store("STOR " + number, rest).code()).isEqualTo(226);
        assertThat(Arrays.equals(Files.readAllBytes(folder.resolve("" + number)), whole))
                .as("upload %d was resumed at %d", number, from)
                .isTrue();
    }
}
