package org.twinport.daemon.preflight.filter;

import org.twinport.daemon.preflight.filter.Chain.Hook;
import org.twinport.daemon.preflight.filter.Chain.Origin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what {@code iptables-save} or {@code ip6tables-save} prints; pure. */
public final class IptablesSave {

    private static final Map<String, Integer> PRIORITIES =
            Map.of("raw", -300, "mangle", -150, "nat", -100, "filter", 0, "security", 50);

    private final boolean ipv6;
    private final List<Chain> chains = new ArrayList<>();
    private final Map<String, List<Rule>> rules = new LinkedHashMap<>();
    private final Map<String, Boolean> drops = new LinkedHashMap<>();
    private boolean helper;
    private String table = "";

    private IptablesSave(boolean ipv6) {
        this.ipv6 = ipv6;
    }

    /** The rules; without any where the text has none. */
    public static Ruleset parse(String text, boolean ipv6) {
        IptablesSave reader = new IptablesSave(ipv6);
        text.lines().forEach(reader::line);
        return new Ruleset(reader.chains, reader.helper);
    }

    /** Whether nft shows the same rules, though not all of what they say. */
    public static boolean isInNft(String text) {
        return text.lines().findFirst().filter(line -> line.contains("(nf_tables)")).isPresent();
    }

    private void line(String line) {
        if (line.startsWith("*")) {
            table = line.substring(1).strip();
        } else if (line.startsWith(":")) {
            String[] words = line.substring(1).split(" ", -1);
            rules.put(words[0], new ArrayList<>());
            drops.put(words[0], words.length > 1 && words[1].equals("DROP"));
        } else if (line.startsWith("-A ")) {
            append(line);
        } else if (line.strip().equals("COMMIT")) {
            commit();
        }
    }

    private void append(String line) {
        List<String> words = Words.of(line);
        IptablesRule read = IptablesRule.of(words.subList(2, words.size()));
        helper |= read.target().equals("CT") && read.more().contains("ftp");
        rules.computeIfAbsent(words.get(1), _ -> new ArrayList<>())
                .add(new Rule(read.conditions(), action(read), text(line)));
    }

    private String text(String line) {
        String tool = ipv6 ? "ip6tables" : "iptables";
        return tool + (table.equals("filter") ? " " : " -t " + table + " ") + line;
    }

    private static Action action(IptablesRule rule) {
        return switch (rule.target()) {
            case "ACCEPT", "NFQUEUE", "SYNPROXY" -> new Action.Accept();
            case "DROP", "TARPIT" -> new Action.Drop(false);
            case "REJECT" -> new Action.Drop(true);
            case "RETURN" -> new Action.Return();
            case "DNAT", "REDIRECT", "TPROXY" ->
                    new Action.Divert(rule.more().isEmpty() ? "?" : rule.more().getLast());
            case "",
                    "LOG",
                    "NFLOG",
                    "MARK",
                    "CONNMARK",
                    "CT",
                    "NOTRACK",
                    "TRACE",
                    "SET",
                    "TCPMSS",
                    "SNAT",
                    "MASQUERADE",
                    "CLASSIFY",
                    "DSCP",
                    "TOS",
                    "AUDIT",
                    "CHECKSUM" ->
                    new Action.Continue();
            default -> new Action.Jump(rule.target(), rule.isGoto());
        };
    }

    private void commit() {
        rules.forEach((name, those) ->
                chains.add(
                        new Chain(
                                Origin.IPTABLES,
                                ipv6 ? "ip6" : "ip",
                                table,
                                name,
                                hook(name),
                                drops.getOrDefault(name, false),
                                those)));
        rules.clear();
        drops.clear();
    }

    private Optional<Hook> hook(String chain) {
        int priority = PRIORITIES.getOrDefault(table, 0);
        return switch (chain) {
            case "PREROUTING" -> Optional.of(new Hook("prerouting", priority));
            // Addresses of packets to this host itself are not changed there.
            case "INPUT" ->
                    table.equals("nat")
                            ? Optional.empty()
                            : Optional.of(new Hook("input", priority));
            case "OUTPUT" ->
                    table.equals("nat")
                            ? Optional.empty()
                            : Optional.of(new Hook("output", priority));
            default -> Optional.empty();
        };
    }
}
