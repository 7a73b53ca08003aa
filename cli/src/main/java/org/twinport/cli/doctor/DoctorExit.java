package org.twinport.cli.doctor;

import org.twinport.cli.remote.ExitCode;
import org.twinport.diagnosis.Stage;
import org.twinport.doctor.verdict.Diagnosis;
import org.twinport.doctor.verdict.Verdict;

/** The exit code of a verdict: that of the stage that fails first; pure. */
public final class DoctorExit {

    private DoctorExit() {}

    /** 0 if healthy. */
    public static ExitCode of(Verdict verdict) {
        return verdict.first()
                .map(Diagnosis::cause)
                .map(cause -> of(cause.stage()))
                .orElse(ExitCode.OK);
    }

    private static ExitCode of(Stage stage) {
        return switch (stage) {
            case NAME -> ExitCode.NAME;
            case CONNECT, GREETING -> ExitCode.CONNECT;
            case TLS -> ExitCode.TLS;
            case LOGIN -> ExitCode.LOGIN;
            case DATA_SETUP, DATA_CONNECTION -> ExitCode.DATA_PATH;
            case TRANSFER -> ExitCode.TRANSFER;
            case FINAL_REPLY -> ExitCode.CONNECTION_LOST;
        };
    }
}
