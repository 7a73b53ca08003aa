package org.twinport.client;

import org.twinport.client.Plan.Direction;
import org.twinport.client.Plan.Job;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;

/**
 * One connection of a batch, and what it takes to replace it when it breaks; owned by one thread.
 */
final class BatchWorker implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Below this many bytes an upload is rather repeated than looked at first. */
    private static final long WORTH_RESUMING = 1 << 20;

    private final Batch batch;
    private final Direction direction;
    private FtpClient client;
    private boolean down;

    BatchWorker(Batch batch, FtpClient client, Direction direction) {
        this.batch = batch;
        this.client = client;
        this.direction = direction;
    }

    FtpClient client() {
        return client;
    }

    /** Transfers files until there are none left, or the thread is interrupted. */
    void workOff(Queue<Job> queue) {
        Job job;
        while (!Thread.currentThread().isInterrupted() && (job = queue.poll()) != null) {
            transfer(job);
        }
    }

    private void transfer(Job job) {
        Resume resume = batch.resume() ? Resume.ALL : Resume.NONE;
        boolean isNew = false;
        for (int attempt = 0; ; attempt++) {
            try {
                revive();
                isNew |= attempt == 0 && isNew(job);
                Transferred result = once(job, resume);
                batch.succeeded(job, result);
                return;
            } catch (FtpException failed) {
                boolean again = attempt < batch.retries() && isWorthRepeating(failed);
                batch.failed(job, failed, again);
                if (again) {
                    LockSupport.parkNanos(PAUSE.multipliedBy(attempt + 1L).toNanos());
                }
                renewIfLost(failed);
                if (!again) {
                    return;
                }
                resume = next(resume, isNew, failed);
            }
        }
    }

    /** What differs is worth nothing to the next attempt; what broke off after a beginning is. */
    private static Resume next(Resume last, boolean isNew, FtpException failed) {
        if (failed instanceof FtpException.VerificationFailed) {
            return Resume.NONE;
        }
        return last == Resume.NONE && isNew && hasMoved(failed) ? Resume.OWN : last;
    }

    /**
     * Whether what will be found after a failed attempt can only come from that attempt. A download
     * has its part for that; on the server an old file of the same name would be mistaken for it.
     */
    private boolean isNew(Job job) throws FtpException {
        if (direction == Direction.DOWNLOAD) {
            return true;
        }
        boolean asks = batch.retries() > 0 && !batch.resume() && job.size() >= WORTH_RESUMING;
        return asks && client.size(job.remote()).isEmpty();
    }

    private static boolean hasMoved(FtpException failed) {
        return failed instanceof FtpException.TransferFailed transfer && transfer.bytes() > 0;
    }

    private Transferred once(Job job, Resume resume) throws FtpException {
        Progress progress = batch.started(job);
        Transferred result =
                direction == Direction.DOWNLOAD
                        ? client.download(job.remote(), job.local(), resume, progress)
                        : client.upload(job.local(), job.remote(), resume != Resume.NONE, progress);
        if (batch.after().keepTimes() && direction == Direction.UPLOAD) {
            client.keepTime(job.local(), job.remote());
        }
        return batch.after().verify()
                ? result.verified(client.requireEqual(job.local(), job.remote()))
                : result;
    }

    /** A server that restarts is given each attempt's pause; if it stays away, that is said. */
    private void revive() throws FtpException {
        if (down) {
            client = batch.connect().open();
            down = false;
        }
    }

    /** The old one goes first: servers limit how many connections one address may have. */
    private void renewIfLost(FtpException failed) {
        if (!(failed instanceof FtpException.ConnectionLost)
                && !(failed instanceof FtpException.TransferFailed)
                && !(failed instanceof FtpException.ConnectFailed)) {
            return;
        }
        client.close();
        try {
            client = batch.connect().open();
        } catch (FtpException stillDown) {
            down = true;
        }
    }

    private static boolean isWorthRepeating(FtpException failed) {
        return !Thread.currentThread().isInterrupted()
                && switch (failed) {
                    case FtpException.ConnectionLost _,
                            FtpException.TransferFailed _,
                            FtpException.ConnectFailed _,
                            FtpException.DataPathFailed _ ->
                            true;
                    case FtpException.Refused refused -> refused.isTransient();
                    case FtpException.VerificationFailed differs ->
                            differs.verification().isPossible();
                    case FtpException.LoginFailed _,
                            FtpException.CertificateRefused _,
                            FtpException.LocalFileFailed _ ->
                            false;
                };
    }

    @Override
    public void close() {
        client.close();
    }
}
