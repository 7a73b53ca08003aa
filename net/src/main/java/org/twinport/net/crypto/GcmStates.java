package org.twinport.net.crypto;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Native states (EVP_CIPHER_CTX) that ciphers borrow for one message at a time; thread-safe.
 *
 * <p>A cipher that owned one would have to leave it to the garbage collector, which does not see
 * how much of native memory waits for it. So keys stay in the heap, and there are at most as many
 * states at work as threads at the processors. A cipher that finds its own state again saves the
 * schedule of its key.
 */
final class GcmStates {

    /** More than keys that are busy at a time on most machines; 64 states take some 60 KB. */
    private static final int SLOTS = 64;

    private final AtomicReferenceArray<State> slots = new AtomicReferenceArray<>(SLOTS);
    private final AtomicLong keys = new AtomicLong();

    /** A state, and room for what it answers. */
    static final class State {
        final MemorySegment memory = GcmCalls.open();
        final MemorySegment length = MemorySegment.ofArray(new int[1]);
        final MemorySegment tag = MemorySegment.ofArray(new byte[GcmCipher.TAG]);
        final MemorySegment rest = MemorySegment.ofArray(new byte[GcmCipher.TAG]);
        private long key;

        private State() {}

        /** Gets ready for one message. */
        void begin(long number, byte[] bytes, byte[] nonce, boolean encrypting) {
            if (key == number) {
                GcmCalls.goOn(memory, nonce, encrypting);
            } else {
                key = 0;
                GcmCalls.begin(memory, bytes, nonce, encrypting);
                key = number;
            }
        }
    }

    /** A number for a key and a direction; no two are the same. Never 0. */
    long number() {
        return keys.incrementAndGet();
    }

    /** The state that had this key the last time, or another. */
    State borrow(long key) {
        State kept = slots.getAndSet(slot(key), null);
        return kept == null ? new State() : kept;
    }

    void giveBack(long key, State state) {
        if (!slots.compareAndSet(slot(key), null, state)) {
            drop(state);
        }
    }

    /** One that has failed. */
    void drop(State state) {
        GcmCalls.free(state.memory);
    }

    private static int slot(long key) {
        return (int) (key % SLOTS);
    }
}
