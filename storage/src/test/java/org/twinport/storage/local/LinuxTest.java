package org.twinport.storage.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinport.protocol.path.VirtualPath;
import org.twinport.storage.StorageException;

import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** That each of the two runs of these tests tests what its name says. */
@EnabledOnOs(OS.LINUX)
class LinuxTest {
    private static final boolean ALLOWED = System.getProperty("twinport.test.native") == null;

    @TempDir Path root;

    @Test
    void native_calls_are_made_where_they_are_allowed_and_nowhere_else() throws Exception {
        Tree tree = new Tree(root.toRealPath());

        try (Directory directory = tree.openRoot()) {
            assertThat(directory)
                    .isInstanceOf(ALLOWED ? LinuxDirectory.class : StreamDirectory.class);
        }
    }

    @Test
    void both_ways_tell_the_same_of_a_file() throws Exception {
        Path file = Files.writeString(root.resolve("a file"), "text");
        Files.createLink(root.resolve("another name"), file);
        Tree tree = new Tree(root.toRealPath());
        Owners owners = new Owners();

        try (Directory directory = tree.openRoot()) {
            var name = VirtualPath.ROOT.resolve("a file").name();
            assertThat(directory.facts(name, owners))
                    .isEqualTo(directory.stream().facts(name, owners));
            assertThat(directory.facts(name).key()).isEqualTo(directory.stream().facts(name).key());
            assertThat(directory.facts(owners)).isEqualTo(directory.stream().facts(owners));
        }
    }

    @Test
    void both_ways_write_a_file_alike() throws Exception {
        Tree tree = new Tree(root.toRealPath());
        var name = VirtualPath.ROOT.resolve("written").name();
        try (Directory directory = tree.openRoot()) {
            try (OpenFile file = directory.create(name, 0600)) {
                ByteBuffer direct = ByteBuffer.allocateDirect(9).put(text("some text")).flip();
                assertThat(file.write(direct, 0)).isEqualTo(9);
                assertThat(direct.hasRemaining()).isFalse();
                assertThat(file.write(text("more"), 5)).isEqualTo(4);
                assertThat(file.size()).isEqualTo(9);
                file.truncate(8);
                file.force();
                assertThat(file.setMode(0640)).isEqualTo(ALLOWED);
            }
            assertThat(root.resolve("written")).hasContent("some mor");
            assertThat(directory.facts(name).mode()).isEqualTo(ALLOWED ? 0640 : 0600);
            assertThatExceptionOfType(FileAlreadyExistsException.class)
                    .isThrownBy(() -> directory.create(name, 0600));
        }
    }

    @Test
    void what_was_closed_is_not_written_to() throws Exception {
        Tree tree = new Tree(root.toRealPath());
        try (Directory directory = tree.openRoot()) {
            OpenFile file = directory.create(VirtualPath.ROOT.resolve("a").name(), 0600);
            file.close();
            file.close();
            ByteBuffer direct = ByteBuffer.allocateDirect(1);
            assertThatExceptionOfType(ClosedChannelException.class)
                    .isThrownBy(() -> file.write(direct, 0));
            assertThatExceptionOfType(ClosedChannelException.class)
                    .isThrownBy(() -> file.truncate(0));
            assertThatExceptionOfType(ClosedChannelException.class).isThrownBy(file::force);
        }
    }

    @Test
    void one_opening_of_a_file_has_the_lock_and_keeps_it_when_another_is_closed() throws Exception {
        Tree tree = new Tree(root.toRealPath());
        var name = VirtualPath.ROOT.resolve("a").name();
        try (Directory directory = tree.openRoot();
                OpenFile first = directory.create(name, 0600)) {
            assertThat(first.lock()).isTrue();
            try (OpenFile second = directory.writable(name)) {
                assertThat(second.lock()).isFalse();
            }
            try (OpenFile third = directory.writable(name)) {
                // Without native calls it was the JVM that knew of the first.
                assertThat(third.lock()).isFalse();
            }
        }
    }

    /** The JDK alone would wait for somebody to read from it; that is looked at before. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Timeout(20)
    void a_pipe_is_no_file_to_write_to(boolean read) throws Exception {
        Path pipe = root.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        Tree tree = new Tree(root.toRealPath());
        if (ALLOWED) {
            try (Directory directory = tree.openRoot();
                    FileChannel reader =
                            FileChannel.open(
                                    pipe, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                if (!read) {
                    reader.close();
                }
                assertThatExceptionOfType(StorageException.class)
                        .isThrownBy(
                                () -> directory.writable(VirtualPath.ROOT.resolve("pipe").name()))
                        .returns(StorageException.Reason.NOT_A_FILE, StorageException::reason);
            }
        }
    }

    private static ByteBuffer text(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }
}
