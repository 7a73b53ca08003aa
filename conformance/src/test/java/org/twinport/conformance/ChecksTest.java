package org.twinport.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.twinport.conformance.check.Check;
import org.twinport.conformance.check.Document;
import org.twinport.conformance.check.Level;

import java.util.List;

final class ChecksTest {

    private static final List<Check> CHECKS = Examination.checks();

    @Test
    void ids_are_unique_and_fit_for_scripts() {
        assertThat(CHECKS).extracting(Check::id).doesNotHaveDuplicates();
        assertThat(CHECKS).allMatch(check -> check.id().matches("[a-z0-9]+(-[a-z0-9]+)*"));
    }

    @Test
    void a_requirement_of_a_document_has_a_section_and_a_habit_has_none() {
        assertThat(CHECKS)
                .allMatch(check ->
                        (check.document() == Document.PRACTICE) == check.section().isEmpty())
                .allMatch(check ->
                        (check.level() == Level.HABIT) == (check.document() == Document.PRACTICE));
    }

    @Test
    void a_requirement_is_one_sentence_without_its_full_stop() {
        assertThat(CHECKS)
                .extracting(Check::requirement)
                .doesNotHaveDuplicates()
                .allMatch(text -> text.matches("[A-Z].*[^.]"));
    }
}
