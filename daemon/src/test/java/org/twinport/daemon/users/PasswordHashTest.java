package org.twinport.daemon.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinport.daemon.users.PasswordHash.Scheme;

import java.nio.charset.StandardCharsets;

final class PasswordHashTest {

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource
    void a_hash_matches_its_password_only_also_after_a_trip_through_a_file(Scheme scheme) {
        PasswordHash hash = PasswordHash.create(scheme, "pässword");
        PasswordHash read = PasswordHash.parse(hash.text()).orElseThrow();

        assertThat(read.matches(utf8("pässword"))).isTrue();
        assertThat(read.matches(utf8("password"))).isFalse();
        assertThat(read.matches(utf8(""))).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void two_hashes_of_one_password_differ_and_show_nothing(Scheme scheme) {
        PasswordHash one = PasswordHash.create(scheme, "secret");
        PasswordHash other = PasswordHash.create(scheme, "secret");

        assertThat(one.text()).isNotEqualTo(other.text()).doesNotContain("secret");
        assertThat(one.toString()).doesNotContain("$");
        assertThat(new Credential.Hashed(one).toString()).doesNotContain("$");
        assertThat(new Credential.Plain("secret").toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @EnumSource
    void an_unmatchable_hash_costs_as_much_and_matches_nothing(Scheme scheme) {
        PasswordHash decoy = PasswordHash.create(scheme, "secret").unmatchable();

        assertThat(decoy.matches(utf8("secret"))).isFalse();
        assertThat(decoy.text().substring(0, 7))
                .isEqualTo(PasswordHash.create(scheme, "x").text().substring(0, 7));
    }

    @Test
    void the_argon2_parameters_are_those_that_owasp_recommends() {
        assertThat(PasswordHash.create(Scheme.ARGON2ID, "x").text())
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    /** From the reference implementation's own tests (argon2, src/test.c). */
    @Test
    void a_hash_of_the_reference_implementation_matches() {
        String known =
                "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ"
                        + "$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
        assertThat(PasswordHash.parse(known).orElseThrow().matches(utf8("password"))).isTrue();
    }

    /** Made by the crypt(3) of libxcrypt. */
    @ParameterizedTest
    @ValueSource(strings = {"$2a$", "$2b$", "$2y$"})
    void a_bcrypt_hash_of_any_program_matches(String version) {
        String known = version + "06$DCq7YPn5Rq63x1Lad4cll.TV4S6ytwfsfvkgY8jIucDrjc8deX1s.";
        assertThat(PasswordHash.parse(known).orElseThrow().matches(utf8(""))).isTrue();
        assertThat(PasswordHash.parse(known).orElseThrow().matches(utf8("a"))).isFalse();
    }

    @Test
    void bcrypt_refuses_passwords_of_which_it_would_ignore_a_part() {
        assertThatThrownBy(() -> PasswordHash.create(Scheme.BCRYPT, "x".repeat(73)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("72");
        assertThatThrownBy(() -> PasswordHash.create(Scheme.ARGON2ID, ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_bcrypt_check_takes_passwords_of_any_length() {
        PasswordHash hash = PasswordHash.create(Scheme.BCRYPT, "x".repeat(72));
        assertThat(hash.matches(utf8("y".repeat(5_000)))).isFalse();
        assertThat(hash.matches(new byte[] {0})).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "!",
                "secret",
                "$6$salt$hash",
                "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=9999999,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMC",
                "$argon2id$v=19$m=256,t=0,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$2b$31$DCq7YPn5Rq63x1Lad4cll.TV4S6ytwfsfvkgY8jIucDrjc8deX1s.",
                "$2b$06$DCq7YPn5Rq63x1Lad4cll.TV4S6ytwfsfvkgY8jIucDrjc8deX1s"
            })
    void what_is_no_hash_or_costs_beyond_all_bounds_is_refused(String text) {
        assertThat(PasswordHash.parse(text)).isEmpty();
    }

    @Test
    void generated_passwords_are_long_different_and_without_look_alikes() {
        assertThat(GeneratedPassword.create())
                .hasSize(20)
                .doesNotContainPattern("[0Oo1lIi2Z5Ss8B]")
                .isNotEqualTo(GeneratedPassword.create());
    }
}
