package org.twinport.net.crypto;

import org.jspecify.annotations.Nullable;
import org.twinport.net.crypto.GcmStates.State;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.security.AlgorithmParameters;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.NoSuchAlgorithmException;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.InvalidParameterSpecException;
import java.util.Arrays;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.CipherSpi;
import javax.crypto.NoSuchPaddingException;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES in Galois counter mode with tags of 16 bytes, as TLS has it (RFC 5288, RFC 8446 section 5.2),
 * by libcrypto; owned by one thread at a time. What is asked for otherwise is refused at the start,
 * and the JDK goes on to its own provider.
 */
final class GcmCipher extends CipherSpi {

    static final int TAG = 16;

    /** TLS has nonces of 12 bytes, the JDK's tickets of 16; OpenSSL takes no longer ones. */
    private static final int LONGEST_NONCE = 16;

    private static final int BLOCK = 16;

    /** While a call works on an array, no garbage is collected; so much takes some 20 µs. */
    private static final int AT_ONCE = 64 * 1024;

    private static final byte[] NOTHING = {};

    private final GcmStates states;
    private byte[] key = NOTHING;
    private byte[] nonce = NOTHING;
    private boolean encrypting;
    private long number;

    /** Whether the nonce is unused yet. */
    private boolean ready;

    private byte[] authenticated = NOTHING;

    /** What update was given; it comes out with the rest, as the JDK does when decrypting. */
    private byte[] held = NOTHING;

    GcmCipher(GcmStates states) {
        this.states = states;
    }

    @Override
    protected void engineSetMode(String mode) throws NoSuchAlgorithmException {
        throw new NoSuchAlgorithmException("the mode is GCM");
    }

    @Override
    protected void engineSetPadding(String padding) throws NoSuchPaddingException {
        throw new NoSuchPaddingException("GCM has none");
    }

    @Override
    protected int engineGetBlockSize() {
        return BLOCK;
    }

    @Override
    protected int engineGetOutputSize(int more) {
        int whole = held.length + more;
        return encrypting ? whole + TAG : Math.max(0, whole - TAG);
    }

    @Override
    protected byte[] engineGetIV() {
        return nonce.clone();
    }

    @Override
    protected @Nullable AlgorithmParameters engineGetParameters() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("GCM");
            parameters.init(new GCMParameterSpec(8 * TAG, nonce));
            return parameters;
        } catch (NoSuchAlgorithmException | InvalidParameterSpecException e) {
            throw new ProviderException(e);
        }
    }

    /** Java would choose a nonce; TLS never asks. */
    @Override
    protected void engineInit(int mode, Key secret, @Nullable SecureRandom random)
            throws InvalidKeyException {
        throw new InvalidKeyException("a nonce is needed");
    }

    @Override
    protected void engineInit(
            int mode,
            Key secret,
            @Nullable AlgorithmParameters parameters,
            @Nullable SecureRandom random)
            throws InvalidKeyException {
        throw new InvalidKeyException("the nonce is needed as a GCMParameterSpec");
    }

    @Override
    protected void engineInit(
            int mode,
            Key secret,
            @Nullable AlgorithmParameterSpec parameters,
            @Nullable SecureRandom random)
            throws InvalidKeyException, InvalidAlgorithmParameterException {
        if (mode != Cipher.ENCRYPT_MODE && mode != Cipher.DECRYPT_MODE) {
            throw new InvalidKeyException("for encryption and decryption only");
        }
        if (!(parameters instanceof GCMParameterSpec gcm)
                || gcm.getTLen() != 8 * TAG
                || gcm.getIV().length == 0
                || gcm.getIV().length > LONGEST_NONCE) {
            throw new InvalidAlgorithmParameterException("only tags of 16, nonces up to 16 bytes");
        }
        byte @Nullable [] bytes = secret.getEncoded();
        if (bytes == null || !GcmCalls.takesKeysOf(bytes.length)) {
            throw new InvalidKeyException("no key of AES that can be read");
        }
        begin(mode == Cipher.ENCRYPT_MODE, bytes, gcm.getIV());
    }

    private void begin(boolean encrypt, byte[] secret, byte[] iv)
            throws InvalidAlgorithmParameterException {
        boolean same =
                encrypt == encrypting && iv.length == nonce.length && Arrays.equals(secret, key);
        if (same && encrypt && Arrays.equals(iv, nonce)) {
            // Two messages under one nonce give the key of the tags away (NIST SP 800-38D, 8).
            throw new InvalidAlgorithmParameterException("this nonce was used with this key");
        }
        if (same) {
            Arrays.fill(secret, (byte) 0);
        } else {
            Arrays.fill(key, (byte) 0);
            key = secret;
            encrypting = encrypt;
            number = states.number();
        }
        nonce = iv;
        ready = true;
        authenticated = NOTHING;
        held = NOTHING;
    }

    @Override
    protected void engineUpdateAAD(byte[] source, int offset, int length) {
        requireReady();
        authenticated = joined(authenticated, source, offset, length);
    }

    @Override
    protected void engineUpdateAAD(ByteBuffer source) {
        byte[] more = rest(source);
        engineUpdateAAD(more, 0, more.length);
    }

    @Override
    protected byte[] engineUpdate(byte[] source, int offset, int length) {
        requireReady();
        held = joined(held, source, offset, length);
        return NOTHING;
    }

    @Override
    protected int engineUpdate(byte[] source, int offset, int length, byte[] target, int at) {
        return engineUpdate(source, offset, length).length;
    }

    @Override
    protected int engineUpdate(ByteBuffer source, ByteBuffer target) {
        byte[] more = rest(source);
        return engineUpdate(more, 0, more.length).length;
    }

    @Override
    protected byte[] engineDoFinal(byte[] source, int offset, int length)
            throws AEADBadTagException {
        byte[] target = new byte[engineGetOutputSize(length)];
        message(slice(source, offset, length), MemorySegment.ofArray(target));
        return target;
    }

    @Override
    protected int engineDoFinal(byte[] source, int offset, int length, byte[] target, int at)
            throws ShortBufferException, AEADBadTagException {
        int size = engineGetOutputSize(length);
        requireRoom(target.length - at, size);
        message(slice(source, offset, length), slice(target, at, size));
        return size;
    }

    @Override
    protected int engineDoFinal(ByteBuffer source, ByteBuffer target)
            throws ShortBufferException, AEADBadTagException {
        int size = engineGetOutputSize(source.remaining());
        requireRoom(target.remaining(), size);
        MemorySegment from =
                source.isReadOnly()
                        ? MemorySegment.ofArray(rest(source.duplicate()))
                        : MemorySegment.ofBuffer(source);
        message(from, MemorySegment.ofBuffer(target).asSlice(0, size));
        source.position(source.limit());
        target.position(target.position() + size);
        return size;
    }

    /**
     * @param last behind what is held
     */
    private void message(MemorySegment last, MemorySegment target) throws AEADBadTagException {
        requireReady();
        MemorySegment from = held.length == 0 ? last : behindHeld(last);
        if (from.byteSize() < (encrypting ? 0 : TAG)) {
            throw new AEADBadTagException("shorter than a tag");
        }
        if (from.address() != target.address() && from.asOverlappingSlice(target).isPresent()) {
            from = MemorySegment.ofArray(from.toArray(ValueLayout.JAVA_BYTE));
        }
        byte[] shown = authenticated;
        ready = !encrypting;
        held = NOTHING;
        authenticated = NOTHING;
        State state = states.borrow(number);
        boolean good = false;
        try {
            state.begin(number, key, nonce, encrypting);
            if (shown.length > 0) {
                MemorySegment bytes = MemorySegment.ofArray(shown);
                GcmCalls.update(state.memory, bytes, MemorySegment.NULL, state.length);
            }
            good = encrypting ? encrypt(state, from, target) : decrypt(state, from, target);
        } finally {
            if (good) {
                states.giveBack(number, state);
            } else {
                states.drop(state);
            }
        }
        if (!good) {
            target.fill((byte) 0);
            throw new AEADBadTagException("the tag is wrong");
        }
    }

    private static boolean encrypt(State state, MemorySegment from, MemorySegment target) {
        long size = from.byteSize();
        work(state, from, target, size);
        if (!GcmCalls.finish(state.memory, state.rest, state.length)) {
            throw new ProviderException("libcrypto does not seal");
        }
        GcmCalls.readTag(state.memory, state.tag);
        MemorySegment.copy(state.tag, 0, target, size, TAG);
        return true;
    }

    private static boolean decrypt(State state, MemorySegment from, MemorySegment target) {
        long size = from.byteSize() - TAG;
        MemorySegment.copy(from, size, state.tag, 0, TAG);
        work(state, from, target, size);
        GcmCalls.expectTag(state.memory, state.tag);
        return GcmCalls.finish(state.memory, state.rest, state.length);
    }

    private static void work(State state, MemorySegment from, MemorySegment target, long size) {
        for (long done = 0; done < size; done += AT_ONCE) {
            long part = Math.min(AT_ONCE, size - done);
            GcmCalls.update(
                    state.memory,
                    from.asSlice(done, part),
                    target.asSlice(done, part),
                    state.length);
        }
    }

    private MemorySegment behindHeld(MemorySegment last) {
        byte[] more = last.toArray(ValueLayout.JAVA_BYTE);
        return MemorySegment.ofArray(joined(held, more, 0, more.length));
    }

    private void requireReady() {
        if (!ready) {
            throw new IllegalStateException("each message takes a nonce of its own");
        }
    }

    private static void requireRoom(int there, int needed) throws ShortBufferException {
        if (there < needed) {
            throw new ShortBufferException(needed + " bytes come out");
        }
    }

    private static MemorySegment slice(byte[] array, int offset, int length) {
        return MemorySegment.ofArray(array).asSlice(offset, length);
    }

    private static byte[] joined(byte[] first, byte[] source, int offset, int length) {
        byte[] whole = Arrays.copyOf(first, first.length + length);
        System.arraycopy(source, offset, whole, first.length, length);
        return whole;
    }

    private static byte[] rest(ByteBuffer source) {
        byte[] bytes = new byte[source.remaining()];
        source.get(bytes);
        return bytes;
    }
}
