package org.twinport.net.tls;

/** The versions of TLS that one side accepts; older ones are broken and not offered (RFC 8996). */
public enum TlsVersions {
    /** 1.2 and 1.3. */
    BOTH("TLSv1.3", "TLSv1.2"),
    ONLY_1_2("TLSv1.2"),
    ONLY_1_3("TLSv1.3");

    private final String[] names;

    TlsVersions(String... names) {
        this.names = names;
    }

    /** As the JDK calls them. */
    String[] names() {
        return names.clone();
    }
}
