package org.twinport.storage.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.twinport.protocol.path.VirtualPath;

import java.nio.file.Files;
import java.nio.file.Path;

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
}
