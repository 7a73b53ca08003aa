package org.twinport.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;

final class FindingTest {

    @Test
    void the_reply_is_the_detail_and_the_id_in_brackets() {
        Finding finding =
                Finding.of(Cause.PASSIVE_NO_CONNECTION, "no connection arrived on port 50012");
        assertThat(finding.replyText())
                .isEqualTo("no connection arrived on port 50012 [passive-no-connection]");
        assertThat(finding).hasToString(finding.replyText());
        assertThat(finding.evidence()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void the_reply_is_one_line_even_if_an_error_message_was_not(Cause cause) {
        Finding finding = new Finding(cause, "a\r\nb\nc\u0000", List.of("x\ny"));
        assertThat(finding.replyText()).isEqualTo("a b c [" + cause.id() + "]");
        assertThat(finding.evidence()).containsExactly("x y");
    }

    @Test
    void evidence_is_kept_as_it_was() {
        List<String> evidence = new ArrayList<>(List.of("one"));
        Finding finding = new Finding(Cause.ABORTED, "x", evidence);
        evidence.add("two");
        assertThat(finding.evidence()).containsExactly("one");
    }
}
