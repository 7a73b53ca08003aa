package org.twinport.protocol.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinport.protocol.Seed;

import java.util.List;

final class VirtualPathTest {

    private static final String TRICKY = "..../////\\\\%2e ~:ab\u00e4\u00ff\t\u007f";

    @Test
    void no_argument_leads_out_of_the_root() {
        Seed.repeat(
                20_000,
                seed -> {
                    VirtualPath from = VirtualPath.ROOT.resolve(seed.text(TRICKY, seed.below(12)));
                    VirtualPath path = from.resolve(seed.text(TRICKY, seed.below(24)));
                    assertThat(path.octets()).startsWith("/").doesNotContain("//");
                    assertThat(path.octets().split("/")).doesNotContain(".", "..");
                    assertThat(VirtualPath.ROOT.contains(path)).isTrue();
                    assertThat(VirtualPath.ROOT.resolve(path.octets())).isEqualTo(path);
                    assertThat(from.resolve(path.octets())).isEqualTo(path);
                    assertThat(path.resolve("")).isEqualTo(path);
                });
    }

    @Test
    void every_octet_is_kept_or_refused() {
        for (char octet = 0; octet < 256; octet++) {
            String text = "a" + octet + "b";
            if (octet == 0 || octet == '\r' || octet == '\n') {
                assertThatThrownBy(() -> VirtualPath.ROOT.resolve(text))
                        .isInstanceOf(InvalidPathText.class)
                        .hasMessageNotContaining(text);
            } else {
                assertThat(VirtualPath.ROOT.resolve(text).octets()).isEqualTo("/" + text);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/a/b, c, /a/b/c",
        "/a/b, /c, /c",
        "/a/b, .., /a",
        "/a/b, ../.., /",
        "/a/b, ../../../../x, /x",
        "/a/b, ., /a/b",
        "/a/b, c//d/, /a/b/c/d",
        "/a/b, ..., /a/b/...",
        "/a/b, ..\\c, /a/b/..\\c",
        "/a/b, %2e%2e/c, /a/b/%2e%2e/c",
        "/, .., /",
    })
    void arguments_are_resolved_against_the_working_directory(
            String from, String argument, String result) {
        assertThat(VirtualPath.ROOT.resolve(from).resolve(argument).octets()).isEqualTo(result);
    }

    @Test
    void an_argument_that_is_too_long_is_refused() {
        String longest = "/".repeat(VirtualPath.MAX_LENGTH);
        assertThat(VirtualPath.ROOT.resolve(longest)).isEqualTo(VirtualPath.ROOT);
        assertThatThrownBy(() -> VirtualPath.ROOT.resolve(longest + "/"))
                .isInstanceOf(InvalidPathText.class);
    }

    @Test
    void short_arguments_do_not_grow_a_path_without_bound() {
        VirtualPath deep = VirtualPath.ROOT.resolve("a/".repeat(VirtualPath.MAX_LENGTH / 2));
        assertThat(deep.octets()).hasSize(VirtualPath.MAX_LENGTH);
        assertThatThrownBy(() -> deep.resolve("a")).isInstanceOf(InvalidPathText.class);
        assertThat(deep.resolve("../b").octets()).endsWith("/a/b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '\'',
            value = {"/ \"/\"", "/a\"b \"/a\"\"b\"", "/\"\" \"/\"\"\"\"\""})
    void quotes_are_doubled_in_257(String path, String quoted) {
        assertThat(VirtualPath.of(path).quoted()).isEqualTo(quoted);
    }

    @Test
    void quoting_can_be_undone() {
        Seed.repeat(
                1000,
                seed -> {
                    VirtualPath path = VirtualPath.ROOT.resolve(seed.text("\"a /", 8));
                    String quoted = path.quoted();
                    String inner = quoted.substring(1, quoted.length() - 1);
                    assertThat(inner.replace("\"\"", "")).doesNotContain("\"");
                    assertThat(inner.replace("\"\"", "\"")).isEqualTo(path.octets());
                });
    }

    @Test
    void parent_child_and_name() {
        VirtualPath path = VirtualPath.of("/a/b");
        assertThat(path.parent()).isEqualTo(VirtualPath.of("/a"));
        assertThat(VirtualPath.ROOT.parent()).isEqualTo(VirtualPath.ROOT);
        assertThat(path.parent().child(new Name("b"))).isEqualTo(path);
        assertThat(path.name()).isEqualTo(new Name("b"));
        assertThatThrownBy(VirtualPath.ROOT::name).isInstanceOf(InvalidPathText.class);
        assertThat(VirtualPath.ROOT.isRoot()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/ab", "/a/b/c"})
    void a_directory_contains_what_lies_below_it(String other) {
        boolean below = other.startsWith("/a/");
        assertThat(VirtualPath.of("/a").contains(VirtualPath.of(other))).isEqualTo(below);
        assertThat(VirtualPath.ROOT.contains(VirtualPath.of(other))).isTrue();
    }

    @Test
    void order_agrees_with_equality() {
        List<VirtualPath> paths =
                List.of(VirtualPath.of("/b"), VirtualPath.of("/a/b"), VirtualPath.of("/a"));
        assertThat(paths.stream().sorted())
                .containsExactly(paths.get(2), paths.get(1), paths.get(0));
    }

    @Test
    void text_is_utf_8() {
        VirtualPath path = VirtualPath.of("/\u00e4\u20ac");
        assertThat(path.octets()).isEqualTo("/\u00c3\u00a4\u00e2\u0082\u00ac");
        assertThat(path).hasToString("/\u00e4\u20ac");
    }
}
