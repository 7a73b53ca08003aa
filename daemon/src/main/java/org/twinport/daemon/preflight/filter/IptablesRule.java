package org.twinport.daemon.preflight.filter;

import org.twinport.daemon.preflight.filter.Condition.Always;
import org.twinport.daemon.preflight.filter.Condition.End;
import org.twinport.daemon.preflight.filter.Packet.Way;
import org.twinport.daemon.preflight.filter.PortSet.Span;
import org.twinport.server.config.Network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words of one rule of iptables; a value.
 *
 * @param target where it leads, empty if nowhere
 * @param isGoto whether it does not come back
 * @param more the words behind the target
 */
record IptablesRule(List<Condition> conditions, String target, boolean isGoto, List<String> more) {

    private static final Condition UNKNOWN = new Always(Answer.UNKNOWN);
    private static final Condition HOLDS = new Always(Answer.YES);
    private static final Condition NEVER = new Always(Answer.NO);
    private static final Condition SOME = new Always(Answer.SOME);

    /** Options that say how a match works, not what it matches. */
    private static final Set<String> ASIDE =
            Set.of(
                    "-m",
                    "--comment",
                    "--limit-burst",
                    "--hashlimit-burst",
                    "--hashlimit-mode",
                    "--hashlimit-name",
                    "--hashlimit-htable-size",
                    "--hashlimit-htable-expire",
                    "--name",
                    "--mask",
                    "--rsource",
                    "--connlimit-mask",
                    "--connlimit-saddr",
                    "--seconds",
                    "--hitcount");

    IptablesRule {
        conditions = List.copyOf(conditions);
        more = List.copyOf(more);
    }

    static IptablesRule of(List<String> words) {
        List<Condition> conditions = new ArrayList<>();
        boolean not = false;
        int at = 0;
        while (at < words.size()) {
            String word = words.get(at);
            if (word.equals("-j") || word.equals("-g")) {
                List<String> more = words.subList(Math.min(at + 2, words.size()), words.size());
                return new IptablesRule(conditions, words.get(at + 1), word.equals("-g"), more);
            }
            int next = at + 1;
            while (next < words.size() && !isOption(words.get(next))) {
                next++;
            }
            if (!word.equals("!") && !ASIDE.contains(word)) {
                Condition read = condition(word, words.subList(at + 1, next));
                conditions.add(not ? new Condition.Not(read) : read);
            }
            not = word.equals("!");
            at = next;
        }
        return new IptablesRule(conditions, "", false, List.of());
    }

    private static boolean isOption(String word) {
        return word.equals("!") || (word.startsWith("-") && word.length() > 1);
    }

    private static Condition condition(String option, List<String> values) {
        String value = values.isEmpty() ? "" : values.getFirst();
        return switch (option) {
            case "-p" -> Set.of("tcp", "6", "all").contains(value) ? HOLDS : NEVER;
            case "--dport", "--dports" -> new Condition.Ports(End.DESTINATION, ports(value));
            case "--sport", "--sports" -> new Condition.Ports(End.SOURCE, ports(value));
            case "-i" -> new Condition.Device(Way.IN, List.of(value.replace('+', '*')));
            case "-o" -> new Condition.Device(Way.OUT, List.of(value.replace('+', '*')));
            case "-s" -> address(End.SOURCE, value);
            case "-d" -> address(End.DESTINATION, value);
            case "--ctstate", "--state" -> new Condition.State(lower(value));
            case "--syn" -> new Condition.Flags(lower("SYN,RST,ACK,FIN"), Set.of("syn"));
            case "--tcp-flags" ->
                    new Condition.Flags(lower(value), lower(values.get(values.size() - 1)));
            case "--dst-type" -> value.contains("LOCAL") ? HOLDS : NEVER;
            case "--match-set" -> values.getLast().startsWith("src") ? SOME : UNKNOWN;
            case "--src-range", "--src-type", "--source-country" -> SOME;
            // A client that has sent little so far, on its first connection.
            case "--limit", "--hashlimit-upto", "--hashlimit", "--connlimit-upto", "--set" -> HOLDS;
            case "--hashlimit-above", "--connlimit-above", "--update", "--rcheck" -> NEVER;
            case "--helper", "--ctstatus", "--icmp-type", "--icmpv6-type", "--mark" -> NEVER;
            default -> UNKNOWN;
        };
    }

    private static Condition address(End end, String value) {
        return Network.parse(value)
                .<Condition>map(network -> new Condition.Address(end, List.of(network)))
                .orElse(UNKNOWN);
    }

    /** {@code 21}, {@code 61000:61999}, {@code 1024:} or several with commas. */
    private static PortSet ports(String text) {
        Stream<Span> spans =
                Arrays.stream(text.split(",", -1))
                        .map(one -> one.split(":", 2))
                        .map(ends ->
                                new Span(
                                        number(ends[0], 0),
                                        number(ends[ends.length - 1], PortSet.LAST)));
        return new PortSet(spans.toList());
    }

    private static int number(String text, int otherwise) {
        return text.matches("\\d{1,5}") ? Integer.parseInt(text) : otherwise;
    }

    private static Set<String> lower(String words) {
        return Arrays.stream(words.toLowerCase(Locale.ROOT).split(",", -1))
                .filter(word -> !word.equals("none"))
                .collect(Collectors.toUnmodifiableSet());
    }
}
