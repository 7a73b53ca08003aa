package org.twinport.cli.tls;

import org.jspecify.annotations.Nullable;
import org.twinport.client.tls.Trust;
import org.twinport.net.tls.Fingerprint;
import org.twinport.net.tls.TlsVersions;
import org.twinport.protocol.command.Protection;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;

/**
 * What the values of the options mean; stateless but for the files that it reads.
 *
 * @param wrong makes the exception for a usage error out of its sentence
 */
record TlsValues(Function<String, ? extends RuntimeException> wrong) {

    Trust trust(@Nullable Path authorities, @Nullable String fingerprint, boolean firstUse)
            throws IOException {
        if (authorities != null) {
            return new Trust.OfAuthorities(AuthoritiesFile.read(authorities));
        }
        if (fingerprint != null) {
            if (!Fingerprint.isOne(fingerprint)) {
                throw wrong.apply(
                        "--tls-fingerprint takes the SHA-256 of a certificate: 64 hexadecimal digits, with or without colons");
            }
            return new Trust.OfFingerprint(fingerprint);
        }
        return firstUse
                ? new Trust.OnFirstUse(KnownCertificatesFile.ofUser(System.getenv()))
                : new Trust.OfSystem();
    }

    TlsVersions versions(@Nullable String min, @Nullable String max) {
        boolean no12 = "1.3".equals(version("--tls-min", min));
        boolean no13 = "1.2".equals(version("--tls-max", max));
        if (no12 && no13) {
            throw wrong.apply("--tls-min 1.3 and --tls-max 1.2 leave no version of TLS");
        }
        return no12 ? TlsVersions.ONLY_1_3 : no13 ? TlsVersions.ONLY_1_2 : TlsVersions.BOTH;
    }

    private @Nullable String version(String option, @Nullable String value) {
        if (value != null && !value.equals("1.2") && !value.equals("1.3")) {
            throw wrong.apply(
                    option + " takes 1.2 or 1.3; older versions are broken and not offered");
        }
        return value;
    }

    Protection protection(@Nullable String prot) {
        return switch (prot == null ? "P" : prot.toUpperCase(Locale.ROOT)) {
            case "P" -> Protection.PRIVATE;
            case "C" -> Protection.CLEAR;
            default ->
                    throw wrong.apply(
                            "--prot takes P (through TLS) or C (in clear); TLS knows no other");
        };
    }
}
