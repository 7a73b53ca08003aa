package org.twinport.cli.show;

import org.jspecify.annotations.Nullable;
import org.twinport.client.Batch;
import org.twinport.client.FtpException;
import org.twinport.client.Plan;
import org.twinport.client.Progress;
import org.twinport.client.Transferred;
import org.twinport.client.Verification;

import java.io.PrintStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Shows how a plan comes along: one bar with rate and time left on a terminal, a line per file
 * elsewhere. Called by the threads of all connections.
 */
public final class TransferView implements Batch.Listener, AutoCloseable {

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final boolean quiet;
    private final @Nullable Bar bar;
    private final boolean single;
    private volatile String last = "";
    private final Set<String> means = ConcurrentHashMap.newKeySet();
    private final ConcurrentMap<Plan.Job, Long> begun = new ConcurrentHashMap<>();

    /**
     * @param terminal whether a person looks at the output
     * @param quiet whether finished files are not named, because a program reads the result
     */
    public TransferView(Plan plan, boolean terminal, boolean quiet) {
        this.quiet = quiet;
        this.bar = terminal ? new Bar(err, plan) : null;
        this.single = plan.jobs().size() == 1;
    }

    @Override
    public Progress started(Plan.Job job) {
        begun.put(job, System.nanoTime());
        Bar shown = bar;
        if (shown == null) {
            return Progress.NONE;
        }
        return new Progress() {
            @Override
            public void begins(long total, long offset) {
                shown.moved(offset);
            }

            @Override
            public void moved(long bytes) {
                shown.moved(bytes);
            }
        };
    }

    /** By what the files that are finished were verified. */
    public Set<String> means() {
        return Set.copyOf(means);
    }

    @Override
    public void finished(Plan.Job job, Transferred result) {
        Verification verification = result.verification();
        if (verification != null) {
            means.add(verification.means());
        }
        if (bar != null) {
            bar.fileDone();
        }
        if (quiet) {
            return;
        }
        Long begin = begun.remove(job);
        double seconds = begin == null ? 0 : (System.nanoTime() - begin) / 1e9;
        String what = result.skipped() ? "already complete" : rate(result, seconds);
        String verified = verification == null ? "" : ", verified by " + verification.means();
        String line = Plain.local(job.local()) + "  " + what + verified;
        if (bar == null) {
            out.println(line);
        } else if (single) {
            last = line;
        }
    }

    private static String rate(Transferred result, double seconds) {
        String speed =
                seconds > 0.001 ? ", " + Plain.bytes((long) (result.bytes() / seconds)) + "/s" : "";
        String resumed = result.offset() > 0 ? ", resumed at " + Plain.bytes(result.offset()) : "";
        return "%s in %.1f s%s%s".formatted(Plain.bytes(result.bytes()), seconds, speed, resumed);
    }

    @Override
    public void failed(Plan.Job job, FtpException cause, boolean again) {
        if (!again) {
            // What failed for good is named in the end.
            return;
        }
        if (bar != null) {
            bar.clear();
        }
        err.println(
                "twinport: "
                        + Plain.harmless(job.remote() + ": " + cause.getMessage())
                        + "; trying again");
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            if (!last.isEmpty()) {
                out.println(last);
            }
        }
    }
}
