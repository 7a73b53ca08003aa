package org.twinport.daemon.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.twinport.daemon.preflight.check.Check;
import org.twinport.daemon.preflight.check.Checks;
import org.twinport.testkit.tool.GeneratedPage;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

class DoctorServerPageTest {

    private static final GeneratedPage PAGE =
            new GeneratedPage(
                    "doctor-server.md",
                    "mvn -pl daemon -am test -Dtest=DoctorServerPageTest -Dtwinport.regenerate=true"
                            + " -Dsurefire.failIfNoSpecifiedTests=false");

    @Test
    void the_page_says_what_the_table_says() throws IOException {
        PAGE.requireSays(DoctorServerPage.of(PAGE.command()));
    }

    @Test
    void ids_are_unique() {
        assertThat(Checks.ALL).extracting(Check::id).doesNotHaveDuplicates();
    }

    @Test
    void the_table_says_live_of_what_a_live_test_proves_and_of_nothing_else() {
        List<String> proved =
                Arrays.stream(LivePreflightTest.class.getDeclaredMethods())
                        .map(method -> method.getAnnotation(Proves.class))
                        .filter(Objects::nonNull)
                        .flatMap(proves -> Arrays.stream(proves.value()))
                        .toList();
        assertThat(Checks.ALL)
                .filteredOn(check -> check.proof() == Check.Proof.LIVE)
                .extracting(Check::id)
                .containsExactlyInAnyOrderElementsOf(proved);
    }
}
