package org.twinport.lab.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twinport.diagnosis.Stage;
import org.twinport.lab.scenario.Scenario;

import java.util.List;

/** What holds for the table of scenarios as a whole. */
class CatalogueTest {
    private static final List<Scenario> ALL = Catalogue.all();

    @Test
    void names_are_unique_and_can_be_typed() {
        assertThat(ALL).extracting(Scenario::name).doesNotHaveDuplicates();
        assertThat(ALL).allMatch(s -> s.name().matches("[a-z0-9][a-z0-9.-]{2,37}"));
        assertThat(ALL).allMatch(s -> s.title().endsWith("."));
    }

    @Test
    void there_are_enough_of_both_kinds() {
        assertThat(ALL).filteredOn(Scenario::isHealthy).hasSizeGreaterThanOrEqualTo(12);
        assertThat(ALL).filteredOn(s -> !s.isHealthy()).hasSizeGreaterThanOrEqualTo(48);
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void every_stage_has_a_fault(Stage stage) {
        assertThat(ALL).anyMatch(s -> !s.isHealthy() && s.stage() == stage);
    }

    @Test
    void a_fault_changes_the_situation_and_says_what_is_true() {
        assertThat(ALL)
                .filteredOn(s -> !s.isHealthy())
                .allSatisfy(s -> {
                    assertThat(s.shown()).isNotEqualTo(s.healthy());
                    assertThat(s.forUser()).isNotEmpty();
                    assertThat(s.forRoot()).isNotEmpty();
                    assertThat(s.plain().exitCodes()).isNotEmpty();
                });
    }

    @Test
    void a_scenario_is_found_by_its_name() {
        assertThat(ALL)
                .allSatisfy(s ->
                        assertThat(Catalogue.named(s.name()))
                                .map(Scenario::title)
                                .contains(s.title()));
        assertThat(Catalogue.named("no-such-scenario")).isEmpty();
    }
}
