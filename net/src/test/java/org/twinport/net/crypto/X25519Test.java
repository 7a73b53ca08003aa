package org.twinport.net.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Security;
import java.security.interfaces.XECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;

import javax.crypto.KeyAgreement;

final class X25519Test {

    private static final String NAME = "Twinport-libcrypto";

    @BeforeEach
    void prefer() {
        assumeTrue(CryptoProvider.preferLibcrypto(), "OpenSSL 3 is not installed");
    }

    @AfterEach
    void remove() {
        Security.removeProvider(NAME);
    }

    @Test
    void the_jvm_makes_keys_with_it_however_the_curve_is_named() throws Exception {
        assertThat(pair("X25519").getPublic()).isInstanceOf(OwnPublicKey.class);
        assertThat(pair("XDH").getPublic()).isInstanceOf(OwnPublicKey.class);
    }

    @Test
    void preferring_it_twice_is_preferring_it_once() {
        CryptoProvider.preferLibcrypto();
        assertThat(Arrays.stream(Security.getProviders()).filter(p -> p.getName().equals(NAME)))
                .hasSize(1);
    }

    @Test
    void both_ends_agree_with_the_jdks_own_arithmetic() throws Exception {
        for (int i = 0; i < 50; i++) {
            KeyPair ours = pair("XDH");
            KeyPair theirs = KeyPairGenerator.getInstance("X25519", "SunEC").generateKeyPair();
            KeyAgreement here = KeyAgreement.getInstance("XDH");
            byte[] secret = agree(here, ours.getPrivate(), theirs.getPublic());
            assertThat(here.getProvider().getName()).isEqualTo(NAME);
            KeyAgreement there = KeyAgreement.getInstance("XDH", "SunEC");
            assertThat(agree(there, theirs.getPrivate(), ours.getPublic())).isEqualTo(secret);
        }
    }

    @Test
    void the_public_key_is_the_one_that_the_jdk_computes_for_the_scalar() throws Exception {
        KeyPair ours = pair("XDH");
        XECPublicKey base = jdkKey(BigInteger.valueOf(9));
        KeyAgreement ladder = KeyAgreement.getInstance("XDH");
        byte[] u = agree(ladder, ours.getPrivate(), base);
        assertThat(Coordinate.number(u)).isEqualTo(((XECPublicKey) ours.getPublic()).getU());
    }

    @Test
    void the_encoding_of_a_public_key_is_read_by_the_jdk() throws Exception {
        XECPublicKey ours = (XECPublicKey) pair("XDH").getPublic();
        KeyFactory jdk = KeyFactory.getInstance("X25519", "SunEC");
        XECPublicKey read =
                (XECPublicKey) jdk.generatePublic(new X509EncodedKeySpec(ours.getEncoded()));
        assertThat(read.getU()).isEqualTo(ours.getU());
    }

    @Test
    void a_point_of_small_order_is_refused() throws Exception {
        KeyAgreement agreement = KeyAgreement.getInstance("XDH");
        agreement.init(pair("XDH").getPrivate());
        XECPublicKey zero = jdkKey(BigInteger.ZERO);
        assertThatThrownBy(() -> agreement.doPhase(zero, true))
                .isInstanceOf(InvalidKeyException.class);
    }

    @Test
    void another_curve_and_keys_of_others_are_left_to_the_jdk() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("XDH");
        generator.initialize(NamedParameterSpec.X448);
        KeyPair pair = generator.generateKeyPair();
        KeyAgreement agreement = KeyAgreement.getInstance("XDH");
        agree(agreement, pair.getPrivate(), pair.getPublic());
        assertThat(agreement.getProvider().getName()).isEqualTo("SunEC");
        KeyPair jdk = KeyPairGenerator.getInstance("X25519", "SunEC").generateKeyPair();
        KeyAgreement another = KeyAgreement.getInstance("X25519");
        agree(another, jdk.getPrivate(), jdk.getPublic());
        assertThat(another.getProvider().getName()).isEqualTo("SunEC");
    }

    @Test
    void a_secret_is_handed_out_once() throws Exception {
        KeyPair ours = pair("XDH");
        KeyAgreement agreement = KeyAgreement.getInstance("XDH");
        agree(agreement, ours.getPrivate(), pair("XDH").getPublic());
        assertThatThrownBy(agreement::generateSecret).isInstanceOf(IllegalStateException.class);
    }

    private static KeyPair pair(String algorithm) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(NamedParameterSpec.X25519);
        return generator.generateKeyPair();
    }

    private static XECPublicKey jdkKey(BigInteger u) throws Exception {
        KeyFactory jdk = KeyFactory.getInstance("X25519", "SunEC");
        return (XECPublicKey)
                jdk.generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, u));
    }

    private static byte[] agree(KeyAgreement agreement, PrivateKey own, PublicKey peer)
            throws Exception {
        agreement.init(own);
        agreement.doPhase(peer, true);
        return agreement.generateSecret();
    }
}
