package org.twinport.testkit.tls;

import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A certificate with its chain and private key; an immutable value.
 *
 * @param chain its own certificate first, the authority's last
 */
public record TestCredential(List<X509Certificate> chain, PrivateKey key) {
    /** Of every key store made here. */
    public static final String PASSWORD = "changeit";

    public TestCredential {
        chain = List.copyOf(chain);
    }

    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /** A PKCS#12 key store in memory with this one entry, under {@link #PASSWORD}. */
    public KeyStore keyStore() {
        KeyStore store = emptyStore();
        try {
            store.setKeyEntry(
                    "own", key, PASSWORD.toCharArray(), chain.toArray(X509Certificate[]::new));
            return store;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A key store that trusts one authority and nobody else. */
    public static KeyStore trustIn(X509Certificate authority) {
        KeyStore store = emptyStore();
        try {
            store.setCertificateEntry("authority", authority);
            return store;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore emptyStore() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, PASSWORD.toCharArray());
            return store;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes {@code NAME-cert.pem} (the chain), {@code NAME-key.pem} (PKCS#8) and {@code NAME.pem}
     * (key and chain), those with the key for this user alone.
     */
    public PemFiles writeTo(Path folder, String name) {
        String certificates = pem(chain);
        String secret = section("PRIVATE KEY", key.getEncoded());
        return new PemFiles(
                write(folder.resolve(name + "-cert.pem"), certificates),
                write(folder.resolve(name + "-key.pem"), secret),
                write(folder.resolve(name + ".pem"), secret + certificates));
    }

    /** Certificates as text. */
    static String pem(List<X509Certificate> certificates) {
        StringBuilder text = new StringBuilder();
        for (X509Certificate each : certificates) {
            try {
                text.append(section("CERTIFICATE", each.getEncoded()));
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException(e);
            }
        }
        return text.toString();
    }

    private static String section(String title, byte[] content) {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(title, content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    static Path write(Path file, String text) {
        try {
            Files.deleteIfExists(file);
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
