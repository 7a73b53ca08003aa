package org.twinport.lab.catalogue;

import org.twinport.lab.scenario.Scenario;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All scenarios; stateless. */
public final class Catalogue {
    private Catalogue() {}

    /** In the order of the stages, after the textbook's; healthy ones last. */
    public static List<Scenario> all() {
        return Stream.of(
                        Textbook.scenarios(),
                        NameScenarios.scenarios(),
                        ConnectScenarios.scenarios(),
                        GreetingScenarios.scenarios(),
                        TlsScenarios.scenarios(),
                        LoginScenarios.scenarios(),
                        SetupScenarios.scenarios(),
                        PassiveScenarios.scenarios(),
                        ActiveScenarios.scenarios(),
                        TransferScenarios.scenarios(),
                        DoubleScenarios.scenarios(),
                        HealthyScenarios.scenarios())
                .flatMap(List::stream)
                .toList();
    }

    public static Optional<Scenario> named(String name) {
        return all().stream().filter(scenario -> scenario.name().equals(name)).findFirst();
    }
}
