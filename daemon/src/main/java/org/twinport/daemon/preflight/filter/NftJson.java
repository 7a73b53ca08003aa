package org.twinport.daemon.preflight.filter;

import org.twinport.daemon.preflight.filter.Chain.Hook;
import org.twinport.daemon.preflight.filter.Chain.Origin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what {@code nft -j list ruleset} prints (libnftables-json(5)); pure. */
public final class NftJson {

    private static final List<String> FAMILIES = List.of("inet", "ip", "ip6");

    private final Map<String, Tree> sets = new HashMap<>();
    private final Map<String, List<Rule>> rules = new HashMap<>();

    private NftJson() {}

    /** The rules; empty if the text is no such listing. */
    public static Optional<Ruleset> parse(String text) {
        return Tree.parse(text)
                .filter(tree -> tree.has("nftables"))
                .map(tree -> new NftJson().ruleset(tree.at("nftables").each().toList(), text));
    }

    private Ruleset ruleset(List<Tree> objects, String text) {
        for (String kind : List.of("set", "map")) {
            of(objects, kind).forEach(set -> sets.put(key(set, "name"), set.at("elem")));
        }
        of(objects, "rule").forEach(this::add);
        List<Chain> chains = of(objects, "chain").map(this::chain).toList();
        return new Ruleset(chains, text.contains("{\"ct helper\": \""));
    }

    private static Stream<Tree> of(List<Tree> objects, String kind) {
        return objects.stream()
                .map(object -> object.at(kind))
                .filter(object -> FAMILIES.contains(object.at("family").text()));
    }

    private static String key(Tree object, String name) {
        return String.join(
                " ", object.at("family").text(), object.at("table").text(), object.at(name).text());
    }

    private Chain chain(Tree chain) {
        Optional<Hook> hook =
                chain.has("hook")
                        ? Optional.of(
                                new Hook(
                                        chain.at("hook").text(),
                                        chain.at("prio").number().orElse(0)))
                        : Optional.empty();
        return new Chain(
                Origin.NFT,
                chain.at("family").text(),
                chain.at("table").text(),
                chain.at("name").text(),
                hook,
                chain.at("policy").text().equals("drop"),
                rules.getOrDefault(key(chain, "name"), List.of()));
    }

    private void add(Tree rule) {
        String text =
                "nft rule with handle %s of chain %s"
                        .formatted(rule.at("handle").text(), key(rule, "chain"));
        NftMatches matches = new NftMatches(name -> elements(rule, name));
        List<Rule> expanded = rules.computeIfAbsent(key(rule, "chain"), _ -> new ArrayList<>());
        List<Condition> conditions = new ArrayList<>();
        rule.at("expr")
                .each()
                .forEach(part -> {
                    conditions.addAll(matches.conditions(part));
                    actions(part, matches)
                            .forEach(way -> {
                                List<Condition> all = new ArrayList<>(conditions);
                                all.addAll(way.only());
                                expanded.add(new Rule(all, way.action(), text));
                            });
                });
    }

    private Tree elements(Tree rule, String set) {
        return sets.getOrDefault(
                rule.at("family").text() + " " + rule.at("table").text() + " " + set,
                new Tree(List.of()));
    }

    /** An action and what it further demands. */
    private record Way(List<Condition> only, Action action) {}

    private Stream<Way> actions(Tree part, NftMatches matches) {
        if (part.kind().equals("vmap")) {
            Tree key = part.at("vmap").at("key");
            return matches.members(part.at("vmap").at("data"))
                    .each()
                    .map(pair -> new Way(matches.entry(key, pair.get(0)), verdict(pair.get(1))));
        }
        Action action = verdict(part);
        return action instanceof Action.Continue
                ? Stream.empty()
                : Stream.of(new Way(List.of(), action));
    }

    private static Action verdict(Tree part) {
        return switch (part.kind()) {
            // What a program behind a queue decides cannot be known; it is taken to be friendly.
            case "accept", "queue", "synproxy" -> new Action.Accept();
            case "drop" -> new Action.Drop(false);
            case "reject" -> new Action.Drop(true);
            case "return" -> new Action.Return();
            case "jump" -> new Action.Jump(part.at("jump").at("target").text(), false);
            case "goto" -> new Action.Jump(part.at("goto").at("target").text(), true);
            case "dnat", "redirect", "tproxy" -> new Action.Divert(target(part.at(part.kind())));
            case "xt" -> extension(part.at("xt"));
            default -> new Action.Continue();
        };
    }

    private static String target(Tree to) {
        String port = to.has("port") ? "port " + to.at("port").text() : "another port";
        return to.has("addr") ? to.at("addr").text() + ", " + port : port;
    }

    /** Targets of iptables that nft shows by name only. */
    private static Action extension(Tree xt) {
        return switch (xt.at("type").text() + " " + xt.at("name").text()) {
            case "target REJECT" -> new Action.Drop(true);
            case "target DNAT", "target REDIRECT", "target TPROXY" ->
                    new Action.Divert("another address or port");
            default -> new Action.Continue();
        };
    }
}
