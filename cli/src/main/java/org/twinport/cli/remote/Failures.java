package org.twinport.cli.remote;

import org.jspecify.annotations.Nullable;
import org.twinport.cli.show.Json;
import org.twinport.cli.show.Plain;
import org.twinport.cli.show.RefusedCertificate;
import org.twinport.client.DataTrial;
import org.twinport.client.FtpException;
import org.twinport.diagnosis.Finding;
import org.twinport.diagnosis.Stage;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.util.Locale;

/** Turns what went wrong into a message and an exit code. */
public final class Failures {

    private Failures() {}

    /** The exit code of a failure. */
    public static ExitCode exitCode(Throwable failure) {
        return switch (failure) {
            case CommandFailed known -> known.exitCode();
            case FtpException.ConnectFailed connect ->
                    switch (connect.stage()) {
                        case NAME -> ExitCode.NAME;
                        case TLS -> ExitCode.TLS;
                        default -> ExitCode.CONNECT;
                    };
            case FtpException.CertificateRefused _ -> ExitCode.TLS;
            case FtpException.LoginFailed login ->
                    login.stage() == Stage.TLS ? ExitCode.TLS : ExitCode.LOGIN;
            case FtpException.DataPathFailed _ -> ExitCode.DATA_PATH;
            case FtpException.Refused refused ->
                    refused.isUnavailable() ? ExitCode.NOT_FOUND : ExitCode.PERMISSION;
            case FtpException.TransferFailed _ -> ExitCode.TRANSFER;
            case FtpException.VerificationFailed _ -> ExitCode.VERIFICATION;
            case FtpException.ConnectionLost _ -> ExitCode.CONNECTION_LOST;
            case FtpException.LocalFileFailed _ -> ExitCode.LOCAL_FILE;
            case IOException _ -> ExitCode.LOCAL_FILE;
            case InvalidPathException _ -> ExitCode.LOCAL_FILE;
            default -> ExitCode.INTERNAL;
        };
    }

    /** Prints a failure for people: what happened, with what, and what to do next. */
    public static void print(PrintStream err, Throwable failure) {
        // Several problems of a configuration are a line each.
        message(failure).lines().forEach(line -> err.println("twinport: " + Plain.harmless(line)));
        FtpException ftp = ftp(failure);
        if (ftp instanceof FtpException.DataPathFailed path) {
            for (DataTrial trial : path.tried()) {
                err.println("  tried " + Plain.harmless(trial.toString()));
            }
        }
        if (ftp instanceof FtpException.CertificateRefused refused) {
            RefusedCertificate.lines(refused.refusal())
                    .forEach(line -> err.println("  " + Plain.harmless(line)));
        }
        if (ftp != null) {
            err.println(
                    "  " + ftp.finding().cause().fix() + " [" + ftp.finding().cause().id() + "]");
        }
    }

    private static String message(Throwable failure) {
        return failure instanceof InvalidPathException
                ? "a local name cannot be written in this locale; set LC_ALL=C.UTF-8"
                : String.valueOf(failure.getMessage());
    }

    /** The failure of the client that is behind this one, if any. */
    public static @Nullable FtpException ftp(Throwable failure) {
        if (failure instanceof FtpException known) {
            return known;
        }
        return failure.getCause() instanceof FtpException known ? known : null;
    }

    /** Prints a failure for programs. */
    public static void printJson(PrintStream out, Throwable failure) {
        FtpException ftp = ftp(failure);
        Json.print(
                out,
                json -> {
                    json.writeStartObject();
                    json.writeName("error");
                    json.writeStartObject();
                    json.writeStringProperty("message", message(failure));
                    json.writeNumberProperty("exitCode", exitCode(failure).number());
                    if (ftp != null) {
                        Finding finding = ftp.finding();
                        json.writeStringProperty("cause", finding.cause().id());
                        json.writeStringProperty(
                                "stage", finding.cause().stage().name().toLowerCase(Locale.ROOT));
                        json.writeStringProperty("who", finding.cause().actor().words());
                        json.writeStringProperty("fix", finding.cause().fix());
                        json.writeArrayPropertyStart("evidence");
                        finding.evidence().forEach(json::writeString);
                        json.writeEndArray();
                        ftp.reply()
                                .ifPresent(reply ->
                                        json.writeStringProperty("reply", reply.toString()));
                    }
                    json.writeEndObject();
                    json.writeEndObject();
                });
    }
}
