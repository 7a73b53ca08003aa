package org.twinport.client.tls;

import java.security.cert.X509Certificate;
import java.util.List;

/** Whose certificates a client believes. */
public sealed interface Trust {

    /** The authorities of this system: the distribution's bundle, else the JDK's. */
    record OfSystem() implements Trust {}

    /** These authorities and no others. */
    record OfAuthorities(List<X509Certificate> authorities) implements Trust {
        public OfAuthorities {
            authorities = List.copyOf(authorities);
        }
    }

    /**
     * One certificate, whoever has signed it, for whatever name, and however old.
     *
     * @param sha256 its fingerprint in hexadecimal digits; colons and case do not matter
     */
    record OfFingerprint(String sha256) implements Trust {}

    /**
     * What the system's authorities have signed; else what was seen the first time, as long as it
     * stays the same.
     */
    record OnFirstUse(KnownCertificates known) implements Trust {}
}
