package org.twinport.daemon.x25519;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.twinport.net.crypto.CryptoProvider;
import org.twinport.net.crypto.Curve25519;

import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Security;

import javax.crypto.KeyAgreement;

final class BouncyCastleCurveTest {

    @BeforeEach
    void prefer() {
        CryptoProvider.prefer(new BouncyCastleCurve());
    }

    @AfterEach
    void remove() {
        Security.removeProvider("Twinport-X25519");
    }

    @Test
    void both_ends_agree_with_the_jdks_own_arithmetic() throws Exception {
        for (int i = 0; i < 50; i++) {
            KeyPair ours = KeyPairGenerator.getInstance("X25519").generateKeyPair();
            KeyPair theirs = KeyPairGenerator.getInstance("X25519", "SunEC").generateKeyPair();
            KeyAgreement here = KeyAgreement.getInstance("X25519");
            byte[] secret = agree(here, ours.getPrivate(), theirs.getPublic());
            assertThat(here.getProvider().getName()).isEqualTo("Twinport-X25519");
            KeyAgreement there = KeyAgreement.getInstance("X25519", "SunEC");
            assertThat(agree(there, theirs.getPrivate(), ours.getPublic())).isEqualTo(secret);
        }
    }

    @Test
    void a_point_of_small_order_is_refused() {
        byte[] zeros = new byte[Curve25519.SIZE];
        byte[] scalar = new byte[Curve25519.SIZE];
        scalar[0] = 8;
        BouncyCastleCurve curve = new BouncyCastleCurve();
        assertThatThrownBy(() -> curve.agreement(scalar, curve.publicKey(scalar), zeros))
                .isInstanceOf(InvalidKeyException.class);
    }

    private static byte[] agree(KeyAgreement agreement, PrivateKey own, PublicKey peer)
            throws Exception {
        agreement.init(own);
        agreement.doPhase(peer, true);
        return agreement.generateSecret();
    }
}
