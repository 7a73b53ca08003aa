package org.twinport.protocol.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twinport.protocol.reply.ReplyCode;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

final class VerbTest {

    /** RFC 959 section 4.1 and what the other documents add. */
    private static final List<String> PROMISED =
            List.of(
                    ("USER PASS ACCT CWD CDUP SMNT REIN QUIT PORT PASV TYPE STRU MODE RETR STOR"
                                    + " STOU APPE ALLO REST RNFR RNTO ABOR DELE RMD MKD PWD LIST"
                                    + " NLST SITE SYST STAT HELP NOOP XCUP XCWD XMKD XPWD XRMD"
                                    + " FEAT OPTS EPRT EPSV SIZE MDTM MLST MLSD MFMT MFCT MFF CLNT"
                                    + " HASH MD5 XCRC XMD5 XSHA XSHA1 XSHA256 LANG")
                            .split(" "));

    @Test
    void every_promised_verb_has_a_row() {
        assertThat(Arrays.stream(Verb.values()).map(Verb::name)).containsAll(PROMISED);
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void every_row_names_its_source_and_usage(Verb verb) {
        assertThat(verb.source()).matches("RFC \\d+|draft-\\S+|common practice");
        assertThat(verb.usage()).matches(verb.name() + "( [ -~]+)?").doesNotEndWith(" ");
        assertThat(Verb.of(verb.name().toLowerCase(Locale.ROOT))).contains(verb);
    }

    @Test
    void no_feature_is_shown_twice() {
        assertThat(Arrays.stream(Verb.values()).flatMap(v -> v.features().stream()))
                .doesNotHaveDuplicates()
                .allMatch(feature -> feature.matches("[A-Z0-9]+( [A-Z]+)?|diag"))
                .contains("REST STREAM", "UTF8", "TVFS", "MLST", "SIZE", "MDTM", "EPRT", "EPSV");
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void what_is_not_offered_is_502_with_the_reason_whatever_the_argument(Verb verb) {
        if (verb.isOffered()) {
            assertThat(verb.reasonNotOffered()).isEmpty();
            return;
        }
        for (String argument : List.of("", "x")) {
            assertThat(verb.read(argument))
                    .isEqualTo(
                            new Command.Invalid(
                                    verb, ReplyCode.NOT_IMPLEMENTED, verb.reasonNotOffered()));
        }
        assertThat(verb.features()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(RefusedParameter.class)
    void a_refused_parameter_is_504_with_the_reason(RefusedParameter refused) {
        String argument = refused == RefusedParameter.TYPE_L ? "L 36" : refused.parameter();
        assertThat(refused.verb().read(argument))
                .isInstanceOfSatisfying(
                        Command.Invalid.class,
                        i -> {
                            assertThat(i.code()).isEqualTo(ReplyCode.PARAMETER_NOT_IMPLEMENTED);
                            assertThat(i.reason()).endsWith(": " + refused.reason());
                        });
    }

    @Test
    void a_parameter_of_no_rfc_is_504_with_what_is_offered() {
        assertThat(Verb.TYPE.read("Q"))
                .isEqualTo(
                        new Command.Invalid(
                                Verb.TYPE,
                                ReplyCode.PARAMETER_NOT_IMPLEMENTED,
                                "Only TYPE A, TYPE A N, TYPE A T, TYPE I and TYPE L 8 are offered"));
    }

    @Test
    void files_need_a_login_and_questions_do_not() {
        assertThat(Arrays.stream(Verb.values()).filter(v -> !v.needsLogin()).map(Verb::name))
                .containsExactlyInAnyOrder(
                        "USER", "PASS", "ACCT", "REIN", "QUIT", "ABOR", "SITE", "SYST", "STAT",
                        "HELP", "NOOP", "FEAT", "OPTS", "LANG", "CLNT", "AUTH", "PBSZ", "PROT",
                        "CCC", "HOST");
    }
}
