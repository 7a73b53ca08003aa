package org.twinport.net.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.security.InvalidAlgorithmParameterException;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Everything is sealed by one implementation and opened by the other. */
final class GcmCipherTest {

    private static final String GCM = "AES/GCM/NoPadding";
    private static final int TAG = 16;
    private static final int[] SIZES = {0, 1, 15, 16, 17, 255, 4096, 16_384, 65_535, 200_001};

    private final Random random = new Random(20_261_126);

    @BeforeEach
    void prefer() {
        assumeTrue(CryptoProvider.preferLibcrypto(), "OpenSSL 3 is not installed");
    }

    @AfterEach
    void remove() {
        Security.removeProvider("Twinport-libcrypto");
    }

    /** A key with a nonce, and what both ends see. */
    private record Case(SecretKeySpec key, GCMParameterSpec nonce, byte[] shown, byte[] text) {

        Cipher cipher(Provider provider, int mode) throws Exception {
            Cipher cipher = Cipher.getInstance(GCM, provider);
            cipher.init(mode, key, nonce);
            cipher.updateAAD(shown);
            return cipher;
        }

        Cipher ours(int mode) throws Exception {
            return cipher(Security.getProvider("Twinport-libcrypto"), mode);
        }

        Cipher jdk(int mode) throws Exception {
            return cipher(Security.getProvider("SunJCE"), mode);
        }

        byte[] sealed() throws Exception {
            return jdk(Cipher.ENCRYPT_MODE).doFinal(text);
        }
    }

    private Case aCase(int keySize, int nonceSize, int size) {
        return new Case(
                new SecretKeySpec(octets(keySize), "AES"),
                new GCMParameterSpec(8 * TAG, octets(nonceSize)),
                octets(random.nextInt(40)),
                octets(size));
    }

    private byte[] octets(int count) {
        byte[] octets = new byte[count];
        random.nextBytes(octets);
        return octets;
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 24, 32})
    void arrays_are_sealed_as_the_jdk_does(int keySize) throws Exception {
        for (int size : SIZES) {
            Case some = aCase(keySize, 12, size);
            assertThat(some.ours(Cipher.ENCRYPT_MODE).doFinal(some.text)).isEqualTo(some.sealed());
            assertThat(some.ours(Cipher.DECRYPT_MODE).doFinal(some.sealed())).isEqualTo(some.text);
        }
    }

    @Test
    void nonces_of_the_jdks_tickets_are_taken_too() throws Exception {
        for (int nonceSize = 1; nonceSize <= 16; nonceSize++) {
            Case some = aCase(32, nonceSize, 100);
            assertThat(some.ours(Cipher.ENCRYPT_MODE).doFinal(some.text)).isEqualTo(some.sealed());
        }
    }

    @Test
    void a_record_is_sealed_and_opened_in_its_place() throws Exception {
        for (boolean direct : new boolean[] {false, true}) {
            Case some = aCase(32, 12, 10_000);
            ByteBuffer record =
                    direct ? ByteBuffer.allocateDirect(11_000) : ByteBuffer.allocate(11_000);
            record.position(5).put(some.text).flip().position(5);
            ByteBuffer target = record.duplicate().clear().position(5);
            int size = some.ours(Cipher.ENCRYPT_MODE).doFinal(record, target);
            assertThat(size).isEqualTo(10_000 + TAG);
            assertThat(record.hasRemaining()).isFalse();
            assertThat(octets(target.flip().position(5).duplicate())).isEqualTo(some.sealed());
            ByteBuffer clear = target.duplicate();
            some.ours(Cipher.DECRYPT_MODE).doFinal(target, clear);
            assertThat(octets(clear.flip().position(5))).isEqualTo(some.text);
        }
    }

    @Test
    void text_may_overlap_with_where_it_goes_to() throws Exception {
        for (int shift : new int[] {-3, 3, 20}) {
            Case some = aCase(16, 12, 5000);
            byte[] room = new byte[6000];
            System.arraycopy(some.text, 0, room, 100, 5000);
            some.ours(Cipher.ENCRYPT_MODE).doFinal(room, 100, 5000, room, 100 + shift);
            assertThat(Arrays.copyOfRange(room, 100 + shift, 5100 + shift + TAG))
                    .isEqualTo(some.sealed());
        }
    }

    @Test
    void a_buffer_that_is_read_only_is_sealed() throws Exception {
        Case some = aCase(16, 12, 100);
        ByteBuffer target = ByteBuffer.allocate(200);
        some.ours(Cipher.ENCRYPT_MODE)
                .doFinal(ByteBuffer.wrap(some.text).asReadOnlyBuffer(), target);
        assertThat(octets(target.flip())).isEqualTo(some.sealed());
    }

    @Test
    void a_message_may_come_in_parts() throws Exception {
        Case some = aCase(32, 12, 1000);
        Cipher cipher = some.ours(Cipher.ENCRYPT_MODE);
        cipher.update(some.text, 0, 300);
        cipher.update(some.text, 300, 1);
        assertThat(cipher.getOutputSize(699)).isEqualTo(1000 + TAG);
        assertThat(cipher.doFinal(some.text, 301, 699)).isEqualTo(some.sealed());
    }

    @Test
    void a_changed_octet_is_found_out_and_nothing_comes_out() throws Exception {
        Case some = aCase(32, 12, 1000);
        for (int at : new int[] {0, 500, 999, 1000, 1015}) {
            byte[] changed = some.sealed();
            changed[at] ^= 1;
            byte[] target = new byte[1000];
            assertThatThrownBy(() ->
                            some.ours(Cipher.DECRYPT_MODE).doFinal(changed, 0, 1016, target, 0))
                    .isInstanceOf(AEADBadTagException.class);
            assertThat(target).containsOnly(0);
        }
        assertThatThrownBy(() -> some.ours(Cipher.DECRYPT_MODE).doFinal(new byte[15]))
                .isInstanceOf(AEADBadTagException.class);
    }

    @Test
    void what_is_only_shown_counts() throws Exception {
        Case some = aCase(32, 12, 1000);
        Cipher cipher = some.ours(Cipher.DECRYPT_MODE);
        cipher.updateAAD(new byte[1]);
        byte[] sealed = some.sealed();
        assertThatThrownBy(() -> cipher.doFinal(sealed)).isInstanceOf(AEADBadTagException.class);
    }

    @Test
    void what_was_shown_counts_for_one_message() throws Exception {
        Case some = aCase(32, 12, 1000);
        Case bare = new Case(some.key, some.nonce, new byte[0], some.text);
        Cipher cipher = some.ours(Cipher.DECRYPT_MODE);
        assertThat(cipher.doFinal(some.sealed())).isEqualTo(some.text);
        assertThat(cipher.doFinal(bare.sealed())).isEqualTo(some.text);
    }

    @Test
    void a_nonce_seals_once() throws Exception {
        Case some = aCase(32, 12, 10);
        Cipher cipher = some.ours(Cipher.ENCRYPT_MODE);
        cipher.doFinal(some.text);
        assertThatThrownBy(() -> cipher.doFinal(some.text))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> cipher.init(Cipher.ENCRYPT_MODE, some.key, some.nonce))
                .isInstanceOf(InvalidAlgorithmParameterException.class);
    }

    @Test
    void too_little_room_loses_nothing() throws Exception {
        Case some = aCase(32, 12, 10);
        Cipher cipher = some.ours(Cipher.ENCRYPT_MODE);
        assertThatThrownBy(() -> cipher.doFinal(some.text, 0, 10, new byte[25], 0))
                .isInstanceOf(ShortBufferException.class);
        assertThat(cipher.doFinal(some.text)).isEqualTo(some.sealed());
    }

    @Test
    void what_tls_does_not_use_is_left_to_the_jdk() throws Exception {
        Cipher cipher = Cipher.getInstance(GCM);
        SecretKeySpec key = new SecretKeySpec(octets(16), "AES");
        cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(96, octets(12)));
        assertThat(cipher.getProvider().getName()).isEqualTo("SunJCE");
        Cipher chosen = Cipher.getInstance(GCM);
        chosen.init(Cipher.ENCRYPT_MODE, key);
        assertThat(chosen.getProvider().getName()).isEqualTo("SunJCE");
    }

    /** More ciphers than contexts, each with its own key, in turns on several threads. */
    @Test
    void many_ciphers_do_not_mix_their_keys() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                work.add(() -> messages(100, 20));
            }
            for (Future<Integer> done : threads.invokeAll(work)) {
                assertThat(done.get()).isEqualTo(2000);
            }
        }
    }

    private static int messages(int ciphers, int rounds) throws Exception {
        Random own = new Random(7);
        List<Cipher> all = new ArrayList<>();
        List<SecretKeySpec> keys = new ArrayList<>();
        for (int i = 0; i < ciphers; i++) {
            byte[] key = new byte[32];
            own.nextBytes(key);
            keys.add(new SecretKeySpec(key, "AES"));
            all.add(Cipher.getInstance(GCM));
        }
        int right = 0;
        byte[] text = new byte[333];
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < ciphers; i++) {
                GCMParameterSpec nonce =
                        new GCMParameterSpec(8 * TAG, new byte[] {1, (byte) round});
                all.get(i).init(Cipher.ENCRYPT_MODE, keys.get(i), nonce);
                Cipher jdk = Cipher.getInstance(GCM, "SunJCE");
                jdk.init(Cipher.DECRYPT_MODE, keys.get(i), nonce);
                right += Arrays.equals(jdk.doFinal(all.get(i).doFinal(text)), text) ? 1 : 0;
            }
        }
        return right;
    }

    private static byte[] octets(ByteBuffer buffer) {
        byte[] octets = new byte[buffer.remaining()];
        buffer.get(octets);
        return octets;
    }
}
