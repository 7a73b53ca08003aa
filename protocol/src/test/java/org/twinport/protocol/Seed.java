package org.twinport.protocol;

import java.util.Random;
import java.util.function.Consumer;

/**
 * A seeded source of random octets for tests. {@link #repeat} runs a property many times; its
 * failure names the seed, and {@code -Dtwinport.seed=…} repeats exactly that run.
 */
public final class Seed {

    private final Random random;

    private Seed(long seed) {
        random = new Random(seed);
    }

    /** Runs {@code property} {@code times} times, each with a seed of its own. */
    public static void repeat(int times, Consumer<Seed> property) {
        Long fixed = Long.getLong("twinport.seed");
        long base = fixed == null ? System.nanoTime() : fixed;
        for (int i = 0; i < (fixed == null ? times : 1); i++) {
            long seed = base + i;
            try {
                property.accept(new Seed(seed));
            } catch (Throwable failure) {
                throw new AssertionError("failed with -Dtwinport.seed=" + seed, failure);
            }
        }
    }

    /** From 0 to {@code bound} - 1. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    public long longBelow(long bound) {
        return random.nextLong(bound);
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final <T> T oneOf(T... choices) {
        return choices[below(choices.length)];
    }

    /** {@code length} chars out of {@code alphabet}. */
    public String text(String alphabet, int length) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < length; i++) {
            out.append(alphabet.charAt(below(alphabet.length())));
        }
        return out.toString();
    }

    /** At least one octet, any but NUL, CR and LF. */
    public String octets(int longest) {
        StringBuilder out = new StringBuilder();
        int length = 1 + below(longest);
        while (out.length() < length) {
            char c = (char) below(256);
            if (c != 0 && c != '\r' && c != '\n') {
                out.append(c);
            }
        }
        return out.toString();
    }
}
