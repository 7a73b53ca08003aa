package org.twinport.net.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Security;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;

/** Whatever is signed by libcrypto, the JDK has to accept. */
final class SigningTest {

    private static final String OURS = "Twinport-libcrypto";
    private static final byte[] MESSAGE = "a transcript of a handshake".getBytes();

    @BeforeEach
    void prefer() {
        assumeTrue(CryptoProvider.preferLibcrypto(), "OpenSSL 3 is not installed");
    }

    @AfterEach
    void remove() {
        Security.removeProvider(OURS);
    }

    private static KeyPair curve(String name) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(name));
        return generator.generateKeyPair();
    }

    private static KeyPair rsa(String algorithm) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static PSSParameterSpec pss(String digest, int salt) {
        return new PSSParameterSpec(digest, "MGF1", new MGF1ParameterSpec(digest), salt, 1);
    }

    /** Signs in two parts, several times, and has the JDK check each. */
    private static String signer(String algorithm, KeyPair pair, AlgorithmParameterSpec parameters)
            throws GeneralSecurityException {
        Signature signer = Signature.getInstance(algorithm);
        Signature checker = Signature.getInstance(algorithm);
        if (parameters != null) {
            signer.setParameter(parameters);
            checker.setParameter(parameters);
        }
        signer.initSign(pair.getPrivate());
        checker.initVerify(pair.getPublic());
        for (int i = 0; i < 3; i++) {
            signer.update(MESSAGE[0]);
            signer.update(MESSAGE, 1, MESSAGE.length - 1);
            checker.update(MESSAGE);
            assertThat(checker.verify(signer.sign())).isTrue();
        }
        return signer.getProvider().getName();
    }

    @ParameterizedTest
    @CsvSource({
        "SHA256withECDSA, secp256r1",
        "SHA384withECDSA, secp384r1",
        "SHA384withECDSA, secp256r1"
    })
    void the_usual_curves_sign_by_libcrypto(String algorithm, String curve) throws Exception {
        assertThat(signer(algorithm, curve(curve), null)).isEqualTo(OURS);
    }

    @ParameterizedTest
    @CsvSource({"SHA256withRSA", "SHA384withRSA", "SHA512withRSA"})
    void rsa_signs_by_libcrypto(String algorithm) throws Exception {
        assertThat(signer(algorithm, rsa("RSA"), null)).isEqualTo(OURS);
    }

    @ParameterizedTest
    @CsvSource({"SHA-256, 32", "SHA-384, 48", "SHA-512, 64", "SHA-256, 20"})
    void rsa_signs_with_pss_by_libcrypto(String digest, int salt) throws Exception {
        assertThat(signer("RSASSA-PSS", rsa("RSA"), pss(digest, salt))).isEqualTo(OURS);
    }

    @Test
    void other_keys_and_other_digests_are_left_to_the_jdk() throws Exception {
        assertThat(signer("SHA512withECDSA", curve("secp521r1"), null)).isEqualTo("SunEC");
        assertThat(signer("SHA256withECDSA", curve("secp521r1"), null)).isEqualTo("SunEC");
    }

    /** Parameters come first and bind the provider, before it sees what the key is. */
    @Test
    void after_parameters_it_hands_on_what_it_does_not_do() throws Exception {
        KeyPairGenerator limited = KeyPairGenerator.getInstance("RSASSA-PSS");
        limited.initialize(
                new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4, pss("SHA-256", 32)));
        signer("RSASSA-PSS", limited.generateKeyPair(), pss("SHA-256", 32));
        KeyPair pair = rsa("RSA");
        PrivateKey kept = new KeptKey((RSAPrivateKey) pair.getPrivate());
        signer("RSASSA-PSS", new KeyPair(pair.getPublic(), kept), pss("SHA-256", 32));
    }

    @Test
    void a_wrong_signature_is_found_out() throws Exception {
        KeyPair pair = rsa("RSA");
        Signature checker = Signature.getInstance("RSASSA-PSS");
        checker.setParameter(pss("SHA-256", 32));
        checker.initVerify(pair.getPublic());
        checker.update(MESSAGE);
        assertThat(checker.verify(new byte[256])).isFalse();
    }

    @Test
    void a_key_that_does_not_leave_its_place_is_left_to_the_jdk() throws Exception {
        KeyPair pair = rsa("RSA");
        PrivateKey kept = new KeptKey((RSAPrivateKey) pair.getPrivate());
        assertThat(signer("SHA256withRSA", new KeyPair(pair.getPublic(), kept), null))
                .isEqualTo("SunRsaSign");
    }

    @Test
    void parameters_that_are_none_are_refused() throws Exception {
        Signature signer = Signature.getInstance("SHA256withECDSA", OURS);
        assertThatThrownBy(() -> signer.setParameter(pss("SHA-256", 32)))
                .isInstanceOf(InvalidAlgorithmParameterException.class);
    }

    @Test
    void a_key_is_read_once() throws Exception {
        SigningKeys keys = new SigningKeys();
        PrivateKey key = curve("secp256r1").getPrivate();
        assertThat(keys.of(key)).isEqualTo(keys.of(key));
    }
}
