package org.twinport.protocol.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twinport.protocol.reply.ReplyCode.BAD_ARGUMENT;
import static org.twinport.protocol.reply.ReplyCode.FAMILY_NOT_SUPPORTED;
import static org.twinport.protocol.reply.ReplyCode.PARAMETER_NOT_IMPLEMENTED;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinport.protocol.reply.ReplyCode;
import org.twinport.protocol.transfer.TransferType;

import java.time.Instant;

final class ArgumentsTest {

    private static final Instant TIME = Instant.parse("2024-02-29T23:59:58Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "-l>''",
                "-la>''",
                "-la >''",
                "-la /dir>/dir",
                "-l -a  dir>dir",
                "-1>''",
                "-->''",
                "-- -a>-a",
                "-la -- -a>-a",
                "./-a>./-a",
                "->-",
                "-a-b>-a-b",
                "--color>--color",
                "-\u00e4>-\u00e4",
                "a -l>a -l",
                " -l> -l",
            })
    void ls_options_are_dropped_and_nothing_else(String argument, String path) {
        assertThat(parse("LIST " + argument)).isEqualTo(new Command.List(path));
        assertThat(parse("NLST " + argument)).isEqualTo(new Command.Nlst(path));
        assertThat(parse("STAT " + argument)).isEqualTo(new Command.StatPath(path));
    }

    @Test
    void stat_without_argument_asks_for_the_session() {
        assertThat(parse("STAT")).isEqualTo(new Command.Stat());
        assertThat(parse("STAT ")).isEqualTo(new Command.Stat());
    }

    @Test
    void mdtm_with_a_time_sets_it() {
        assertThat(parse("MDTM 20240229235958 a b")).isEqualTo(new Command.SetMdtm(TIME, "a b"));
        assertThat(parse("MDTM 20240229235958.000  a")).isEqualTo(new Command.SetMdtm(TIME, " a"));
        assertThat(parse("MDTM 20240229235958")).isEqualTo(new Command.Mdtm("20240229235958"));
        assertThat(parse("MDTM 20230229235958 a"))
                .as("no such day: a name")
                .isEqualTo(new Command.Mdtm("20230229235958 a"));
    }

    @Test
    void times_are_set_by_mfmt_and_mfct() {
        assertThat(parse("MFMT 20240229235958 a")).isEqualTo(new Command.Mfmt(TIME, "a"));
        assertThat(parse("MFCT 20240229235958 a")).isEqualTo(new Command.Mfct(TIME, "a"));
        assertInvalid("MFMT a", BAD_ARGUMENT);
        assertInvalid("MFMT 20240229235958", BAD_ARGUMENT);
        assertInvalid("MFCT 20240230000000 a", BAD_ARGUMENT);
    }

    @Test
    void mff_sets_known_facts_once() {
        assertThat(parse("MFF modify=20240229235958;UNIX.MODE=640; a b"))
                .isEqualTo(new Command.Mff(new FactChange(TIME, null, 0640), "a b"));
        assertThat(parse("MFF Create=20240229235958;  a"))
                .isEqualTo(new Command.Mff(new FactChange(null, TIME, -1), " a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "size=3;",
                "modify=20240229235958;modify=20240229235958;",
                "modify=20240229235958;size=3;",
                "modify=20230229235958;",
                "UNIX.mode=4755;",
                "UNIX.mode=8;",
                "UNIX.mode=;",
                "modify;",
                ";",
                "=;",
            })
    void mff_with_an_unknown_wrong_or_repeated_fact_sets_nothing(String facts) {
        assertInvalid("MFF " + facts + " a", PARAMETER_NOT_IMPLEMENTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "modify=20240229235958;", "modify=20240229235958; ", "; "})
    void mff_without_facts_or_path_is_a_syntax_error(String argument) {
        assertInvalid("MFF " + argument, BAD_ARGUMENT);
    }

    @Test
    void site_forms() {
        assertThat(parse("SITE chmod 0755 a b")).isEqualTo(new Command.Chmod(0755, "a b"));
        assertThat(parse("SITE CHMOD 7  a")).isEqualTo(new Command.Chmod(7, " a"));
        assertThat(parse("SITE UTIME 20240229235958 a b"))
                .isEqualTo(new Command.Utime(TIME, "a b"));
        assertThat(parse("SITE UTIME a b 20240101000000 20240229235958 20240101000000 UTC"))
                .isEqualTo(new Command.Utime(TIME, "a b"));
        assertThat(parse("SITE help")).isEqualTo(new Command.SiteHelp());
        assertThat(parse("SITE diag")).isEqualTo(new Command.SiteDiag());
        assertThat(parse("SITE DIAG connect ")).isEqualTo(new Command.SiteDiagConnect());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CHMOD",
                "CHMOD 755",
                "CHMOD 755 ",
                "CHMOD 4755 a",
                "CHMOD u+x a",
                "CHMOD -1 a",
                "UTIME",
                "UTIME a",
                "UTIME 20241301000000 a",
            })
    void wrong_site_arguments(String argument) {
        assertInvalid("SITE " + argument, BAD_ARGUMENT);
    }

    @Test
    void unknown_site_commands_are_not_implemented() {
        assertInvalid("SITE EXEC ls", PARAMETER_NOT_IMPLEMENTED);
        assertInvalid("SITE DIAG CONNECT 127.0.0.1", PARAMETER_NOT_IMPLEMENTED);
        assertInvalid("SITE  CHMOD 755 a", PARAMETER_NOT_IMPLEMENTED);
    }

    @Test
    void restart_points() {
        assertThat(parse("REST 0")).isEqualTo(new Command.Rest(0));
        assertThat(parse("REST 9000000000000000000"))
                .isEqualTo(new Command.Rest(9_000_000_000_000_000_000L));
        assertThat(parse("REST 007 ")).isEqualTo(new Command.Rest(7));
    }

    @ParameterizedTest
    @CsvSource({
        "-1, whole number",
        "+1, whole number",
        "1.5, whole number",
        "0x10, whole number",
        "abc, whole number",
        "9223372036854775807, that long",
        "9223372036854775808, that long",
        "100000000000000000000, that long",
    })
    void restart_points_that_no_file_has(String argument, String reason) {
        assertThat(parse("REST " + argument))
                .isInstanceOfSatisfying(
                        Command.Invalid.class,
                        i -> {
                            assertThat(i.code()).isEqualTo(BAD_ARGUMENT);
                            assertThat(i.reason()).contains(reason);
                        });
    }

    @Test
    void allocation_forms() {
        assertThat(parse("ALLO 100")).isEqualTo(new Command.Allo(100));
        assertThat(parse("ALLO 100 R 10")).isEqualTo(new Command.Allo(100));
        assertThat(parse("ALLO 100 r 10")).isEqualTo(new Command.Allo(100));
        for (String bad : new String[] {"-1", "x", "100 R", "100 10", "1".repeat(19)}) {
            assertInvalid("ALLO " + bad, BAD_ARGUMENT);
        }
    }

    @Test
    void types_structures_and_modes() {
        for (String ascii : new String[] {"A", "a", "A N", "a n", "A "}) {
            assertThat(parse("TYPE " + ascii)).isEqualTo(new Command.Type(TransferType.ASCII));
        }
        for (String image : new String[] {"I", "i", "L 8", "l8"}) {
            assertThat(parse("TYPE " + image)).isEqualTo(new Command.Type(TransferType.IMAGE));
        }
        assertThat(parse("STRU f")).isEqualTo(new Command.Stru());
        assertThat(parse("MODE s")).isEqualTo(new Command.Mode());
    }

    @Test
    void extended_passive_families() {
        assertThat(parse("EPSV")).isEqualTo(new Command.Epsv(EpsvFamily.SAME));
        assertThat(parse("EPSV 1 ")).isEqualTo(new Command.Epsv(EpsvFamily.IPV4));
        assertThat(parse("EPSV 2")).isEqualTo(new Command.Epsv(EpsvFamily.IPV6));
        assertThat(parse("EPSV all")).isEqualTo(new Command.Epsv(EpsvFamily.ALL));
        assertInvalid("EPSV 3", FAMILY_NOT_SUPPORTED);
        assertInvalid("EPSV x", BAD_ARGUMENT);
    }

    @Test
    void extended_port_errors() {
        assertInvalid("EPRT |3|10.0.0.1|1024|", FAMILY_NOT_SUPPORTED);
        assertInvalid("EPRT |1|10.0.0.1|65536|", BAD_ARGUMENT);
        assertInvalid("PORT 10,0,0,256,1,1", BAD_ARGUMENT);
    }

    private static Command parse(String line) {
        return CommandParser.parse(line);
    }

    private static void assertInvalid(String line, ReplyCode code) {
        assertThat(parse(line))
                .as(line)
                .isInstanceOfSatisfying(
                        Command.Invalid.class, i -> assertThat(i.code()).isEqualTo(code));
    }
}
