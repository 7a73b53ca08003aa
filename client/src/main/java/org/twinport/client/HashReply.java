package org.twinport.client;

import org.twinport.protocol.reply.Reply;
import org.twinport.protocol.transfer.HashAlgorithm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the hash in a reply, as the servers in use write it; pure. */
final class HashReply {

    private HashReply() {}

    /**
     * In the reply to HASH: algorithm, range, hash, name. The range is missing in replies after
     * early drafts; lines before the last one may only say that it takes time.
     */
    static Optional<String> toHash(Reply reply, HashAlgorithm algorithm) {
        Pattern form =
                Pattern.compile(
                        "(?i)(?:^|.* )"
                                + Pattern.quote(algorithm.label())
                                + "(?: \\d+-\\d+)? ([0-9a-f]+)(?: .*)?");
        for (String line : reply.lines().reversed()) {
            Matcher found = form.matcher(line);
            if (found.matches()) {
                return complete(found.group(1), algorithm);
            }
        }
        return Optional.empty();
    }

    /** In the reply to one of the older verbs: the last word that has the look of it. */
    static Optional<String> toOther(Reply reply, HashAlgorithm algorithm) {
        List<String> words = new ArrayList<>();
        reply.lines().forEach(line -> words.addAll(List.of(line.strip().split("\\s+"))));
        return words.reversed().stream()
                .flatMap(word -> complete(word, algorithm).stream())
                .findFirst();
    }

    /** Some servers write a checksum as a number, without the zeros in front. */
    private static Optional<String> complete(String word, HashAlgorithm algorithm) {
        int digits = algorithm.digits();
        boolean whole = word.length() == digits;
        boolean number = algorithm == HashAlgorithm.CRC32 && word.length() < digits;
        return word.matches("[0-9A-Fa-f]+") && (whole || number)
                ? Optional.of("0".repeat(digits - word.length()) + word.toLowerCase(Locale.ROOT))
                : Optional.empty();
    }
}
