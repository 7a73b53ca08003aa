package org.twinport.conformance;

import org.twinport.conformance.check.Check;
import org.twinport.conformance.check.Site;
import org.twinport.conformance.check.Target;
import org.twinport.conformance.check.Verdict;
import org.twinport.conformance.check.Workplace;
import org.twinport.conformance.list.AllChecks;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs every check against one server, on the thread that asks for it. It writes only below one
 * directory that it makes, and removes that also when something goes wrong.
 */
public final class Examination {
    private static final String FOLDER = "twinport-conformance-";

    private final Target target;
    private final Consumer<Result> listener;

    /**
     * @param listener hears of each result at once
     */
    public Examination(Target target, Consumer<Result> listener) {
        this.target = target;
        this.listener = listener;
    }

    /** All checks that there are, in the order in which they run. */
    public static List<Check> checks() {
        return AllChecks.list();
    }

    /**
     * Examines the server.
     *
     * @throws IOException if the server cannot be reached at all
     */
    public Report run() throws IOException {
        byte[] random = new byte[4];
        new SecureRandom().nextBytes(random);
        Workplace workplace = Workplace.make(target, FOLDER + HexFormat.of().formatHex(random));
        List<Result> results = new ArrayList<>();
        List<String> leftBehind;
        try {
            runAll(workplace, results);
        } finally {
            leftBehind = workplace.remove(target);
        }
        return new Report(results, leftBehind);
    }

    private void runAll(Workplace workplace, List<Result> results) {
        boolean gone = false;
        for (Check check : checks()) {
            Verdict verdict = new Verdict.Skipped("the server no longer accepts connections");
            if (!gone) {
                try (Site site = new Site(target, workplace, check.id())) {
                    verdict = check.run(site);
                    gone = site.isUnreachable();
                }
            }
            Result result = new Result(check, verdict);
            results.add(result);
            listener.accept(result);
        }
    }
}
