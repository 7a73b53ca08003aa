package org.twinport.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    void so_many_may_be_quick_and_one_more_makes_it_a_crowd() {
        Pace pace = new Pace(2);

        assertThat(pace.quicken()).isTrue();
        assertThat(pace.quicken()).isTrue();
        assertThat(pace.isCrowded()).isFalse();

        assertThat(pace.quicken()).isFalse();
        assertThat(pace.isCrowded()).isTrue();
    }

    @Test
    void in_a_crowd_nobody_gets_a_place_even_if_there_is_one() {
        Pace pace = new Pace(1);
        assertThat(pace.quicken()).isTrue();
        assertThat(pace.quicken()).isFalse();
        pace.slow();

        assertThat(pace.quicken()).isFalse();
    }

    @Test
    void a_place_given_back_is_free() {
        Pace pace = new Pace(1);
        assertThat(pace.quicken()).isTrue();
        pace.slow();

        assertThat(pace.quicken()).isTrue();
        assertThat(pace.isCrowded()).isFalse();
    }
}
