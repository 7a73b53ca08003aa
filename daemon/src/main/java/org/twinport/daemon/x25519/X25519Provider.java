package org.twinport.daemon.x25519;

import org.jspecify.annotations.Nullable;

import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Key pairs and agreements of X25519 for the whole JVM; stateless, used by any thread. What it does
 * not know (X448, keys that others have made) goes on to the JDK's own provider.
 */
public final class X25519Provider extends Provider {

    private static final long serialVersionUID = 1L;

    /** The JDK's provider of the same algorithm, before which this one has to stand. */
    private static final String JDK = "SunEC";

    public X25519Provider() {
        super("Twinport-X25519", "1", "X25519 by Bouncy Castle");
        offer("KeyPairGenerator", "XDH", KeyPairs.class, KeyPairs::new, Map.of());
        offer("KeyPairGenerator", "X25519", KeyPairs.class, KeyPairs::new, Map.of());
        Map<String, String> own = Map.of("SupportedKeyClasses", OwnPrivateKey.class.getName());
        offer("KeyAgreement", "XDH", Agreement.class, Agreement::new, own);
        offer("KeyAgreement", "X25519", Agreement.class, Agreement::new, own);
    }

    /**
     * From now on all TLS of this JVM uses it, also where TLS is in use already; harmless to
     * repeat. Takes some 100 ms the first time. It is for the program that owns the JVM to say.
     */
    public static void prefer() {
        loadClasses();
        List<String> names =
                List.of(Security.getProviders()).stream().map(Provider::getName).toList();
        Security.insertProviderAt(new X25519Provider(), Math.max(1, names.indexOf(JDK) + 1));
    }

    /** So that no client waits for it. */
    private static void loadClasses() {
        KeyPair pair = new KeyPairs().generateKeyPair();
        try {
            Agreement agreement = new Agreement();
            agreement.engineInit(pair.getPrivate(), null);
            agreement.engineDoPhase(pair.getPublic(), true);
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException("a key of its own is refused", impossible);
        }
    }

    private void offer(
            String type,
            String algorithm,
            Class<?> made,
            Supplier<Object> maker,
            Map<String, String> attributes) {
        putService(new Made(this, type, algorithm, made.getName(), attributes, maker));
    }

    /** Makes its objects without reflection, so that the package needs to be open to nobody. */
    private static final class Made extends Service {

        private final Supplier<Object> maker;

        Made(
                Provider provider,
                String type,
                String algorithm,
                String made,
                Map<String, String> attributes,
                Supplier<Object> maker) {
            super(provider, type, algorithm, made, List.of(), attributes);
            this.maker = maker;
        }

        @Override
        public Object newInstance(@Nullable Object parameter) {
            return maker.get();
        }

        /** The JDK would look the class up by its name. */
        @Override
        public boolean supportsParameter(@Nullable Object key) {
            return getType().equals("KeyPairGenerator") || key instanceof OwnPrivateKey;
        }
    }
}
