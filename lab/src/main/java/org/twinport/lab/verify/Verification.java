package org.twinport.lab.verify;

import org.twinport.lab.scenario.Scenario;
import org.twinport.lab.scenario.Situation;
import org.twinport.lab.stand.Doctor;
import org.twinport.lab.stand.DoctorReport;
import org.twinport.lab.stand.Lab;
import org.twinport.lab.stand.PlainClient;
import org.twinport.lab.stand.Stand;
import org.twinport.testkit.tool.ToolResult;

import java.time.Duration;
import java.util.Optional;

/**
 * Verifies one scenario after the other, each on a network of its own; for any number of threads.
 *
 * @param asUser whether the doctor is asked as an ordinary user
 * @param asRoot whether it is asked as root
 * @param portable whether it does without what only Linux has
 */
public record Verification(Lab lab, boolean asUser, boolean asRoot, boolean portable) {

    /** All of it; a defect of the lab itself is in the row, too. */
    public Row of(Scenario scenario) {
        Optional<String> reason = lab.whyNot(scenario);
        if (reason.isPresent()) {
            return Row.skipped(scenario, reason.get());
        }
        long start = System.nanoTime();
        try (Stand stand = Stand.of(lab, scenario)) {
            return examine(stand, start);
        } catch (RuntimeException | AssertionError broken) {
            Row empty = Row.skipped(scenario, "");
            return new Row(
                    scenario,
                    Optional.empty(),
                    Optional.of("the lab failed: " + broken),
                    empty.user(),
                    empty.root(),
                    empty.cure(),
                    Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private Row examine(Stand stand, long start) {
        Scenario scenario = stand.scenario();
        Optional<String> plain = plainWorks(stand);
        Situation shown = scenario.shown();
        if (!scenario.isHealthy()) {
            stand.become(shown);
            plain = plain.or(() -> plainFails(stand)).or(() -> notCounted(stand));
        }
        Optional<DoctorReport> user = ask(stand, false);
        Optional<DoctorReport> root = ask(stand, true);
        Optional<Row.CureResult> cure = cure(stand, user.or(() -> root));
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        return new Row(scenario, Optional.empty(), plain, user, root, cure, time);
    }

    private static Optional<String> plainWorks(Stand stand) {
        ToolResult result = PlainClient.run(stand);
        return result.exitCode() == 0
                ? Optional.empty()
                : Optional.of("without the fault, too, a plain client fails: " + result);
    }

    private static Optional<String> plainFails(Stand stand) {
        Scenario.PlainSign sign = stand.scenario().plain();
        long start = System.nanoTime();
        ToolResult result = PlainClient.runImpatiently(stand);
        boolean isSlow = System.nanoTime() - start >= sign.slow().toNanos();
        return isSlow && sign.exitCodes().contains(result.exitCode())
                ? Optional.empty()
                : Optional.of(
                        "a plain client does not fail as declared (%s): %s"
                                .formatted(sign.exitCodes(), result));
    }

    private static Optional<String> notCounted(Stand stand) {
        Optional<Scenario.Counter> counter = stand.scenario().plain().counted();
        if (counter.isEmpty()) {
            return Optional.empty();
        }
        String listed =
                stand.machine(counter.get().role())
                        .exec("nft", "list", "counter", "inet", "watch", counter.get().name())
                        .run()
                        .orFail()
                        .output();
        return listed.contains("packets 0 ")
                ? Optional.of("nothing was counted: " + listed)
                : Optional.empty();
    }

    private Optional<DoctorReport> ask(Stand stand, boolean root) {
        boolean wanted = root ? asRoot : asUser;
        return wanted && lab.hasDoctor()
                ? Optional.of(new Doctor(root, portable).examine(stand))
                : Optional.empty();
    }

    private static Optional<Row.CureResult> cure(Stand stand, Optional<DoctorReport> report) {
        return report.isPresent() && stand.scenario().isCurable()
                ? Optional.of(Treatment.of(stand, report.get()))
                : Optional.empty();
    }
}
