package org.twinport.net.tls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;

/** SHA-256 fingerprints of certificates as people compare them; pure. */
public final class Fingerprint {

    private Fingerprint() {}

    /** In capital hexadecimal digits with colons. */
    public static String of(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (NoSuchAlgorithmException | CertificateEncodingException impossible) {
            throw new IllegalStateException("a certificate without fingerprint", impossible);
        }
    }

    /** Whether two texts mean the same fingerprint. */
    public static boolean same(String one, String other) {
        return digits(one).equals(digits(other));
    }

    /** Whether this can be a fingerprint at all: 64 hexadecimal digits, with or without colons. */
    public static boolean isOne(String text) {
        return digits(text).matches("[0-9A-F]{64}");
    }

    private static String digits(String text) {
        return text.replace(":", "").replace(" ", "").toUpperCase(Locale.ROOT);
    }
}
