package org.twinport.cli.tls;

import org.twinport.daemon.tls.CertificateFiles;
import org.twinport.daemon.tls.ServerCertificate;
import org.twinport.daemon.tls.UnusableCertificate;
import org.twinport.net.tls.TlsIdentity;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Loads the certificate that a server is shown; stateless. */
final class ClientIdentity {

    private ClientIdentity() {}

    /**
     * A certificate with its key.
     *
     * @throws IOException with a sentence for people if they cannot be used
     */
    static TlsIdentity load(Path certificate, Optional<Path> key, Optional<Path> password)
            throws IOException {
        try {
            ServerCertificate loaded =
                    new CertificateFiles(certificate, key, password)
                            .load(Instant.now())
                            .certificate();
            return loaded.identity();
        } catch (UnusableCertificate unusable) {
            throw new IOException(unusable.sentence(), unusable);
        }
    }
}
