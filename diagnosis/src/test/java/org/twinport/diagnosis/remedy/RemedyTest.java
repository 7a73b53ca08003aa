package org.twinport.diagnosis.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.twinport.diagnosis.Actor;
import org.twinport.diagnosis.Cause;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class RemedyTest {
    private static final int WIDTH = 120;

    static Stream<Fix> fixes() {
        return Stream.of(Remedy.values())
                .flatMap(
                        remedy -> remedy.products().stream().map(p -> remedy.fix(p).orElseThrow()));
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void every_cause_has_remedies_and_the_first_is_for_who_must_act(Cause cause) {
        List<Remedy> remedies = Remedies.of(cause);
        assertThat(remedies).isNotEmpty().doesNotHaveDuplicates();
        assertThat(remedies.getFirst().actor()).isEqualTo(cause.actor());
    }

    @Test
    void every_remedy_helps_against_something() {
        Set<Remedy> used =
                Arrays.stream(Cause.values())
                        .flatMap(cause -> Remedies.of(cause).stream())
                        .collect(Collectors.toSet());
        assertThat(used).containsExactlyInAnyOrder(Remedy.values());
    }

    @Test
    void sentences_are_unique_and_of_one_line() {
        assertThat(Remedy.values())
                .extracting(Remedy::sentence)
                .doesNotHaveDuplicates()
                .allMatch(text -> text.matches("[A-Z][ -~]+[^ .]\\."));
        assertThat(Remedy.values()).extracting(Remedy::actor).contains(Actor.values());
        assertThat(Remedy.USE_PASV_NOT_EPSV.id()).isEqualTo("use-pasv-not-epsv");
    }

    @Test
    void every_product_has_something_to_do() {
        assertThat(fixes().map(Fix::product).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Product.values());
    }

    @ParameterizedTest
    @MethodSource("fixes")
    void lines_are_short_ascii_and_complete(Fix fix) {
        List<String> lines = fix.lines(ExampleValues.ALL);
        assertThat(lines).isNotEmpty().allMatch(line -> line.matches("[ -~]{1," + WIDTH + "}"));
        if (fix.form() != Form.CONFIG) {
            assertThat(lines).noneMatch(line -> line.contains("<"));
        }
        assertThat(lines).noneMatch(line -> line.matches(".*\\{[a-z_]+(:[^ {}][^{}]*)?}.*"));
        assertThat(fix.note()).matches("[ -~]{0," + WIDTH + "}");
    }

    @ParameterizedTest
    @MethodSource("fixes")
    void without_values_the_lines_say_what_is_missing_and_redirect_nothing(Fix fix) {
        for (String line : fix.lines(Map.of())) {
            assertThat(line).doesNotContain("{host}", "{port").doesNotMatch(".*null.*");
            if (fix.form().isShell()) {
                assertThat(line.replaceAll("'[^']*'", "")).doesNotContain("<");
            }
        }
    }

    /** Steps by hand and words are for reading; all else says where it goes. */
    @ParameterizedTest
    @MethodSource("fixes")
    void a_fix_says_where_it_belongs(Fix fix) {
        assertThat(fix.where().isEmpty()).isEqualTo(fix.form() == Form.WORDS);
        assertThat(fix.remedy().lines(fix.product(), Map.of())).contains(fix.lines(Map.of()));
        assertThat(fix.isProved()).isEqualTo(Proved.contains(fix.remedy(), fix.product()));
    }

    @Test
    void what_cannot_be_said_for_a_product_is_empty() {
        assertThat(Remedy.USE_PASSIVE.lines(Product.VSFTPD, Map.of())).isEmpty();
        assertThat(Remedy.CHECK_NAME.products()).isEmpty();
    }

    @Test
    void lines_of_a_textbook_case() {
        Map<String, String> values =
                Map.of("range_first", "50000", "range_last", "50100", "address", "203.0.113.10");
        assertThat(Remedy.OPEN_PASSIVE_RANGE.lines(Product.NFT, values))
                .contains(List.of("insert rule inet filter input tcp dport 50000-50100 accept"));
        assertThat(Remedy.ANNOUNCE_ADDRESS.lines(Product.VSFTPD, values).orElseThrow())
                .contains("pasv_address=203.0.113.10");
        assertThat(Remedy.USE_PASSIVE.lines(Product.FTP_EXE, values).orElseThrow().getFirst())
                .contains("cannot do passive mode at all");
    }

    /** Whoever reads a firewall's fix must know it from a client's. */
    @ParameterizedTest
    @EnumSource(Remedy.class)
    void clients_have_fixes_of_users_only_and_gateways_none_of_them(Remedy remedy) {
        for (Product product : remedy.products()) {
            switch (product.kind()) {
                case CLIENT -> assertThat(remedy.actor()).isEqualTo(Actor.USER);
                case SERVER -> assertThat(remedy.actor()).isEqualTo(Actor.ADMINISTRATOR);
                case GATEWAY -> assertThat(remedy.actor()).isNotEqualTo(Actor.USER);
                case HOST -> assertThat(remedy.actor()).isNotEqualTo(Actor.FIREWALL);
            }
        }
    }
}
