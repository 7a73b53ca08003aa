package org.twinport.lab.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.twinport.diagnosis.Stage;
import org.twinport.lab.catalogue.Catalogue;
import org.twinport.lab.scenario.Scenario;
import org.twinport.lab.stand.Lab;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code twinport lab verify} proves; all scenarios run at once before the first is judged.
 */
@TestInstance(Lifecycle.PER_CLASS)
class LabVerifyTest {
    private static final int AT_A_TIME = 12;

    /** Where root sees more than others; elsewhere the two see the same. */
    private static final Set<Stage> SEEN_BY_ROOT = Set.of(Stage.DATA_SETUP, Stage.DATA_CONNECTION);

    private final Map<String, Row> rows = new HashMap<>();

    @BeforeAll
    void verify() {
        Lab.whyNot().ifPresent(Assumptions::abort);
        try (Lab lab = Lab.open()) {
            Verification both = new Verification(lab, true, true, false);
            Verification user = new Verification(lab, true, false, false);
            Crew.run(
                            Catalogue.all(),
                            AT_A_TIME,
                            s -> (SEEN_BY_ROOT.contains(s.stage()) ? both : user).of(s),
                            _ -> {})
                    .forEach(row -> rows.put(row.scenario().name(), row));
        }
    }

    @AfterAll
    void print() {
        List<Row> inOrder =
                Catalogue.all().stream()
                        .map(s -> rows.get(s.name()))
                        .filter(r -> r != null)
                        .toList();
        System.out.print(Table.head());
        inOrder.stream().map(Table::line).forEach(System.out::print);
        System.out.print(Table.sums(inOrder));
    }

    static List<String> names() {
        return Catalogue.all().stream().map(Scenario::name).toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void what_is_said_of_a_scenario_is_true(String name) {
        Row row = rows.get(name);
        assertThat(row).isNotNull();
        row.skipped().ifPresent(Assumptions::abort);
        assertThat(Table.complaints(row)).isEmpty();
    }
}
