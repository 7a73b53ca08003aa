package org.twinport.protocol.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

final class UnixDialectTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "-rw-r--r--   1 anna     staff          42 Feb 28 10:00 f;1;anna;staff;42",
                "-rw-r--r-- 3 anna 42 Feb 28 10:00 f;3;anna;;42",
                "-rw-r--r-- 2 1000 1001 42 Feb 28 10:00 f;2;1000;1001;42",
                "-rw-r--r-- anna staff 42 Feb 28 10:00 f;1;anna;staff;42",
                "-rw-r--r-- 1 42 Feb 28 10:00 f;1;;;42",
                "-rw-r--r-- 42 Feb 28 10:00 f;1;;;42",
                "  131 8 -rw-r--r-- 1 anna staff 42 Feb 28 10:00 f;1;anna;staff;42",
                "131 -rw-r--r-- 1 anna staff 42 Feb 28 10:00 f;1;anna;staff;42",
                "131 4.0K -rw-r--r-- 1 anna staff 42 Feb 28 10:00 f;1;anna;staff;42",
                "-rw-r--r--+ 1 anna staff 42 Feb 28 10:00 f;1;anna;staff;42",
                "-rw-r--r--. 1 anna staff 42 Feb 28 10:00 f;1;anna;staff;42",
                "-rw-r--r--@ 1 anna staff 42 Feb 28 10:00 f;1;anna;staff;42",
                "-rw-r--r--12 anna staff 42 Feb 28 10:00 f;12;anna;staff;42",
                "-rw-r--r--\t1\tanna\tstaff\t42\tFeb 28 10:00 f;1;anna;staff;42",
                "-rw-r--r-- 1 CORP\\anna Domain Users 42 Feb 28 10:00 f;1;CORP\\anna;Domain Users;42",
                "-rw-r--r-- 1 may 12 2024 Feb 28 10:00 f;1;may;12;2024",
                "-rw-r--r-- 1 jan feb 42 Feb 28 10:00 f;1;jan;feb;42",
                "-rw-r--r-- 1 anna staff 5 28 Feb 10:00 f;1;anna;staff;5",
                "-rw-r--r-- 1 anna staff 5 Feb 28 10:00 f;1;anna;staff;5",
                "-rw-r--r-- 1 anna staff 4.2K Feb 28 10:00 f;1;anna;staff;-1",
                "-rw-r--r-- 1 anna staff 99999999999999999999 Feb 28 10:00 f;1;anna;staff;-1",
                "-rw-r--r-- 99999999999 anna staff 4 Feb 28 10:00 f;1;anna;staff;4",
            })
    void columns_before_the_date(String line, int links, String owner, String group, long size) {
        Entry entry = entry(line);
        assertThat(entry.name().octets()).isEqualTo("f");
        assertThat(entry.kind()).isEqualTo(Entry.Kind.FILE);
        assertThat(entry.modified()).isEqualTo(Instant.parse("2026-02-28T10:00:00Z"));
        assertThat(entry.mode()).isEqualTo(0644);
        assertThat(entry.links()).isEqualTo(links);
        assertThat(entry.owner()).isEqualTo(owner);
        assertThat(entry.group()).isEqualTo(group);
        assertThat(entry.size()).isEqualTo(size);
    }

    @ParameterizedTest
    @CsvSource({
        "drwxrwxrwt, DIRECTORY, 01777",
        "-rwsr-xr-x, FILE, 04755",
        "-rwSr-Sr-T, FILE, 07644",
        "-rwxr-lr-x, FILE, 02745",
        "crw-rw----, OTHER, 0660",
        "prw-------, OTHER, 0600",
        "srwxrwxrwx, OTHER, 0777",
        "Drwxrwxrwx, OTHER, 0777",
        "lrwxrwxrwx, SYMLINK, 0777",
    })
    void kinds_and_modes(String letters, Entry.Kind kind, String octal) {
        Entry entry = entry(letters + " 1 a b 3 Feb 28 10:00 f");
        assertThat(entry.kind()).isEqualTo(kind);
        assertThat(entry.mode()).isEqualTo(Integer.parseInt(octal, 8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8, 0", "8,   0", "8,0", "255, 255"})
    void devices_have_no_size(String numbers) {
        Entry entry = entry("brw-rw---- 1 root disk " + numbers + " Feb 28 10:00 f");
        assertThat(entry.size()).isEqualTo(-1);
        assertThat(entry.owner()).isEqualTo("root");
        assertThat(entry.group()).isEqualTo("disk");
    }

    @ParameterizedTest
    @CsvSource({
        "Feb 28 10:00, 2026-02-28T10:00:00Z",
        "feb 28 10:00, 2026-02-28T10:00:00Z",
        "FEB 28 9:05, 2026-02-28T09:05:00Z",
        "Feb 28 10:00:59, 2026-02-28T10:00:59Z",
        "Feb  3  2024, 2024-02-03T00:00:00Z",
        "Feb 03 2024, 2024-02-03T00:00:00Z",
        "Sept 3 2024, 2024-09-03T00:00:00Z",
        "Mar  1 12:00, 2026-03-01T12:00:00Z",
        "Mar  2 12:00, 2026-03-02T12:00:00Z",
        "Mar  2 12:01, 2025-03-02T12:01:00Z",
        "Dec 31 23:59, 2025-12-31T23:59:00Z",
        "Feb 29 10:00, 2024-02-29T10:00:00Z",
        "Feb 29 2024, 2024-02-29T00:00:00Z",
        "2024-02-29 10:00, 2024-02-29T10:00:00Z",
        "2024-02-29 10:00:30, 2024-02-29T10:00:30Z",
        "2024-02-29 10:00:30.123456789 +0200, 2024-02-29T08:00:30Z",
        "28. Feb 10:00, 2026-02-28T10:00:00Z",
        "28 Feb 2024, 2024-02-28T00:00:00Z",
    })
    void dates(String written, Instant time) {
        Entry entry = entry("-rw-r--r-- 1 a b 3 " + written + " f");
        assertThat(entry.modified()).isEqualTo(time);
        assertThat(entry.name().octets()).isEqualTo("f");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Feb 30 10:00",
                "Feb 29 2023",
                "Feb 3 24:00",
                "2024-13-01 10:00",
                "Feb 3 10:60"
            })
    void a_date_that_never_was_leaves_the_time_unknown(String written) {
        Entry entry = entry("-rw-r--r-- 1 a b 3 " + written + " f");
        assertThat(entry.modified()).isNull();
        assertThat(entry.name().octets()).isEqualTo("f");
    }

    @Test
    void at_new_year_a_server_may_be_ahead() {
        ListingReader reader = new ListingReader(Instant.parse("2026-12-31T23:50:00Z"));
        assertThat(entry(reader, "-rw-r--r-- 1 a b 3 Jan  1 00:30 f").modified())
                .isEqualTo(Instant.parse("2027-01-01T00:30:00Z"));
        assertThat(entry(reader, "-rw-r--r-- 1 a b 3 Jan  2 00:30 f").modified())
                .isEqualTo(Instant.parse("2026-01-02T00:30:00Z"));
    }

    @Test
    void feb_29_after_a_century_without_one() {
        ListingReader reader = new ListingReader(Instant.parse("2103-03-01T00:00:00Z"));
        assertThat(entry(reader, "-rw-r--r-- 1 a b 3 Feb 29 10:00 f").modified())
                .isEqualTo(Instant.parse("2096-02-29T10:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "M\u00e4r 3 2024, 3",
        "3. M\u00e4rz 2024, 3",
        "Mrz 3 2024, 3",
        "Mai 3 2024, 5",
        "3. Okt 2024, 10",
        "Dez 3 2024, 12",
        "3 janv. 2024, 1",
        "f\u00e9vr. 3 2024, 2",
        "3 ao\u00fbt 2024, 8",
        "3 d\u00e9c. 2024, 12",
        "3 ene 2024, 1",
        "D\u00c9C 3 2024, 12",
    })
    void months_of_europe_in_utf_8_and_latin_1(String written, int month) {
        Instant time = Instant.parse("2024-%02d-03T00:00:00Z".formatted(month));
        for (Charset charset :
                new Charset[] {StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1}) {
            assertThat(entry("-rw-r--r-- 1 a b 3 " + octets(written, charset) + " f").modified())
                    .isEqualTo(time);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, 2\u6708 28\u65e5 10:00",
        "UTF-8, 2\u6708 28 10:00",
        "UTF-8, 2\uc6d4 28\uc77c 10:00",
        "GBK, 2\u6708 28\u65e5 10:00",
        "EUC-JP, 2\u6708 28\u65e5 10:00",
        "Shift_JIS, 2\u6708 28\u65e5 10:00",
        "EUC-KR, 2\uc6d4 28\uc77c 10:00",
    })
    void months_of_east_asia_in_their_encodings(String charset, String written) {
        String line = "-rw-r--r-- 1 a b 3 " + octets(written, Charset.forName(charset)) + " f";
        assertThat(entry(line).modified()).isEqualTo(Instant.parse("2026-02-28T10:00:00Z"));
        String old = written.replace("10:00", "2024\u5e74");
        if (!charset.endsWith("KR")) {
            String oldLine = "-rw-r--r-- 1 a b 3 " + octets(old, Charset.forName(charset)) + " f";
            assertThat(entry(oldLine).modified()).isEqualTo(Instant.parse("2024-02-28T00:00:00Z"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                " a",
                "   a",
                "a ",
                "Jan  1 10:00 x",
                "\u00e4\u00ff",
                "\u00a0",
                "a\tb",
                "-",
                "~",
                "2024",
            })
    void names_are_what_stands_after_one_space(String name) {
        assertThat(entry("-rw-r--r-- 1 a b 3 Feb 28 10:00 " + name).name().octets())
                .isEqualTo(name);
        assertThat(entry("-rw-r--r-- 1 a b 3 Feb 28  2024 " + name).name().octets())
                .isEqualTo(name);
    }

    @Test
    void a_name_that_looks_like_a_time_zone_is_a_name_unless_the_time_has_a_fraction() {
        assertThat(entry("-rw-r--r-- 1 a b 3 2024-02-29 10:00 +0200 x").name().octets())
                .isEqualTo("+0200 x");
        assertThat(entry("-rw-r--r-- 1 a b 3 2024-02-29 10:00:00.5 +0200 x").name().octets())
                .isEqualTo("x");
    }

    @Test
    void paths_and_marks_of_directories() {
        assertThat(entry("-rw-r--r-- 1 a b 3 Feb 28 10:00 sub/dir/f").name().octets())
                .isEqualTo("f");
        assertThat(entry("drwxr-xr-x 1 a b 3 Feb 28 10:00 d/").name().octets()).isEqualTo("d");
    }

    @ParameterizedTest
    @CsvSource({
        "3, l -> abc, l, abc",
        "3, l -> /a/../b, l, /a/../b",
        "1, a -> b -> c, a -> b, c",
        "6, a -> b -> c, a, b -> c",
        "9, a -> b -> c, a, b -> c",
        "0, l, l, ",
        "1, l ->, l ->, ",
    })
    void symbolic_links(int size, String shown, String name, String target) {
        Entry entry = entry("lrwxrwxrwx 1 a b " + size + " Feb 28 10:00 " + shown);
        assertThat(entry.kind()).isEqualTo(Entry.Kind.SYMLINK);
        assertThat(entry.name().octets()).isEqualTo(name);
        assertThat(entry.linkTarget()).isEqualTo(target);
    }

    @Test
    void an_arrow_in_the_name_of_a_file_is_part_of_it() {
        Entry entry = entry("-rw-r--r-- 1 a b 3 Feb 28 10:00 a -> b");
        assertThat(entry.name().octets()).isEqualTo("a -> b");
        assertThat(entry.linkTarget()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drwxr-xr-x 2 a b 3 Feb 28 10:00 .",
                "drwxr-xr-x 2 a b 3 Feb 28 10:00 ..",
                "drwxr-xr-x 2 a b 3 Feb 28 10:00 sub/..",
                "lrwxrwxrwx 2 a b 3 Feb 28 10:00 . -> x",
            })
    void the_directory_itself_and_its_parent_are_skipped(String line) {
        assertThat(new ListingReader(NOW).read(line)).isEqualTo(new Parsed.Skipped());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-rw-r--r--",
                "-rw-r--r-- 1",
                "-rw-r--r-- 1 a b 3",
                "-rw-r--r-- 1 a b 3 Feb 28",
                "-rw-r--r-- 1 a b 3 Feb 28 10:00",
                "-rw-r--r-- 1 a b 3 Feb 28 10:00 ",
                "-rw-r--r-- 1 a b 3 Feb 32 10:00 f",
                "-rw-r--r-- 1 a b 3 Foo 28 10:00 f",
                "-rw-r--r-- 1 a b 3 Feb 28 10:00 a\0b",
                "-rw-r--r-- 1 a b 3 Feb 28 10:00 /",
                "-rw-r--r-x- 1 a b 3 Feb 28 10:00 f",
                "xrw-r--r-- 1 a b 3 Feb 28 10:00 f",
            })
    void what_is_missing_something_is_unreadable(String line) {
        ListingReader reader = new ListingReader(NOW);
        reader.read("-rw-r--r-- 1 a b 3 Feb 28 10:00 f");
        assertThat(reader.read(line)).isEqualTo(new Parsed.Unreadable(line));
    }

    private static String octets(String text, Charset charset) {
        return new String(text.getBytes(charset), StandardCharsets.ISO_8859_1);
    }

    private static Entry entry(String line) {
        return entry(new ListingReader(NOW), line);
    }

    private static Entry entry(ListingReader reader, String line) {
        return reader.read(line) instanceof Parsed.Found found
                ? found.entry()
                : fail("not read: " + line);
    }
}
