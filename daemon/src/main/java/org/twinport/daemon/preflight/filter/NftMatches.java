package org.twinport.daemon.preflight.filter;

import org.twinport.daemon.preflight.filter.Condition.Always;
import org.twinport.daemon.preflight.filter.Condition.End;
import org.twinport.daemon.preflight.filter.Packet.Way;
import org.twinport.daemon.preflight.filter.PortSet.Span;
import org.twinport.server.config.Network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The conditions in a rule of nft; pure. */
final class NftMatches {

    private static final Condition UNKNOWN = new Always(Answer.UNKNOWN);
    private static final Condition NEVER = new Always(Answer.NO);
    private static final Condition HOLDS = new Always(Answer.YES);

    private final Function<String, Tree> sets;

    /**
     * @param sets the elements of the set or map of a name in the rule's table
     */
    NftMatches(Function<String, Tree> sets) {
        this.sets = sets;
    }

    /** What a part of a rule demands; nothing if it only does something. */
    List<Condition> conditions(Tree part) {
        return switch (part.kind()) {
            case "match" -> match(part.at("match"));
            case "limit", "ct count", "quota" -> List.of(below(part.at(part.kind())));
            // A set that counts in its elements: below the limit nothing matches.
            case "set", "meter" -> List.of(part.text().contains("inv=true") ? NEVER : HOLDS);
            case "xt" ->
                    part.at("xt").at("type").text().equals("match") ? List.of(UNKNOWN) : List.of();
            default -> List.of();
        };
    }

    /** This client sends little. */
    private static Condition below(Tree limit) {
        return limit.at("inv").text().equals("true") ? NEVER : HOLDS;
    }

    /** What an entry of a verdict map demands. */
    List<Condition> entry(Tree key, Tree value) {
        return value.text().equals("*") ? List.of() : compared(key, "==", value);
    }

    private List<Condition> match(Tree match) {
        String operator = match.at("op").text();
        List<Condition> found = compared(match.at("left"), operator, match.at("right"));
        if (!operator.equals("!=") || found.isEmpty()) {
            return found;
        }
        // The last one compares; those before it only tell which packets have such a field.
        Condition last = new Condition.Not(found.getLast());
        return Stream.concat(found.subList(0, found.size() - 1).stream(), Stream.of(last)).toList();
    }

    private List<Condition> compared(Tree left, String operator, Tree right) {
        return switch (left.kind()) {
            case "payload" -> payload(left.at("payload"), operator, right);
            case "meta" -> List.of(meta(left.at("meta").at("key").text(), right));
            case "ct" -> List.of(ct(left.at("ct").at("key").text(), right));
            case "fib" -> List.of(fib(left.at("fib"), right));
            case "&" -> List.of(flags(left.at("&"), right));
            case "concat" -> List.of(combined(left.at("concat").each().toList(), right));
            default -> List.of(UNKNOWN);
        };
    }

    private Condition combined(List<Tree> keys, Tree right) {
        List<List<Condition>> combinations = new ArrayList<>();
        each(right)
                .forEach(entry -> {
                    List<Condition> all = new ArrayList<>();
                    for (int i = 0; i < keys.size(); i++) {
                        all.addAll(compared(keys.get(i), "==", entry.at("concat").get(i)));
                    }
                    combinations.add(all);
                });
        return new Condition.Any(combinations);
    }

    private List<Condition> payload(Tree payload, String operator, Tree right) {
        String protocol = payload.at("protocol").text();
        String field = payload.at("field").text();
        return switch (protocol + " " + field) {
            case "tcp dport", "th dport" -> List.of(ports(End.DESTINATION, operator, right));
            case "tcp sport", "th sport" -> List.of(ports(End.SOURCE, operator, right));
            case "ip protocol" -> List.of(new Condition.Family(false), protocol(right));
            case "ip6 nexthdr" -> List.of(new Condition.Family(true), protocol(right));
            case "ip saddr", "ip6 saddr" -> address(protocol, End.SOURCE, right);
            case "ip daddr", "ip6 daddr" -> address(protocol, End.DESTINATION, right);
            case "tcp flags" -> List.of(someFlag(right));
            default ->
                    List.of(
                            Set.of(
                                                    "udp", "icmp", "icmpv6", "sctp", "dccp",
                                                    "udplite", "igmp", "ah", "esp", "comp")
                                            .contains(protocol)
                                    ? NEVER
                                    : UNKNOWN);
        };
    }

    /** The elements of a set, of a named one, or one value alone. */
    Tree members(Tree right) {
        Tree found = right.has("set") ? right.at("set") : right;
        return found.text().startsWith("@") ? sets.apply(found.text().substring(1)) : found;
    }

    private Stream<Tree> each(Tree right) {
        return members(right).each().map(e -> e.has("elem") ? e.at("elem").at("val") : e);
    }

    private Condition ports(End end, String operator, Tree right) {
        List<Span> spans = each(right).flatMap(NftMatches::span).toList();
        if (spans.isEmpty()) {
            return UNKNOWN;
        }
        Span only = spans.getFirst();
        return new Condition.Ports(
                end,
                switch (operator) {
                    case "<" -> PortSet.of(0, only.first() - 1);
                    case "<=" -> PortSet.of(0, only.first());
                    case ">" -> PortSet.of(only.first() + 1, PortSet.LAST);
                    case ">=" -> PortSet.of(only.first(), PortSet.LAST);
                    default -> new PortSet(spans);
                });
    }

    private static Stream<Span> span(Tree value) {
        Tree range = value.has("range") ? value.at("range") : new Tree(null);
        Optional<Integer> first = range.get(0).number().or(value::number);
        Optional<Integer> last = range.get(1).number().or(value::number);
        return first.isPresent() && last.isPresent()
                ? Stream.of(new Span(first.get(), last.get()))
                : Stream.empty();
    }

    private List<Condition> address(String protocol, End end, Tree right) {
        List<Network> networks = each(right).flatMap(NftMatches::network).toList();
        boolean unread = networks.isEmpty() && each(right).findAny().isPresent();
        return List.of(
                new Condition.Family(protocol.equals("ip6")),
                unread ? UNKNOWN : new Condition.Address(end, networks));
    }

    private static Stream<Network> network(Tree value) {
        Tree prefix = value.at("prefix");
        String text =
                value.has("prefix")
                        ? prefix.at("addr").text() + "/" + prefix.at("len").text()
                        : value.text();
        return Network.parse(text).stream();
    }

    private Set<String> words(Tree right) {
        return each(right.has("|") ? right.at("|") : right)
                .map(Tree::text)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Condition protocol(Tree right) {
        return words(right).stream().anyMatch(Set.of("tcp", "6")::contains) ? HOLDS : NEVER;
    }

    private Condition meta(String key, Tree right) {
        return switch (key) {
            case "l4proto" -> protocol(right);
            case "nfproto" -> new Condition.Family(words(right).contains("ipv6"));
            case "protocol" -> new Condition.Family(words(right).contains("ip6"));
            case "iif", "iifname" -> new Condition.Device(Way.IN, List.copyOf(words(right)));
            case "oif", "oifname" -> new Condition.Device(Way.OUT, List.copyOf(words(right)));
            case "pkttype" -> words(right).contains("host") ? HOLDS : NEVER;
            case "mark" -> words(right).contains("0") ? HOLDS : NEVER;
            default -> UNKNOWN;
        };
    }

    private Condition ct(String key, Tree right) {
        return switch (key) {
            case "state" -> new Condition.State(words(right));
            case "status", "mark", "helper" -> NEVER;
            default -> UNKNOWN;
        };
    }

    private Condition fib(Tree fib, Tree right) {
        return switch (fib.at("result").text()) {
            case "type" -> words(right).contains("local") ? HOLDS : NEVER;
            // Asked to find packets that came the wrong way.
            case "oif", "oifname" -> NEVER;
            default -> UNKNOWN;
        };
    }

    private Condition flags(Tree both, Tree right) {
        boolean tcp = both.get(0).at("payload").at("field").text().equals("flags");
        return tcp ? new Condition.Flags(words(both.get(1)), words(right)) : UNKNOWN;
    }

    /** {@code tcp flags syn} asks for one of them. */
    private Condition someFlag(Tree right) {
        Set<String> named = words(right);
        return named.contains("syn") == named.contains("ack")
                ? UNKNOWN
                : new Condition.Flags(Set.of("syn", "ack"), named);
    }
}
