package org.twinport.examples;

import org.twinport.client.Batch;
import org.twinport.client.ClientOptions;
import org.twinport.client.Credentials;
import org.twinport.client.FtpClient;
import org.twinport.client.FtpException;
import org.twinport.client.Plan;
import org.twinport.client.Planner;
import org.twinport.client.Progress;
import org.twinport.client.RemotePath;
import org.twinport.client.Transferred;

import java.nio.file.Path;

/**
 * Fetches a whole folder over four connections, goes on where an earlier run ended, and names what
 * failed.
 */
public final class FetchFolder {

    private FetchFolder() {}

    /**
     * Fetches {@code remote} and all that is in it to {@code local}.
     *
     * @return what was done, failed files included
     */
    public static Batch.Report fetch(
            String host, int port, Credentials who, RemotePath remote, Path local)
            throws FtpException, InterruptedException {
        Planner planner = new Planner(Plan.Direction.DOWNLOAD);
        try (FtpClient ftp = FtpClient.connect(host, port, who, ClientOptions.DEFAULT)) {
            planner.downloadTree(ftp, remote, local);
        }
        Batch batch =
                new Batch(
                        () -> FtpClient.connect(host, port, who, ClientOptions.DEFAULT),
                        4,
                        2,
                        true,
                        new Lines());
        return batch.run(planner.plan());
    }

    /** A line for every file. */
    private static final class Lines implements Batch.Listener {
        @Override
        public Progress started(Plan.Job job) {
            return Progress.NONE;
        }

        @Override
        public void finished(Plan.Job job, Transferred result) {
            System.out.println(
                    job.local()
                            + ": "
                            + (result.skipped() ? "complete already" : result.bytes() + " bytes"));
        }

        @Override
        public void failed(Plan.Job job, FtpException cause, boolean again) {
            System.out.println(job.remote() + ": " + cause.finding().replyText());
        }
    }

    /** Host, port, user, password, remote folder, local folder. */
    public static void main(String[] args) throws FtpException, InterruptedException {
        Credentials who = new Credentials(args[2], args[3]);
        Batch.Report report =
                fetch(
                        args[0],
                        Integer.parseInt(args[1]),
                        who,
                        RemotePath.of(args[4]),
                        Path.of(args[5]));
        System.out.println(report.files() + " files, " + report.failures().size() + " failed");
    }
}
