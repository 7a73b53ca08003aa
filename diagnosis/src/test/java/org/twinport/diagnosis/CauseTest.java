package org.twinport.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
import java.util.Locale;

final class CauseTest {

    @ParameterizedTest
    @EnumSource(Cause.class)
    void ids_are_the_names_in_lower_case_with_hyphens(Cause cause) {
        assertThat(cause.id())
                .matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")
                .isEqualTo(cause.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    @Test
    void ids_and_sentences_are_unique() {
        assertThat(Arrays.stream(Cause.values()).map(Cause::id)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(Cause.values()).map(Cause::sentence)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void sentence_and_fix_are_sentences_of_one_line(Cause cause) {
        for (String text : new String[] {cause.sentence(), cause.fix()}) {
            assertThat(text).matches("[A-Z][ -~]+[^ .]\\.");
        }
    }

    @Test
    void every_stage_and_every_actor_occurs() {
        assertThat(Arrays.stream(Cause.values()).map(Cause::stage)).contains(Stage.values());
        assertThat(Arrays.stream(Cause.values()).map(Cause::actor)).contains(Actor.values());
    }

    @ParameterizedTest
    @EnumSource(Actor.class)
    void an_actor_can_stand_inside_a_sentence(Actor actor) {
        assertThat(actor.words()).matches("[a-z][a-z' ]*[a-z]");
    }

    @Test
    void causes_of_passive_and_active_mode_lie_at_the_data_connection() {
        for (Cause cause : Cause.values()) {
            if (cause.id().startsWith("passive-") || cause.id().startsWith("active-")) {
                assertThat(cause.stage()).isIn(Stage.DATA_SETUP, Stage.DATA_CONNECTION);
            }
        }
    }
}
