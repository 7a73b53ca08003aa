package org.twinport.protocol.listing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinport.protocol.Seed;
import org.twinport.protocol.path.Name;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

final class FactsTest {

    private static final Instant TIME = Instant.parse("2024-02-29T23:59:58Z");
    private static final Set<Fact> ALL = EnumSet.allOf(Fact.class);

    @Test
    void all_facts_in_their_order() {
        assertThat(FactLine.write(full(), "a b", "file", "adfrw", ALL))
                .isEqualTo(
                        "type=file;size=5;modify=20240229235958;create=20240229235958;perm=adfrw;"
                                + "unique=8x1;UNIX.mode=0640;UNIX.owner=anna;UNIX.group=staff; a b");
        assertThat(FactLine.write(full(), "a", "file", "r", EnumSet.of(Fact.SIZE)))
                .isEqualTo("size=5; a");
        assertThat(FactLine.write(full(), " a", "file", "r", Set.of())).isEqualTo("  a");
    }

    @Test
    void what_is_not_known_is_left_out() {
        Entry dir = Entry.of(Name.of("d"), Entry.Kind.DIRECTORY, 4096);
        assertThat(FactLine.write(dir, "d", FactLine.typeOf(dir), "el", ALL))
                .isEqualTo("type=dir;perm=el; d");
    }

    @Test
    void a_value_cannot_forge_a_fact_or_an_entry() {
        Entry link =
                new Entry(
                        Name.of("l"),
                        Entry.Kind.SYMLINK,
                        -1,
                        null,
                        null,
                        -1,
                        "a;b",
                        null,
                        1,
                        "x;size=9\r\ntype=dir; forged",
                        null);
        assertThat(FactLine.write(link, "l", FactLine.typeOf(link), "r", ALL))
                .isEqualTo(
                        "type=OS.unix=slink:x?size=9??type=dir? forged;perm=r;UNIX.owner=a?b; l");
    }

    @Test
    void what_is_written_is_read_again() {
        Seed.repeat(
                5000,
                seed -> {
                    Entry entry = randomEntry(seed);
                    String name = entry.name().octets();
                    String line = FactLine.write(entry, name, FactLine.typeOf(entry), "r", ALL);
                    assertThat(new ListingReader(TIME).read(line))
                            .as(line)
                            .isEqualTo(new Parsed.Found(entry));
                });
    }

    private static Entry randomEntry(Seed seed) {
        Entry.Kind kind = seed.oneOf(Entry.Kind.values());
        return new Entry(
                new Name(
                        seed.oneOf("", " ", ";", "a=b; ") + "n" + seed.octets(9).replace('/', '-')),
                kind,
                kind == Entry.Kind.DIRECTORY ? -1 : seed.longBelow(1L << 55) - 1,
                seed.oneOf(null, TIME.plusSeconds(seed.below(999_999_999))),
                seed.oneOf(null, TIME),
                seed.oneOf(-1, seed.below(010000)),
                seed.oneOf(null, "anna", "1000", "Domain Users"),
                seed.oneOf(null, "staff"),
                1,
                kind == Entry.Kind.SYMLINK ? seed.octets(9).replace(';', '-') : null,
                seed.oneOf(null, "8x1", "8x=2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "type=file;size=3; a>a",
                "type=file;size=3;  a >' a '",
                "type=file;size=3; a; b=c;>a; b=c;",
                "Type=File;SIZE=3; a>a",
                "size=3;type=file a>a",
                "x.y-z=;type=file;media-type=text/plain;size=3;lang=de; a>a",
                "type=file;sizd=9;size=3; a>a",
                "size=3; a>a",
                "type=file;size=3;size=4; a>a",
                "type=file;size=3; dir/a>a",
                "type=file;size=3;modify=never; a>a",
            })
    void forms_of_a_file(String line, String name) {
        assertThat(new ListingReader(TIME).read(line))
                .isEqualTo(new Parsed.Found(Entry.of(new Name(name), Entry.Kind.FILE, 3)));
    }

    @ParameterizedTest
    @CsvSource({
        "OS.unix=slink:../x y, ../x y",
        "os.UNIX=SLINK:/A, /A",
        "OS.unix=slink, ",
        "OS.unix=slink:, ",
        "OS.unix=symlink, ",
    })
    void symbolic_links(String type, String target) {
        Entry entry = entry("type=" + type + "; l");
        assertThat(entry.kind()).isEqualTo(Entry.Kind.SYMLINK);
        assertThat(entry.linkTarget()).isEqualTo(target);
    }

    @ParameterizedTest
    @CsvSource({
        "type=dir;sizd=4096; d, DIRECTORY, 4096",
        "type=dir;size=4096; d, DIRECTORY, 4096",
        "type=OS.unix=chr-13/29; d, OTHER, -1",
        "type=door;size=1; d, OTHER, 1",
        "modify=20240229235958; d, OTHER, -1",
        "type=file;size=-5; d, FILE, -1",
        "type=file;size=1x; d, FILE, -1",
        "type=file;size=99999999999999999999; d, FILE, -1",
    })
    void kinds_and_sizes(String line, Entry.Kind kind, long size) {
        assertThat(entry(line).kind()).isEqualTo(kind);
        assertThat(entry(line).size()).isEqualTo(size);
    }

    @Test
    void modes_and_owners_of_other_servers() {
        Entry entry =
                entry("unix.mode=0100644;unix.uid=7;unix.ownername=anna;unix.gid=8;type=file; f");
        assertThat(entry.mode()).isEqualTo(0644);
        assertThat(entry.owner()).isEqualTo("anna");
        assertThat(entry.group()).isEqualTo("8");
        assertThat(entry("UNIX.mode=rwx;type=file; f").mode()).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type=cdir;modify=20240229235958; /pub",
                "Type=PDIR; ..",
                "type=dir; .",
                "type=OS.unix=slink:x; ..",
            })
    void the_directory_itself_and_its_parent_are_skipped(String line) {
        assertThat(new ListingReader(TIME).read(line)).isEqualTo(new Parsed.Skipped());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "type=file;",
                "type=file; ",
                "type=file",
                "=x; a",
                "file; a",
                "a b=c; d",
                "type=file;oops; a",
                "type=file;; a",
            })
    void what_is_no_line_of_facts(String line) {
        assertThat(Facts.parse(line)).isEmpty();
    }

    @Test
    void the_reply_to_mlst_shows_a_path_after_one_more_space() {
        for (String line : new String[] {" type=dir; /", "type=dir; /"}) {
            Facts facts = Facts.parseReplyLine(line).orElseThrow();
            assertThat(facts.shownName()).isEqualTo("/");
            assertThat(facts.entry(Name.of("root")).isDirectory()).isTrue();
        }
        assertThat(Facts.parseReplyLine("  a").orElseThrow().shownName()).isEqualTo("a");
    }

    private static Entry entry(String line) {
        return Facts.parse(line).orElseThrow().entry(Name.of("x"));
    }

    private static Entry full() {
        return new Entry(
                Name.of("f"),
                Entry.Kind.FILE,
                5,
                TIME,
                TIME,
                0640,
                "anna",
                "staff",
                1,
                null,
                "8x1");
    }
}
