package org.twinport.daemon.tls;

import java.util.List;

/**
 * A certificate that can be used, and what is questionable about it; an immutable value.
 *
 * @param warnings for people, one sentence each with file, what is odd and what to do
 */
public record LoadedCertificate(ServerCertificate certificate, List<String> warnings) {

    public LoadedCertificate {
        warnings = warnings.stream().map(UnusableCertificate::oneLine).toList();
    }
}
