package org.twinport.lab.scenario;

import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.Stage;
import org.twinport.lab.site.Role;
import org.twinport.lab.site.Shape;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * One named case of the lab; a value.
 *
 * @param name lower case with hyphens
 * @param title one sentence
 * @param stage where the fault shows; for healthy ones what is odd about them
 * @param healthy the situation in which everything works
 * @param fault what turns it into the faulty one; empty for a healthy scenario
 * @param plain how a plain client shows that the fault is genuine
 * @param forUser causes that are true as far as an ordinary user can know; each of them will do
 * @param forRoot the same for root, who may know more
 * @param cures where the doctor's printed fix can be applied in the lab
 */
public record Scenario(
        String name,
        String title,
        Stage stage,
        Shape shape,
        Situation healthy,
        Optional<UnaryOperator<Situation>> fault,
        PlainSign plain,
        Set<Cause> forUser,
        Set<Cause> forRoot,
        List<Cure> cures) {

    public Scenario {
        forUser = Set.copyOf(forUser);
        forRoot = Set.copyOf(forRoot);
        cures = List.copyOf(cures);
    }

    public boolean isHealthy() {
        return fault.isEmpty();
    }

    /** The situation that is shown to the doctor. */
    public Situation shown() {
        return fault.map(change -> change.apply(healthy)).orElse(healthy);
    }

    public boolean isCurable() {
        return !cures.isEmpty();
    }

    /** Where something is to be done. */
    public sealed interface Cure {
        /** The lines printed for the product that serves go into its configuration. */
        record Server() implements Cure {}

        /** The nft rules printed are loaded on this machine. */
        record Rules(Role role) implements Cure {}

        /** The command printed for a client program is run as it stands. */
        record ClientCommand(String product) implements Cure {}
    }

    /**
     * What a plain client does.
     *
     * @param exitCodes of curl, any of which shows the fault; empty for a healthy scenario
     * @param options more options of curl, for faults that curl gets around
     * @param slow how long curl takes at least, where it gets through in the end
     * @param counted where a packet must have been counted meanwhile
     */
    public record PlainSign(
            Set<Integer> exitCodes,
            List<String> options,
            Duration slow,
            Optional<Counter> counted) {
        public PlainSign {
            exitCodes = Set.copyOf(exitCodes);
            options = List.copyOf(options);
        }
    }

    /** A counter of nft in the table {@code inet watch} of a machine. */
    public record Counter(Role role, String name) {}
}
