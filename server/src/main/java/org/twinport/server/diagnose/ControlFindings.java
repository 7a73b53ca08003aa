package org.twinport.server.diagnose;

import org.twinport.diagnosis.Cause;
import org.twinport.diagnosis.Finding;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Finds the cause of a control connection that came to nothing; pure. */
public final class ControlFindings {

    private ControlFindings() {}

    /**
     * Why a client is not served.
     *
     * @param protocol what it speaks: HTTP, SSH or TLS
     */
    public static Finding foreign(String protocol) {
        return Finding.of(
                Cause.CLIENT_NOT_FTP,
                switch (protocol) {
                    case "TLS" ->
                            "A client began with TLS where FTP begins in clear:"
                                    + " explicit TLS (AUTH TLS) is for this port, implicit for another";
                    case "SSH" -> "This is FTP, not SSH; SFTP is served by SSH servers, on port 22";
                    default -> "This is FTP, not " + protocol;
                });
    }

    /**
     * Why a control connection broke that neither end had closed; empty if the client was heard a
     * moment ago, as when its program is killed.
     *
     * @param silence since the client was heard last
     * @param moving whether data was moved in it
     * @param keepAlive the silence after which the system probes the connection
     * @param systemMessage what the system said
     */
    public static Optional<Finding> broken(
            Duration silence, boolean moving, Duration keepAlive, String systemMessage) {
        return silence.compareTo(keepAlive) < 0
                ? Optional.empty()
                : Optional.of(
                        new Finding(
                                moving ? Cause.CONTROL_FORGOTTEN : Cause.CONTROL_LOST,
                                "The control connection died after %d s of silence; a NAT or firewall in between may have forgotten it"
                                        .formatted(silence.toSeconds()),
                                List.of("the system says: " + systemMessage)));
    }
}
