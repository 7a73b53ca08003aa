package org.twinport.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinport.protocol.path.Name;

import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Names between two systems: bytes in, the same bytes out. */
class NamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain.txt",
                " a b ",
                "-rf",
                "\u00c3\u00a4\u00e2\u0082\u00ac",
                "\u00e4\u00ff\u0080",
                "a%41%",
                "~",
                "C:",
                "back\\slash",
                "tab\there",
                "a;b=c",
                "?*[x]"
            })
    void a_remote_name_becomes_one_local_component_and_back(String octets, @TempDir Path folder)
            throws Exception {
        Name name = new Name(octets);
        Path local = LocalNames.of(name);
        assertThat(local.getNameCount()).isEqualTo(1);
        assertThat(local.isAbsolute()).isFalse();
        assertThat(LocalNames.nameOf(local)).isEqualTo(name);
        Files.createFile(folder.resolve(local));
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            assertThat(LocalNames.nameOf(all.iterator().next())).isEqualTo(name);
        }
    }

    @Test
    void the_longest_names_have_parts_of_their_own(@TempDir Path folder) throws Exception {
        String start = "n".repeat(Name.MAX_LENGTH - 1);
        Path one = LocalNames.partOf(folder.resolve(start + "1"));
        Path two = LocalNames.partOf(folder.resolve(start + "2"));
        assertThat(one).isNotEqualTo(two);
        Files.createFile(folder.resolve(one));
        Files.createFile(folder.resolve(two));
    }

    @Test
    void every_byte_that_a_name_may_have_survives() {
        StringBuilder all = new StringBuilder();
        for (char c = 1; c <= 0xff; c++) {
            if (c != '/' && c != '\r' && c != '\n') {
                all.append(c);
            }
        }
        Name name = new Name(all.toString());
        assertThat(LocalNames.nameOf(LocalNames.of(name))).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "'', a, a",
        "/, a, /a",
        "d, a, d/a",
        "d/, a, d/a",
        "/d, ' a', '/d/ a'",
    })
    void a_child_is_one_component_more(String parent, String name, String child) {
        assertThat(new RemotePath(parent).child(new Name(name)).octets()).isEqualTo(child);
    }

    @ParameterizedTest
    @CsvSource({"a, '', a", "/a, /, a", "d/a, d, a", "/d/a, /d, a", "d/, d, ''", "/, /, ''"})
    void parent_and_last_component(String path, String parent, String last) {
        assertThat(new RemotePath(path).parent().octets()).isEqualTo(parent);
        assertThat(new RemotePath(path).lastOctets()).isEqualTo(last);
    }

    @Test
    void a_path_is_shown_as_text_and_kept_as_bytes() {
        RemotePath path = RemotePath.of("\u00e4/\u20ac");
        assertThat(path.octets()).isEqualTo("\u00c3\u00a4/\u00e2\u0082\u00ac");
        assertThat(path).hasToString("\u00e4/\u20ac");
    }
}
