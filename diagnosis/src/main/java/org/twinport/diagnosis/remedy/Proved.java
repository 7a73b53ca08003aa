package org.twinport.diagnosis.remedy;

import java.util.Map;
import java.util.Set;

/** Which lines a test has seen cure what they are for; stateless. Documents mark the others. */
final class Proved {
    private static final Map<Remedy, Set<Product>> PAIRS = Map.of();

    private Proved() {}

    static boolean contains(Remedy remedy, Product product) {
        return PAIRS.getOrDefault(remedy, Set.of()).contains(product);
    }
}
