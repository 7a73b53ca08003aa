package org.twinport.tests.servers;

import org.twinport.client.Batch;
import org.twinport.client.FtpException;
import org.twinport.client.Plan;
import org.twinport.client.Progress;
import org.twinport.client.Transferred;

/** Hears a batch and says nothing. */
public final class Silent implements Batch.Listener {
    public static final Batch.Listener LISTENER = new Silent();

    private Silent() {}

    @Override
    public Progress started(Plan.Job job) {
        return Progress.NONE;
    }

    @Override
    public void finished(Plan.Job job, Transferred result) {}

    @Override
    public void failed(Plan.Job job, FtpException cause, boolean again) {}
}
