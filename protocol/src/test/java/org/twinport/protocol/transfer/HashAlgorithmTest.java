package org.twinport.protocol.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

final class HashAlgorithmTest {

    /** The check values of FIPS 180, RFC 1321 and the catalogue of CRCs. */
    @ParameterizedTest
    @CsvSource({
        "SHA-256,abc,ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "sha-1,abc,a9993e364706816aba3e25717850c26c9cd0d89d",
        "MD5,abc,900150983cd24fb0d6963f7d28e17f72",
        "CRC32,123456789,cbf43926",
        // Its hash begins with a zero, which must not get lost.
        "CRC32,33,0a6216d9"
    })
    void known_texts_have_known_hashes(String name, String text, String hash) {
        Hasher hasher = HashAlgorithm.of(name).orElseThrow().start();
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
        hasher.update(bytes.slice(0, 1));
        hasher.update(bytes.slice(1, text.length() - 1));
        assertThat(hasher.hex())
                .isEqualTo(hash)
                .hasSize(HashAlgorithm.of(name).orElseThrow().digits());
    }

    @Test
    void an_unknown_name_is_none() {
        assertThat(HashAlgorithm.of("SHA-37")).isEmpty();
    }

    @Test
    void a_range_has_at_least_one_byte() {
        assertThatThrownBy(() -> new ByteRange(3, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ByteRange(-1, 3)).isInstanceOf(IllegalArgumentException.class);
    }
}
