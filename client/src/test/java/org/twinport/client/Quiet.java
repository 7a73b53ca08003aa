package org.twinport.client;

/** A batch's listener that hears nothing; for any thread. */
final class Quiet implements Batch.Listener {

    @Override
    public Progress started(Plan.Job job) {
        return Progress.NONE;
    }

    @Override
    public void finished(Plan.Job job, Transferred result) {}

    @Override
    public void failed(Plan.Job job, FtpException cause, boolean again) {}
}
