package org.twinport.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.twinport.conformance.check.Check;
import org.twinport.conformance.check.Document;
import org.twinport.conformance.check.Level;
import org.twinport.conformance.check.Verdict;

import java.util.List;

final class TablesTest {

    private static final Check MUST = Check.must("first", Document.RFC959, "5.4", "A | B", _ -> {});
    private static final Check HABIT = Check.habit("second", "C", _ -> {});

    private static Report report(Verdict first, Verdict second) {
        return new Report(
                List.of(new Result(MUST, first), new Result(HABIT, second)), List.of("x: no"));
    }

    @Test
    void only_a_must_that_fails_makes_a_server_not_conformant() {
        Verdict pass = new Verdict.Pass();
        Verdict fail = new Verdict.Fail("seen");
        assertThat(report(pass, fail).isConformant()).isTrue();
        assertThat(report(new Verdict.Skipped("why"), pass).isConformant()).isTrue();
        assertThat(report(new Verdict.NotOffered("502"), pass).isConformant()).isTrue();
        assertThat(report(fail, pass).isConformant()).isFalse();
    }

    @Test
    void text_groups_by_document_and_ends_with_counts() {
        String text = Tables.text(report(new Verdict.Fail("seen"), new Verdict.Pass()));
        assertThat(text)
                .containsSubsequence(
                        "RFC 959: File Transfer Protocol",
                        "FAIL",
                        "first",
                        "seen",
                        "common practice",
                        "PASS",
                        "second",
                        "MUST    0 pass, 1 fail, 0 not offered, 0 skipped",
                        "habit   1 pass, 0 fail",
                        "left behind: x: no");
    }

    @Test
    void markdown_keeps_its_columns_whatever_a_server_says() {
        String page = Tables.markdown(report(new Verdict.Fail("a|b*c"), new Verdict.Pass()));
        assertThat(page).contains("| 5.4 | MUST | `first` | A \\| B | FAIL | a\\|b\\*c |");
    }

    @Test
    void counts_are_by_level() {
        Report report = report(new Verdict.Pass(), new Verdict.NotOffered("500"));
        assertThat(Tables.counts(report, Level.MUST))
                .isEqualTo("1 pass, 0 fail, 0 not offered, 0 skipped");
        assertThat(Tables.counts(report, Level.HABIT))
                .isEqualTo("0 pass, 0 fail, 1 not offered, 0 skipped");
    }
}
