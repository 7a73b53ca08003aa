package org.twinport.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.twinport.client.tls.TlsOptions;
import org.twinport.doctor.question.Patience;
import org.twinport.doctor.question.Question;
import org.twinport.net.data.PortRange;

import java.util.Optional;

/** What is taken out of a report for strangers. */
class AnonymousTest {

    private final Anonymous anonymous =
            new Anonymous(
                    new Question(
                            "ftp.example.com",
                            21,
                            Question.Security.NONE,
                            Optional.of(new Question.Login("alice", "s3cret")),
                            Question.Mode.AUTO,
                            Question.Trial.GET,
                            "salaries/2026.xlsx",
                            TlsOptions.OFF,
                            null,
                            PortRange.ANY,
                            Patience.DEFAULT,
                            true,
                            Question.Depth.FULL,
                            null));

    @Test
    void addresses_become_words_that_keep_their_scope() {
        assertThat(anonymous.text("203.0.113.20:21 and 10.0.0.5, then 203.0.113.20"))
                .isEqualTo(
                        "<public-address-1>:21 and <private-address-2>, then <public-address-1>");
    }

    @Test
    void the_numbers_of_a_227_are_an_address_too() {
        assertThat(anonymous.text("227 Entering Passive Mode (10,0,0,5,195,80)."))
                .matches("227 Entering Passive Mode \\(<private-address-\\d>,195,80\\)\\.");
    }

    @Test
    void ipv6_is_seen() {
        assertThat(anonymous.text("[2001:db8::7]:21")).matches("\\[<public-address-\\d>]:21");
    }

    @Test
    void host_user_and_path_go() {
        assertThat(anonymous.text("USER alice at ftp.example.com: RETR salaries/2026.xlsx"))
                .isEqualTo("USER <user> at <host>: RETR <path>");
        assertThat(anonymous.text("malice")).isEqualTo("malice");
    }

    @Test
    void times_and_versions_stay() {
        assertThat(anonymous.text("vsFTPd 3.0.3 after 12:00:01"))
                .isEqualTo("vsFTPd 3.0.3 after 12:00:01");
    }
}
