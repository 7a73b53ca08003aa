package org.twinport.client;

import org.twinport.protocol.reply.Reply;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a server says it can do (RFC 2389).
 *
 * @param labels first words of the FEAT lines, in upper case
 */
record Features(Set<String> labels) {

    static final Features NONE = new Features(Set.of());

    static Features of(Reply feat) {
        Set<String> labels = new TreeSet<>();
        List<String> lines = feat.lines();
        for (String line :
                lines.subList(Math.min(1, lines.size()), Math.max(1, lines.size() - 1))) {
            labels.add(line.strip().split(" ", 2)[0].toUpperCase(Locale.ROOT));
        }
        return new Features(Set.copyOf(labels));
    }

    boolean has(String label) {
        return labels.contains(label);
    }
}
