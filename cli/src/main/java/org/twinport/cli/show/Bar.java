package org.twinport.cli.show;

import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

import org.twinport.client.Plan;

import java.io.PrintStream;

/**
 * One bar for a whole plan, with rate and time left: in bytes, or in files where there are many
 * small ones. Used by the threads of all connections.
 */
final class Bar implements AutoCloseable {

    private static final int MANY = 20;
    private static final long SMALL = 200_000;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream err;
    private final boolean inFiles;
    private final ProgressBar bar;

    Bar(PrintStream err, Plan plan) {
        this.err = err;
        boolean known = plan.jobs().stream().allMatch(job -> job.size() >= 0);
        int files = plan.jobs().size();
        this.inFiles = files > MANY && known && plan.totalBytes() / files < SMALL;
        ProgressBarBuilder builder =
                new ProgressBarBuilder()
                        .setTaskName(Plain.harmless(title(plan)))
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(200)
                        .showSpeed()
                        .setConsumer(new DelegatingProgressBarConsumer(this::print));
        if (inFiles) {
            builder.setInitialMax(files).setUnit(" files", 1);
        } else {
            boolean large = plan.totalBytes() >= 10_000_000;
            builder.setInitialMax(known ? plan.totalBytes() : -1)
                    .setUnit(large ? " MB" : " kB", large ? 1_000_000 : 1_000);
        }
        this.bar = builder.build();
    }

    private static String title(Plan plan) {
        if (plan.jobs().size() != 1) {
            return plan.jobs().size() + " files";
        }
        String name = Plain.local(plan.jobs().getFirst().local().getFileName());
        return name.length() <= 24 ? name : name.substring(0, 21) + "...";
    }

    private void print(String line) {
        err.print("\r" + line);
        err.flush();
    }

    void moved(long bytes) {
        if (!inFiles) {
            bar.stepBy(bytes);
        }
    }

    void fileDone() {
        if (inFiles) {
            bar.step();
        }
    }

    /** Makes room for a line of text; the bar comes again below it. */
    void clear() {
        err.print(CLEAR_LINE);
    }

    /** Takes the bar away: what follows says it in words. */
    @Override
    public void close() {
        bar.close();
        clear();
        err.flush();
    }
}
