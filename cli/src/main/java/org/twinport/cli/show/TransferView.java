package org.twinport.cli.show;

import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

import org.jspecify.annotations.Nullable;
import org.twinport.client.Batch;
import org.twinport.client.FtpException;
import org.twinport.client.Plan;
import org.twinport.client.Progress;
import org.twinport.client.Transferred;

import java.io.PrintStream;
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
    private final @Nullable ProgressBar bar;
    private final ConcurrentMap<Plan.Job, Long> begun = new ConcurrentHashMap<>();

    /**
     * @param terminal whether a person looks at the output
     * @param quiet whether finished files are not named, because a program reads the result
     */
    public TransferView(Plan plan, boolean terminal, boolean quiet) {
        this.quiet = quiet;
        this.bar = terminal ? bar(err, plan) : null;
    }

    private static ProgressBar bar(PrintStream err, Plan plan) {
        boolean known = plan.jobs().stream().allMatch(job -> job.size() >= 0);
        String name =
                plan.jobs().size() == 1
                        ? shortened(Plain.local(plan.jobs().getFirst().local().getFileName()))
                        : plan.jobs().size() + " files";
        return new ProgressBarBuilder()
                .setTaskName(Plain.harmless(name))
                .setInitialMax(known ? plan.totalBytes() : -1)
                .setUnit(" MB", 1_000_000)
                .showSpeed()
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .setConsumer(
                        new DelegatingProgressBarConsumer(line -> {
                            err.print("\r" + line);
                            err.flush();
                        }))
                .build();
    }

    private static String shortened(String name) {
        return name.length() <= 24 ? name : name.substring(0, 21) + "...";
    }

    @Override
    public Progress started(Plan.Job job) {
        begun.put(job, System.nanoTime());
        ProgressBar shown = bar;
        if (shown == null) {
            return Progress.NONE;
        }
        return new Progress() {
            @Override
            public void begins(long total, long offset) {
                shown.stepBy(offset);
            }

            @Override
            public void moved(long bytes) {
                shown.stepBy(bytes);
            }
        };
    }

    @Override
    public void finished(Plan.Job job, Transferred result) {
        if (bar != null || quiet) {
            return;
        }
        Long begin = begun.remove(job);
        double seconds = begin == null ? 0 : (System.nanoTime() - begin) / 1e9;
        String what = result.skipped() ? "already complete" : rate(result, seconds);
        out.println(Plain.local(job.local()) + "  " + what);
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
        err.println(
                (bar == null ? "" : "\r")
                        + "twinport: "
                        + Plain.harmless(job.remote() + ": " + cause.getMessage())
                        + "; trying again");
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            err.println();
        }
    }
}
