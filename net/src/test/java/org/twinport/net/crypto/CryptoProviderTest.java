package org.twinport.net.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.security.Provider;
import java.security.Security;
import java.util.Arrays;

import javax.crypto.Cipher;

final class CryptoProviderTest {

    private static final String NAME = "Twinport-libcrypto";

    @AfterEach
    void remove() {
        Security.removeProvider(NAME);
    }

    private static Provider preferred() {
        assumeTrue(CryptoProvider.preferLibcrypto(), "OpenSSL 3 is not installed");
        return Security.getProvider(NAME);
    }

    private static String cipher() throws Exception {
        return Cipher.getInstance("AES/GCM/NoPadding").getProvider().getName();
    }

    @Test
    void preferring_it_twice_is_preferring_it_once() {
        Provider provider = preferred();
        assertThat(CryptoProvider.preferLibcrypto()).isTrue();
        assertThat(Arrays.stream(Security.getProviders()).filter(p -> p.getName().equals(NAME)))
                .containsExactly(provider);
    }

    @Test
    void it_stands_before_the_jdks_and_random_numbers_stay_the_jdks() throws Exception {
        preferred();
        assertThat(cipher()).isEqualTo(NAME);
        assertThat(Security.getProviders()[0].getName()).isEqualTo("SUN");
    }

    @Test
    void the_quicker_cipher_is_left_and_nothing_else_changes() throws Exception {
        Provider provider = preferred();
        CryptoProvider.keepQuickerCipher();
        boolean kept = provider.getService("Cipher", "AES/GCM/NoPadding") != null;
        assertThat(cipher()).isEqualTo(kept ? NAME : "SunJCE");
        assertThat(provider.getService("KeyAgreement", "X25519")).isNotNull();
        CryptoProvider.keepQuickerCipher();
        assertThat(cipher()).isNotEmpty();
    }

    @Test
    void without_it_there_is_nothing_to_compare() throws Exception {
        CryptoProvider.keepQuickerCipher();
        assertThat(cipher()).isEqualTo("SunJCE");
    }
}
