package org.twinport.protocol.listing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinport.protocol.path.Name;

import java.time.Instant;

final class EplfDialectTest {

    private static final Instant TIME = Instant.ofEpochSecond(824_255_902);

    @ParameterizedTest
    @CsvSource({
        "'i8.29609,m824255902,/,', DIRECTORY, -1, -1, 8.29609",
        "'i8.2,m824255902,r,s10376,up644,', FILE, 10376, 420, 8.2",
        "'m824255902,s5,r', FILE, 5, -1, ",
        "'m824255902,r,/', DIRECTORY, -1, -1, ",
        "'m824255902,zfuture,,', OTHER, -1, -1, ",
        "'m824255902,r,sx,upx', FILE, -1, -1, ",
    })
    void facts(String facts, Entry.Kind kind, long size, int mode, String unique) {
        assertThat(new ListingReader(TIME).read("+" + facts + "\t a b"))
                .isEqualTo(
                        new Parsed.Found(
                                new Entry(
                                        new Name(" a b"),
                                        kind,
                                        size,
                                        TIME,
                                        null,
                                        mode,
                                        null,
                                        null,
                                        1,
                                        null,
                                        unique)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+,\tf", "+mx\tf", "+m99999999999999\tf", "+m\tf"})
    void a_wrong_time_is_unknown(String line) {
        assertThat(new ListingReader(TIME).read(line))
                .isEqualTo(new Parsed.Found(Entry.of(new Name("f"), Entry.Kind.OTHER, -1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+r,s5 f", "+r,\t"})
    void what_has_no_name_is_unreadable(String line) {
        assertThat(new ListingReader(TIME).read(line)).isEqualTo(new Parsed.Unreadable(line));
    }
}
