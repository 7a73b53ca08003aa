package org.twinport.protocol.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

final class DosDialectTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String DIR = "01-31-26  03:05PM       <DIR>          ";
    private static final String FILE = "01-31-26  03:05PM                 1234 ";

    @ParameterizedTest
    @CsvSource({
        "01-31-26  03:05PM, 2026-01-31T15:05:00Z",
        "01-31-26  03:05 PM, 2026-01-31T15:05:00Z",
        "01-31-26  03:05p, 2026-01-31T15:05:00Z",
        "01-31-26  12:05AM, 2026-01-31T00:05:00Z",
        "01-31-26  12:05PM, 2026-01-31T12:05:00Z",
        "01-31-26  11:05am, 2026-01-31T11:05:00Z",
        "01-31-2026  15:05, 2026-01-31T15:05:00Z",
        "01/31/2026  15:05, 2026-01-31T15:05:00Z",
        "01-31-26  15:05:59, 2026-01-31T15:05:59Z",
        "01-31-69  15:05, 2069-01-31T15:05:00Z",
        "01-31-70  15:05, 1970-01-31T15:05:00Z",
        "31-01-26  15:05, 2026-01-31T15:05:00Z",
        "31.01.2026  15:05, 2026-01-31T15:05:00Z",
        "03.01.2026  15:05, 2026-01-03T15:05:00Z",
        "2026-01-31  15:05, 2026-01-31T15:05:00Z",
        "2026/01/31  15:05, 2026-01-31T15:05:00Z",
        "02-30-26  15:05, ",
        "01-31-26  25:05, ",
    })
    void dates(String written, Instant time) {
        Entry entry = entry(written + "                 1234 f");
        assertThat(entry.modified()).isEqualTo(time);
        assertThat(entry.kind()).isEqualTo(Entry.Kind.FILE);
        assertThat(entry.size()).isEqualTo(1234);
        assertThat(entry.name().octets()).isEqualTo("f");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0;0",
                "1,234,567;1234567",
                "1.234.567;1234567",
                "1'234;1234",
                "1\u00a0234;1234",
                "12345678901;12345678901",
                "99999999999999999999;-1"
            })
    void sizes(String written, long size) {
        assertThat(entry("01-31-26  03:05PM  " + written + " f").size()).isEqualTo(size);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a b", " a", "  a", "1234", "<DIR>", "\u00e4", "a -> b", "a [b]"})
    void names(String name) {
        assertThat(entry(FILE + name).name().octets()).isEqualTo(name);
        assertThat(entry(DIR + name).name().octets()).isEqualTo(name);
        assertThat(entry(DIR + name).kind()).isEqualTo(Entry.Kind.DIRECTORY);
        assertThat(entry(DIR + name).size()).isEqualTo(-1);
    }

    @Test
    void less_padding_than_iis_writes() {
        assertThat(entry("01-31-26 03:05PM <dir> name").name().octets()).isEqualTo("name");
        assertThat(entry("01-31-26 03:05PM <dir> name").isDirectory()).isTrue();
    }

    @Test
    void links() {
        Entry link = entry("01/31/2026  03:05 PM    <SYMLINKD>     my link [C:\\data]");
        assertThat(link.kind()).isEqualTo(Entry.Kind.SYMLINK);
        assertThat(link.name().octets()).isEqualTo("my link");
        assertThat(link.linkTarget()).isEqualTo("C:\\data");
        assertThat(entry("01/31/2026  03:05 PM    <JUNCTION>     j").linkTarget()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void the_directory_itself_and_its_parent_are_skipped(String name) {
        assertThat(new ListingReader(NOW).read(DIR + name)).isEqualTo(new Parsed.Skipped());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01-31-26  03:05PM",
                "01-31-26  03:05PM  1234",
                "01-31-26  03:05PM  <DIR>",
                "01-31-26  03:05PM  f",
                "01-31/26  03:05PM  1234 f",
                " Volume in drive C is DATA",
                "               3 File(s)      1,234 bytes",
            })
    void other_lines_are_unreadable(String line) {
        assertThat(new ListingReader(NOW).read(line)).isEqualTo(new Parsed.Unreadable(line));
    }

    private static Entry entry(String line) {
        return new ListingReader(NOW).read(line) instanceof Parsed.Found found
                ? found.entry()
                : fail("not read: " + line);
    }
}
