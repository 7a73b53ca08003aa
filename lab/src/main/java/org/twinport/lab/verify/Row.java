package org.twinport.lab.verify;

import org.twinport.lab.scenario.Scenario;
import org.twinport.lab.stand.DoctorReport;

import java.time.Duration;
import java.util.Optional;

/**
 * What was found about one scenario; a value.
 *
 * @param skipped why it was not tried at all
 * @param plain what is wrong with the fault itself; empty if it is genuine
 * @param user what the doctor said to an ordinary user
 * @param root what it said to root
 * @param cure whether the printed fix cured it; empty where that was not tried
 * @param time all of it
 */
public record Row(
        Scenario scenario,
        Optional<String> skipped,
        Optional<String> plain,
        Optional<DoctorReport> user,
        Optional<DoctorReport> root,
        Optional<CureResult> cure,
        Duration time) {

    /**
     * What became of the printed fix.
     *
     * @param words what was done or why nothing could be
     */
    public record CureResult(boolean cured, String words) {}

    static Row skipped(Scenario scenario, String why) {
        return new Row(
                scenario,
                Optional.of(why),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ZERO);
    }

    public boolean isGenuine() {
        return plain.isEmpty();
    }

    /** Whether the doctor was right for that kind of user; empty if it was not asked. */
    public Optional<Boolean> isNamed(boolean asRoot) {
        return (asRoot ? root : user).map(report -> isRight(report, asRoot));
    }

    private boolean isRight(DoctorReport report, boolean asRoot) {
        if (scenario.isHealthy()) {
            return report.healthy() && report.cause().isEmpty();
        }
        var accepted = asRoot ? scenario.forRoot() : scenario.forUser();
        return report.cause()
                .filter(id -> accepted.stream().anyMatch(cause -> cause.id().equals(id)))
                .isPresent();
    }

    /** Whether nothing is to be complained of. */
    public boolean isGood() {
        if (skipped.isPresent()) {
            return true;
        }
        return isGenuine()
                && isNamed(false).orElse(true)
                && isNamed(true).orElse(true)
                && cure.map(CureResult::cured).orElse(true);
    }
}
