package org.twinport.daemon;

import org.twinport.daemon.log.LogLevel;
import org.twinport.daemon.log.LogLine;
import org.twinport.daemon.log.Logs;

import java.time.Duration;

/** Looks at the files of certificates again and again, on one thread of low priority. */
final class CertificateChecks implements AutoCloseable {

    private final Runnable check;
    private final Logs logs;
    private final Recurring recurring;

    CertificateChecks(Runnable check, Duration interval, Logs logs) {
        this.check = check;
        this.logs = logs;
        this.recurring = new Recurring("twinport-certificates", interval, interval, this::look);
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
        recurring.close();
    }
}
