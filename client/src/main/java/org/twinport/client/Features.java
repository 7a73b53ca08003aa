package org.twinport.client;

import org.twinport.protocol.reply.Reply;
import org.twinport.protocol.transfer.HashAlgorithm;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a server says it can do (RFC 2389).
 *
 * @param labels first words of the FEAT lines, in upper case
 * @param hashes what HASH can compute
 */
record Features(Set<String> labels, Set<HashAlgorithm> hashes) {

    static final Features NONE = new Features(Set.of(), Set.of());

    static Features of(Reply feat) {
        Set<String> labels = new TreeSet<>();
        Set<HashAlgorithm> hashes = EnumSet.noneOf(HashAlgorithm.class);
        List<String> lines = feat.lines();
        for (String line :
                lines.subList(Math.min(1, lines.size()), Math.max(1, lines.size() - 1))) {
            String[] words = line.strip().split(" ", 2);
            String label = words[0].toUpperCase(Locale.ROOT);
            labels.add(label);
            if (label.equals("HASH") && words.length > 1) {
                hashes.addAll(hashes(words[1]));
            }
        }
        return new Features(Set.copyOf(labels), Set.copyOf(hashes));
    }

    /** A star marks the selected one (draft-bryan-ftpext-hash section 3.1). */
    private static Set<HashAlgorithm> hashes(String list) {
        Set<HashAlgorithm> known = EnumSet.noneOf(HashAlgorithm.class);
        for (String name : list.split(";")) {
            HashAlgorithm.of(name.replace("*", "").strip()).ifPresent(known::add);
        }
        return known;
    }

    boolean has(String label) {
        return labels.contains(label);
    }
}
