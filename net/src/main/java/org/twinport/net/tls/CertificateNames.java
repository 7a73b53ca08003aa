package org.twinport.net.tls;

import org.twinport.protocol.endpoint.HostPort;

import java.net.IDN;
import java.net.InetAddress;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** For whom a certificate is, as its subject alternative names say (RFC 6125); pure. */
public final class CertificateNames {

    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private CertificateNames() {}

    /**
     * The host names, in lower case and with a star that they may have, and the addresses, IPv6 in
     * its short form (RFC 5952), in the certificate's order; none if they cannot be read.
     */
    public static List<String> of(X509Certificate certificate) {
        return alternatives(certificate).stream()
                .filter(name -> name.get(0).equals(DNS_NAME) || name.get(0).equals(IP_ADDRESS))
                .map(name -> shown(name.get(0).equals(IP_ADDRESS), String.valueOf(name.get(1))))
                .toList();
    }

    private static Collection<List<?>> alternatives(X509Certificate certificate) {
        try {
            return Objects.requireNonNullElse(
                    certificate.getSubjectAlternativeNames(), List.<List<?>>of());
        } catch (CertificateParsingException unreadable) {
            return List.of();
        }
    }

    private static String shown(boolean isAddress, String name) {
        return isAddress
                ? HostPort.literal(InetAddress.ofLiteral(name))
                : name.toLowerCase(Locale.ROOT);
    }

    /**
     * Whether a certificate is for this host.
     *
     * @param host a name, which a star may stand for in its first label (RFC 6125 section 6.4.3),
     *     or a literal address
     */
    public static boolean fit(X509Certificate certificate, String host) {
        List<String> names = of(certificate);
        String wanted = canonical(host);
        int dot = wanted.indexOf('.');
        return names.contains(wanted) || (dot > 0 && names.contains("*" + wanted.substring(dot)));
    }

    /** In the form of {@link #of}; empty for what is neither a name nor an address. */
    private static String canonical(String host) {
        try {
            return HostPort.literal(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException name) {
            // it is no address
        }
        try {
            return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noHostName) {
            return "";
        }
    }
}
