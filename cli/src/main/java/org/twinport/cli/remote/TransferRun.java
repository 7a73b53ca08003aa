package org.twinport.cli.remote;

import org.jspecify.annotations.Nullable;
import org.twinport.cli.show.Json;
import org.twinport.cli.show.Plain;
import org.twinport.cli.show.Terminal;
import org.twinport.cli.show.TransferView;
import org.twinport.client.Batch;
import org.twinport.client.Credentials;
import org.twinport.client.FtpClient;
import org.twinport.client.FtpException;
import org.twinport.client.Plan;

import tools.jackson.core.JsonGenerator;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;

/** Carries a plan out and reports it; on the thread of the command. */
public final class TransferRun {

    private final Remote remote;
    private final ConnectOptions connect;
    private final TransferOptions transfer;
    private final List<Failed> failures = new ArrayList<>();
    private final Set<String> means = new TreeSet<>();
    private int asked;
    private int files;
    private long bytes;

    public TransferRun(Remote remote, ConnectOptions connect, TransferOptions transfer) {
        this.remote = remote;
        this.connect = connect;
        this.transfer = transfer;
    }

    /**
     * Makes a plan and transfers all of it; what fails is remembered for {@link #finish}. The
     * connection on which it was planned transfers, too: to log in takes longer than most files.
     */
    public void execute(FtpUrl url, Remote.Work<Plan> planning)
            throws IOException, CommandFailed, InterruptedException {
        Credentials credentials = remote.credentials(url);
        FtpClient planner = remote.open(url, credentials);
        AtomicBoolean handedOver = new AtomicBoolean();
        try {
            Plan plan = remote.use(planner, planning);
            transfer(
                    url,
                    plan,
                    () ->
                            handedOver.compareAndSet(false, true)
                                    ? planner
                                    : remote.open(url, credentials));
        } finally {
            if (!handedOver.get()) {
                planner.close();
            }
        }
    }

    private void transfer(FtpUrl url, Plan plan, Batch.Connect connections)
            throws FtpException, InterruptedException {
        boolean terminal = Terminal.console().isPresent() && !connect.json() && !connect.trace();
        plan.skipped().forEach(s -> System.err.println("twinport: left out: " + Plain.harmless(s)));
        try (TransferView view = new TransferView(plan, terminal, connect.json())) {
            Batch batch =
                    new Batch(
                            connections,
                            transfer.parallel(),
                            transfer.retries(),
                            transfer.resume(),
                            transfer.after(),
                            view);
            add(url, plan, batch.run(plan));
            means.addAll(view.means());
        }
    }

    private void add(FtpUrl url, Plan plan, Batch.Report report) {
        asked += plan.jobs().size();
        files += report.files();
        bytes += report.bytes();
        for (Batch.Failure failure : report.failures()) {
            failures.add(new Failed(url, failure.job(), failure.cause()));
        }
    }

    /** Something that was asked for and could not even be planned; the rest goes on. */
    public void failed(FtpUrl url, Exception cause) {
        asked++;
        failures.add(new Failed(url, null, cause));
    }

    /**
     * Reports everything, once.
     *
     * @throws IOException the failure itself, if there was nothing else to do
     */
    public ExitCode finish() throws IOException, CommandFailed {
        if (asked == 1 && failures.size() == 1) {
            throwOnly(failures.getFirst());
        }
        if (connect.json()) {
            printJson();
        } else {
            print();
        }
        return failures.isEmpty() ? ExitCode.OK : ExitCode.SOME_FAILED;
    }

    private void throwOnly(Failed only) throws IOException, CommandFailed {
        tellPart(only);
        switch (only.cause()) {
            case FtpException ftp -> remote.fail(only.url(), ftp);
            case CommandFailed known -> throw known;
            default -> throw new IllegalStateException(only.cause());
        }
    }

    private static void tellPart(Failed only) {
        Plan.Job job = only.job();
        if (job != null && Files.exists(job.part())) {
            System.err.println(
                    "twinport: what has arrived is in %s; --resume goes on with it"
                            .formatted(Plain.local(job.part())));
        }
    }

    private void print() {
        if (asked > 1) {
            String verified = means.isEmpty() ? "" : ", verified by " + String.join(", ", means);
            System.out.println("%d files, %s%s".formatted(files, Plain.bytes(bytes), verified));
        }
        if (!failures.isEmpty()) {
            System.err.println("twinport: %d failed%s:".formatted(failures.size(), advice()));
            for (Failed failed : failures) {
                System.err.println(
                        "  "
                                + Plain.harmless(
                                        failed.remote() + ": " + failed.cause().getMessage()));
            }
        }
    }

    private String advice() {
        boolean broke =
                failures.stream()
                        .anyMatch(f ->
                                switch (f.cause()) {
                                    case FtpException.TransferFailed _,
                                            FtpException.ConnectionLost _,
                                            FtpException.ConnectFailed _,
                                            FtpException.DataPathFailed _ ->
                                            true;
                                    default -> false;
                                });
        return broke ? "; the same command with --resume goes on" : "";
    }

    private void printJson() {
        Json.print(
                System.out,
                json -> {
                    json.writeStartObject();
                    json.writeNumberProperty("files", files);
                    json.writeNumberProperty("bytes", bytes);
                    if (transfer.after().verify()) {
                        json.writeArrayPropertyStart("verifiedBy");
                        means.forEach(json::writeString);
                        json.writeEndArray();
                    }
                    json.writeArrayPropertyStart("failed");
                    failures.forEach(failed -> failed.write(json));
                    json.writeEndArray();
                    json.writeEndObject();
                });
    }

    /**
     * What failed.
     *
     * @param job null if it did not come to one
     */
    private record Failed(FtpUrl url, Plan.@Nullable Job job, Exception cause) {

        String remote() {
            return job == null ? url.toString() : job.remote().toString();
        }

        void write(JsonGenerator json) {
            json.writeStartObject();
            json.writeStringProperty("remote", remote());
            if (job != null) {
                json.writeStringProperty("local", Plain.local(job.local()));
            }
            FtpException ftp = Failures.ftp(cause);
            if (ftp != null) {
                json.writeStringProperty("cause", ftp.finding().cause().id());
            }
            json.writeNumberProperty("exitCode", Failures.exitCode(cause).number());
            json.writeStringProperty("message", String.valueOf(cause.getMessage()));
            json.writeEndObject();
        }
    }
}
