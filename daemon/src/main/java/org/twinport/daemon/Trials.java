package org.twinport.daemon;

import org.twinport.daemon.tls.CertificateFiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** How a client on this host can come to trust a certificate; pure but for a look at the file. */
final class Trials {

    private Trials() {}

    /** Whether no authority stands behind it that a client may know already. */
    static boolean isSelfIssued(List<X509Certificate> chain) {
        X509Certificate last = chain.getLast();
        return last.getSubjectX500Principal().equals(last.getIssuerX500Principal());
    }

    /** The PEM file that has all that a client needs; empty if it is no PEM or has the key. */
    static Optional<Path> trustFile(CertificateFiles files) {
        try {
            return files.key().isPresent()
                            && Files.readString(files.certificate()).contains("BEGIN CERTIFICATE")
                    ? Optional.of(files.certificate())
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
