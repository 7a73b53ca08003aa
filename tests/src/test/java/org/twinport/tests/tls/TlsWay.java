package org.twinport.tests.tls;

import java.util.List;
import java.util.stream.Stream;

/**
 * How a client connects; a value.
 *
 * @param implicit whether the handshake comes first, else after AUTH TLS
 * @param active whether the server opens the data connections
 */
record TlsWay(boolean implicit, Version version, boolean active) {

    /** The one version that the client offers. */
    enum Version {
        TLS_1_2("TLSv1.2"),
        TLS_1_3("TLSv1.3");

        private final String jsse;

        Version(String jsse) {
            this.jsse = jsse;
        }

        /** As JSSE and OpenSSL call it. */
        String text() {
            return jsse;
        }

        /** {@code 1.2} or {@code 1.3}. */
        String number() {
            return jsse.substring("TLSv".length());
        }
    }

    static final List<TlsWay> ALL =
            Stream.of(Version.values())
                    .flatMap(version ->
                            Stream.of(
                                    new TlsWay(false, version, false),
                                    new TlsWay(true, version, true),
                                    new TlsWay(false, version, true),
                                    new TlsWay(true, version, false)))
                    .toList();

    /** For the names of tests. */
    @Override
    public String toString() {
        return "%s %s %s"
                .formatted(
                        implicit ? "implicit" : "explicit",
                        version.text(),
                        active ? "active" : "passive");
    }
}
