package org.twinport.net.crypto;

import org.jspecify.annotations.Nullable;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The arithmetic of TLS for the whole JVM; used by any thread. What it does not know goes on to the
 * JDK's own providers. It is for the program that owns the JVM to prefer it.
 */
public final class CryptoProvider extends Provider {

    private static final long serialVersionUID = 1L;

    /** The JDK's providers of the same algorithms, before which this one has to stand. */
    private static final List<String> JDK = List.of("SunRsaSign", "SunEC", "SunJCE");

    static final String GCM = "AES/GCM/NoPadding";

    /** By how much the JDK's cipher has to be quicker, as parts of a hundred. */
    private static final int LEAD = 110;

    private static final Duration RACE = Duration.ofMillis(1200);
    private static final Duration SHORT_RACE = Duration.ofMillis(100);

    private static final String LIBCRYPTO = "Twinport-libcrypto";
    private static final String X25519 = "Twinport-X25519";

    private CryptoProvider(String name, String about, Curve25519 curve) {
        super(name, "1", about);
        Predicate<@Nullable Object> any = _ -> true;
        Predicate<@Nullable Object> own = OwnPrivateKey.class::isInstance;
        for (String algorithm : List.of("XDH", "X25519")) {
            offer("KeyPairGenerator", algorithm, KeyPairs.class, any, () -> new KeyPairs(curve));
            offer("KeyAgreement", algorithm, Agreement.class, own, () -> new Agreement(curve));
        }
    }

    private static CryptoProvider libcrypto() {
        CryptoProvider provider =
                new CryptoProvider(
                        LIBCRYPTO,
                        "AES-GCM, X25519 and signing by OpenSSL's libcrypto",
                        new LibcryptoCurve());
        provider.offerCiphersAndSigning();
        return provider;
    }

    private void offerCiphersAndSigning() {
        GcmStates states = new GcmStates();
        offer("Cipher", GCM, GcmCipher.class, _ -> true, () -> new GcmCipher(states));
        SigningKeys keys = new SigningKeys();
        for (Signing.Form form : Signing.Form.values()) {
            offer(
                    "Signature",
                    form.algorithm,
                    Signing.class,
                    form::takes,
                    () -> new Signing(keys, form));
        }
    }

    /**
     * From now on all TLS of this JVM uses libcrypto, also where TLS is in use already; harmless to
     * repeat. Takes some 100 ms the first time; who asks meanwhile waits.
     *
     * @return false if OpenSSL 3 is not installed, native calls are not allowed to this module, or
     *     it does not compute what it should; all is as before then
     */
    public static synchronized boolean preferLibcrypto() {
        if (Security.getProvider(LIBCRYPTO) != null) {
            return true;
        }
        boolean good = Library.isThere() && KnownAnswers.areGiven();
        if (good) {
            insert(libcrypto());
        }
        return good;
    }

    /**
     * Leaves AES to the JDK from now on if that is quicker here once it is compiled, as where it
     * uses longer registers than an older OpenSSL does; begun connections go on as they are. Takes
     * a processor for more than a second. Without {@link #preferLibcrypto} it does nothing.
     */
    public static void keepQuickerCipher() {
        if (Security.getProvider(LIBCRYPTO) instanceof CryptoProvider own) {
            own.compareCiphers();
        }
    }

    private void compareCiphers() {
        Provider.Service ours = getService("Cipher", GCM);
        Provider jdk = Security.getProvider("SunJCE");
        if (ours == null || jdk == null) {
            return;
        }
        try {
            long own = new Race(this).quickest(SHORT_RACE);
            if (new Race(jdk).quickest(RACE) * LEAD < own * 100) {
                removeService(ours);
            }
        } catch (GeneralSecurityException | ProviderException unexpected) {
            // Then this one stays: it has given the known answers.
        }
    }

    /** From now on all TLS of this JVM uses this arithmetic for X25519; harmless to repeat. */
    public static void prefer(Curve25519 curve) {
        insert(new CryptoProvider(X25519, "X25519 for TLS", curve));
    }

    private static void insert(CryptoProvider provider) {
        List<String> names =
                List.of(Security.getProviders()).stream().map(Provider::getName).toList();
        int before = JDK.stream().mapToInt(names::indexOf).filter(i -> i >= 0).min().orElse(0);
        Security.insertProviderAt(provider, before + 1);
    }

    private void offer(
            String type,
            String algorithm,
            Class<?> made,
            Predicate<@Nullable Object> keys,
            Supplier<Object> maker) {
        putService(new Made(this, type, algorithm, made.getName(), keys, maker));
    }

    /** Makes its objects without reflection, so that the package needs to be open to nobody. */
    private static final class Made extends Service {

        private final Predicate<@Nullable Object> keys;
        private final Supplier<Object> maker;

        Made(
                Provider provider,
                String type,
                String algorithm,
                String made,
                Predicate<@Nullable Object> keys,
                Supplier<Object> maker) {
            super(provider, type, algorithm, made, List.of(), Map.of());
            this.keys = keys;
            this.maker = maker;
        }

        @Override
        public Object newInstance(@Nullable Object parameter) {
            return maker.get();
        }

        /** The JDK would look classes up by their names. */
        @Override
        public boolean supportsParameter(@Nullable Object key) {
            return keys.test(key);
        }
    }
}
