package org.twinport.cli.remote;

import org.twinport.cli.show.Json;
import org.twinport.cli.show.Plain;
import org.twinport.cli.show.Terminal;
import org.twinport.cli.show.TransferView;
import org.twinport.client.Batch;
import org.twinport.client.Credentials;
import org.twinport.client.FtpException;
import org.twinport.client.Plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Carries a plan out and reports it; on the thread of the command. */
public final class TransferRun {

    private final Remote remote;
    private final ConnectOptions connect;
    private final TransferOptions transfer;

    public TransferRun(Remote remote, ConnectOptions connect, TransferOptions transfer) {
        this.remote = remote;
        this.connect = connect;
        this.transfer = transfer;
    }

    /**
     * Transfers all of a plan; a failure of a single file is thrown, failures among several are
     * listed.
     */
    public ExitCode execute(FtpUrl url, Plan plan)
            throws IOException, CommandFailed, InterruptedException {
        Credentials credentials = remote.credentials(url);
        boolean terminal = Terminal.console().isPresent() && !connect.json() && !connect.trace();
        plan.skipped().forEach(s -> System.err.println("twinport: left out: " + Plain.harmless(s)));
        Batch.Report report;
        try (TransferView view = new TransferView(plan, terminal, connect.json())) {
            Batch batch =
                    new Batch(
                            () -> remote.open(url, credentials),
                            transfer.parallel(),
                            transfer.retries(),
                            transfer.resume(),
                            view);
            report = batch.run(plan);
        }
        if (plan.jobs().size() == 1 && !report.failures().isEmpty()) {
            tellPart(plan);
            remote.fail(url, report.failures().getFirst().cause());
        }
        report(report);
        return report.failures().isEmpty() ? ExitCode.OK : ExitCode.SOME_FAILED;
    }

    private static void tellPart(Plan plan) {
        Path part = plan.jobs().getFirst().part();
        if (plan.direction() == Plan.Direction.DOWNLOAD && Files.exists(part)) {
            System.err.println(
                    "twinport: what has arrived is in %s; --resume goes on with it"
                            .formatted(Plain.local(part)));
        }
    }

    private void report(Batch.Report report) {
        if (connect.json()) {
            printJson(report);
            return;
        }
        if (report.files() + report.failures().size() > 1) {
            System.out.println(
                    "%d files, %s".formatted(report.files(), Plain.bytes(report.bytes())));
        }
        if (!report.failures().isEmpty()) {
            System.err.println(
                    "twinport: %d files failed%s:"
                            .formatted(report.failures().size(), advice(report.failures())));
            report.failures()
                    .forEach(f ->
                            System.err.println(
                                    "  "
                                            + Plain.harmless(
                                                    f.job().remote()
                                                            + ": "
                                                            + f.cause().getMessage())));
        }
    }

    private static String advice(List<Batch.Failure> failures) {
        boolean broke =
                failures.stream()
                        .anyMatch(f ->
                                switch (f.cause()) {
                                    case FtpException.Refused _,
                                            FtpException.LocalFileFailed _,
                                            FtpException.LoginFailed _ ->
                                            false;
                                    default -> true;
                                });
        return broke ? "; the same command with --resume goes on" : "";
    }

    private static void printJson(Batch.Report report) {
        Json.print(
                System.out,
                json -> {
                    json.writeStartObject();
                    json.writeNumberProperty("files", report.files());
                    json.writeNumberProperty("bytes", report.bytes());
                    json.writeArrayPropertyStart("failed");
                    for (Batch.Failure failure : report.failures()) {
                        json.writeStartObject();
                        json.writeStringProperty("remote", failure.job().remote().toString());
                        json.writeStringProperty("local", Plain.local(failure.job().local()));
                        json.writeStringProperty("cause", failure.cause().finding().cause().id());
                        json.writeStringProperty(
                                "message", String.valueOf(failure.cause().getMessage()));
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                });
    }
}
