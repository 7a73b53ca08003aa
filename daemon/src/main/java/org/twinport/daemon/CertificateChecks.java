package org.twinport.daemon;

import org.twinport.daemon.log.LogLevel;
import org.twinport.daemon.log.LogLine;
import org.twinport.daemon.log.Logs;

import java.time.Duration;

/** Looks at the files of certificates again and again, on one thread of low priority. */
final class CertificateChecks implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Runnable check;
    private final Duration interval;
    private final Logs logs;
    private final Thread thread;

    CertificateChecks(Runnable check, Duration interval, Logs logs) {
        this.check = check;
        this.interval = interval;
        this.logs = logs;
        this.thread =
                Thread.ofPlatform()
                        .daemon()
                        .name("twinport-certificates")
                        .priority(Thread.MIN_PRIORITY)
                        .start(this::run);
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(interval);
                look();
            }
        } catch (InterruptedException _) {
            // the server closes
        }
    }

    private void look() {
        try {
            check.run();
        } catch (RuntimeException bug) {
            logs.write(LogLine.of(LogLevel.ERROR, "certificate-check-failed").because(bug));
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
