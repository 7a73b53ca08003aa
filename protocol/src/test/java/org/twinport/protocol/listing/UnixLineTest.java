package org.twinport.protocol.listing;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.twinport.protocol.Seed;
import org.twinport.protocol.path.Name;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

final class UnixLineTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration HALF_YEAR = Duration.ofSeconds(15_778_476);

    @Test
    void columns_stand_where_clients_expect_them() {
        assertThat(UnixLine.write(file("a b", 1234, NOW), NOW))
                .isEqualTo("-rw-r-----   1 anna     staff            1234 Mar  1 12:00 a b");
        assertThat(UnixLine.write(Entry.of(Name.of("d"), Entry.Kind.DIRECTORY, -1), NOW))
                .isEqualTo("drwxr-xr-x   1 ftp      ftp                 0 Jan  1  1970 d");
    }

    @Test
    void wide_values_push_the_columns_and_stay_apart() {
        Entry wide =
                new Entry(
                        Name.of("f"),
                        Entry.Kind.FILE,
                        Long.MAX_VALUE,
                        NOW,
                        null,
                        0644,
                        "a-very-long-user",
                        "domain users",
                        12_345,
                        null,
                        null);
        assertThat(UnixLine.write(wide, NOW))
                .isEqualTo(
                        "-rw-r--r-- 12345 a-very-long-user domain_users 9223372036854775807"
                                + " Mar  1 12:00 f");
    }

    @Test
    void the_half_year_border() {
        Instant border = NOW.minus(HALF_YEAR);
        assertThat(date(border)).isEqualTo("Aug 30  2025");
        assertThat(date(border.plusSeconds(1))).isEqualTo("Aug 30 21:05");
        assertThat(date(NOW)).isEqualTo("Mar  1 12:00");
        assertThat(date(NOW.plusSeconds(1))).as("the future").isEqualTo("Mar  1  2026");
        assertThat(date(Instant.parse("+12345-01-01T00:00:00Z"))).isEqualTo("Dec 31  9999");
    }

    private static String date(Instant modified) {
        String line = UnixLine.write(file("f", 1, modified), NOW);
        return line.substring(line.length() - 14, line.length() - 2);
    }

    @ParameterizedTest
    @CsvSource({
        "0, ---------",
        "0777, rwxrwxrwx",
        "0644, rw-r--r--",
        "04755, rwsr-xr-x",
        "04644, rwSr--r--",
        "02755, rwxr-sr-x",
        "02745, rwxr-Sr-x",
        "01777, rwxrwxrwt",
        "01776, rwxrwxrwT",
        "07000, --S--S--T",
    })
    void special_bits(String octal, String letters) {
        int mode = Integer.parseInt(octal, 8);
        assertThat(letters(mode)).isEqualTo(letters);
        assertThat(UnixMode.bits(letters)).isEqualTo(mode);
    }

    private static String letters(int mode) {
        OctetLine out = new OctetLine();
        UnixMode.write(mode, out);
        return out.toString();
    }

    @Test
    void all_modes_are_read_as_they_are_written() {
        for (int mode = 0; mode <= 07777; mode++) {
            assertThat(UnixMode.bits(letters(mode))).isEqualTo(mode);
        }
    }

    @Test
    void a_link_target_cannot_forge_an_entry() {
        Entry link =
                new Entry(
                        Name.of("l"),
                        Entry.Kind.SYMLINK,
                        3,
                        NOW,
                        null,
                        0777,
                        null,
                        null,
                        1,
                        "x\r\n-rw-r--r-- 1 a b 1 Mar 1 2026 forged",
                        null);
        assertThat(UnixLine.write(link, NOW)).doesNotContain("\r", "\n").contains(" l -> x??-rw");
    }

    @Test
    void what_is_written_is_read_again() {
        Seed.repeat(
                5000,
                seed -> {
                    Instant now = Instant.ofEpochSecond(1_700_000_000L + seed.below(200_000_000));
                    Entry entry = randomEntry(seed, now);
                    String line = UnixLine.write(entry, now);
                    assertThat(new ListingReader(now).read(line))
                            .as(line)
                            .isEqualTo(new Parsed.Found(asShown(entry, now)));
                });
    }

    private static Entry randomEntry(Seed seed, Instant now) {
        Entry.Kind kind = seed.oneOf(Entry.Kind.values());
        String target = kind == Entry.Kind.SYMLINK ? seed.octets(9) : null;
        return new Entry(
                new Name(
                        seed.oneOf("", " ", "  ", "a -> ")
                                + "n"
                                + seed.octets(9).replace('/', '-')),
                kind,
                target == null ? seed.longBelow(1L << 50) : target.length(),
                now.minusSeconds(seed.longBelow(seed.oneOf(20_000_000L, 1_600_000_000L))),
                null,
                seed.below(010000),
                seed.oneOf("anna", "1000", "jan", "may"),
                seed.oneOf("staff", "20", "dec"),
                1 + seed.below(300),
                target,
                null);
    }

    /** The entry with what is left of its time. */
    private static Entry asShown(Entry entry, Instant now) {
        @Nullable Instant time = entry.modified();
        if (time == null) {
            throw new AssertionError("every random entry has a time");
        }
        boolean recent = time.isAfter(now.minus(HALF_YEAR));
        return entry.modifiedAt(time.truncatedTo(recent ? ChronoUnit.MINUTES : ChronoUnit.DAYS));
    }

    private static Entry file(String name, long size, Instant modified) {
        return new Entry(
                Name.of(name),
                Entry.Kind.FILE,
                size,
                modified,
                null,
                0640,
                "anna",
                "staff",
                1,
                null,
                null);
    }
}
