package org.twinport.protocol.listing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinport.protocol.Seed;
import org.twinport.protocol.path.Name;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

final class ListingReaderTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String FILE = "-rw-r--r-- 1 a b 3 Feb 28 10:00 f";

    @Test
    void an_odd_line_does_not_hide_the_others() {
        assertThat(readAll("total 8", FILE, "?? what is this", "", FILE))
                .extracting(parsed -> parsed.getClass().getSimpleName())
                .containsExactly("Skipped", "Found", "Unreadable", "Skipped", "Found");
        assertThat(readAll(FILE, "d????????? ? ? ? ? ? gone").getLast())
                .isEqualTo(new Parsed.Unreadable("d????????? ? ? ? ? ? gone"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "total 12",
                "total 0",
                "Total 4.5K",
                "total: 12",
                "insgesamt 12",
                "\u00e5\u0090\u0088\u00e8\u00a8\u0088 12",
                "\u00d7\u00dc\u00bc\u00c6 12",
            })
    void totals_in_any_language_are_skipped_on_the_first_line(String line) {
        assertThat(readAll("", line, FILE).get(1)).isEqualTo(new Parsed.Skipped());
    }

    @Test
    void a_word_and_a_number_further_down_are_reported() {
        assertThat(readAll(FILE, "notes 12").getLast())
                .isEqualTo(new Parsed.Unreadable("notes 12"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "\r", "\r\r"})
    void empty_lines_are_skipped(String line) {
        assertThat(readAll(line)).containsExactly(new Parsed.Skipped());
    }

    @Test
    void carriage_returns_before_the_line_end_are_dropped() {
        assertThat(readAll(FILE + "\r", FILE + "\r\r")).containsOnly(readAll(FILE).getFirst());
    }

    @Test
    void bare_names_are_read_where_nothing_else_was() {
        assertThat(readAll("a.txt", "./b", "sub/c", ".", "..", "d/"))
                .containsExactly(
                        other("a.txt"),
                        other("b"),
                        other("c"),
                        new Parsed.Skipped(),
                        new Parsed.Skipped(),
                        other("d"));
        assertThat(readAll(FILE, "a.txt").getLast()).isEqualTo(new Parsed.Unreadable("a.txt"));
        assertThat(readAll("ls: cannot access x: No such file").getFirst())
                .isInstanceOf(Parsed.Unreadable.class);
    }

    @Test
    void nlst_lines_are_names_whatever_they_look_like() {
        assertThat(
                        Stream.of(
                                        "total 12",
                                        " a b ",
                                        FILE.replace('/', ' '),
                                        "type=file; x",
                                        "/p/q")
                                .map(NameLine::read))
                .containsExactly(
                        other("total 12"),
                        other(" a b "),
                        other(FILE),
                        other("type=file; x"),
                        other("q"));
        assertThat(NameLine.read("")).isEqualTo(new Parsed.Skipped());
        assertThat(NameLine.read("..")).isEqualTo(new Parsed.Skipped());
        assertThat(NameLine.read("/")).isEqualTo(new Parsed.Unreadable("/"));
        assertThat(NameLine.read("a\0b")).isEqualTo(new Parsed.Unreadable("a\0b"));
    }

    @Test
    void no_name_leads_out_of_a_directory() {
        String[] starts = {
            "type=file; ", "-rw-r--r-- 1 a b 3 Feb 28 10:00 ", "01-31-26  03:05PM  3 ", "+r,\t", ""
        };
        Seed.repeat(
                20_000,
                seed -> {
                    String shown = seed.text("../a\\\0\r", 1 + seed.below(9));
                    String line = seed.oneOf(starts) + shown;
                    if (new ListingReader(NOW).read(line) instanceof Parsed.Found found) {
                        assertThat(found.entry().name().octets())
                                .isNotIn("", ".", "..")
                                .doesNotContain("/", "\0", "\r");
                    }
                });
    }

    @Test
    void no_input_makes_it_throw() {
        String[] seeds = {
            FILE,
            "lrwxrwxrwx 1 a b 3 Feb 28 2024 f -> x",
            "brw-rw---- 1 a b 8, 0 2024-02-29 10:00:00.0 +0100 sda",
            "-rw-r--r-- 1 a b 3 2\u00e6\u009c\u0088 29\u00e6\u0097\u00a5 10:00 f",
            "01-31-26  03:05PM       <DIR>          d",
            "type=file;size=3;modify=20240229235958;UNIX.mode=0644; f",
            "+i8.3,m824255902,r,s99,up644,\tf",
        };
        Seed.repeat(
                20_000,
                seed -> {
                    StringBuilder line = new StringBuilder(seed.oneOf(seeds));
                    for (int i = seed.below(4); i >= 0; i--) {
                        int at = seed.below(line.length());
                        String digit = seed.text("0123456789 :;-", 1);
                        line.replace(
                                at, at + 1, seed.oneOf("", digit, seed.octets(2), digit + digit));
                    }
                    assertThat(readAll(line.toString(), seed.octets(60))).doesNotContainNull();
                });
    }

    @Test
    void long_lines_give_a_value() {
        for (String unit :
                new String[] {"9", " ", "9 ", "a=b;", "-rwxrwxrwx ", "Jan 1 ", "/", "../"}) {
            String line = unit.repeat(65_536 / unit.length());
            assertThat(readAll(line, "-rw-r--r-- 1 a b 3 Feb 28 10:00 " + line)).hasSize(2);
        }
    }

    private static Parsed other(String name) {
        return new Parsed.Found(Entry.of(new Name(name), Entry.Kind.OTHER, -1));
    }

    private static List<Parsed> readAll(String... lines) {
        ListingReader reader = new ListingReader(NOW);
        return Stream.of(lines).map(reader::read).toList();
    }
}
