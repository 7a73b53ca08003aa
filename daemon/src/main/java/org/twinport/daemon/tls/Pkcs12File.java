package org.twinport.daemon.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes certificates and key out of a PKCS#12 file (RFC 7292); stateless. */
final class Pkcs12File {

    private Pkcs12File() {}

    /**
     * Its one key, with its chain.
     *
     * @param password empty if there is none
     */
    static ServerCertificate parse(Path file, byte[] bytes, char[] password)
            throws UnusableCertificate {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(bytes), password);
            String alias = onlyKey(file, store);
            PrivateKey key = (PrivateKey) store.getKey(alias, password);
            List<X509Certificate> chain =
                    Stream.of(store.getCertificateChain(alias))
                            .map(X509Certificate.class::cast)
                            .toList();
            return new ServerCertificate(chain, key);
        } catch (IOException e) {
            throw unreadable(file, password, e);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new UnusableCertificate(file, "cannot be read as PKCS#12; export it again", e);
        }
    }

    private static UnusableCertificate unreadable(Path file, char[] password, IOException e) {
        if (!(e.getCause() instanceof UnrecoverableKeyException)) {
            return new UnusableCertificate(
                    file, "is damaged or not complete; copy the whole file again", e);
        }
        return password.length == 0
                ? new UnusableCertificate(
                        file, "is protected; name a file that holds its password", e)
                : new UnusableCertificate(
                        file, "the password does not fit; check the password file", e);
    }

    private static String onlyKey(Path file, KeyStore store)
            throws GeneralSecurityException, UnusableCertificate {
        List<String> keys = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            Optional<Certificate> own = Optional.ofNullable(store.getCertificate(alias));
            if (store.isKeyEntry(alias) && own.isPresent()) {
                keys.add(alias);
            }
        }
        return switch (keys.size()) {
            case 0 ->
                    throw new UnusableCertificate(
                            file,
                            "holds no private key with its certificate; export it again together"
                                    + " with the key");
            case 1 -> keys.getFirst();
            default ->
                    throw new UnusableCertificate(
                            file,
                            "holds %d keys (%s); export the one for this server alone"
                                    .formatted(keys.size(), String.join(", ", keys)));
        };
    }
}
