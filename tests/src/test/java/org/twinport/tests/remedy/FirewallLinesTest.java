package org.twinport.tests.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.twinport.diagnosis.remedy.Fix;
import org.twinport.diagnosis.remedy.Form;
import org.twinport.diagnosis.remedy.Product;
import org.twinport.testkit.tool.Tool;
import org.twinport.testkit.tool.ToolResult;
import org.twinport.tests.junit.NeedsRoot;
import org.twinport.tests.junit.NeedsTool;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** nft applies the rules, each in a network of its own; a shell can read all commands. */
class FirewallLinesTest {
    private static final String USUAL =
            """
            table inet filter {
              chain input { type filter hook input priority filter; policy drop; }
              chain output { type filter hook output priority filter; policy drop; }
              chain forward { type filter hook forward priority filter; policy drop; }
            }
            table ip nat {
              chain prerouting { type nat hook prerouting priority dstnat; }
              chain postrouting { type nat hook postrouting priority srcnat; }
            }
            """;

    static Stream<Fix> nft() {
        return Lines.of(Product.NFT, Form.NFT);
    }

    static Stream<Fix> shell() {
        return Lines.all().filter(fix -> fix.form() == Form.SHELL || fix.form() == Form.ROOT);
    }

    /** The rules before and after, so that each line must have added one. */
    private static long rules(String script) {
        ToolResult result =
                Tool.of("unshare", "--net", "sh", "-c", "nft -f - && nft list ruleset")
                        .input(script)
                        .run()
                        .orFail();
        return result.output()
                .lines()
                .map(String::strip)
                .filter(line -> line.matches("(tcp|ip|ip6|ct|fib|meta) .*[a-z0-9\"]"))
                .count();
    }

    @ParameterizedTest
    @MethodSource("nft")
    @NeedsRoot
    @NeedsTool({"nft", "unshare"})
    void nft_applies_the_rules(Fix fix) {
        String lines = Lines.text(fix);
        long wanted = lines.lines().filter(line -> line.matches("(insert|add) rule .*")).count();
        assertThat(rules(USUAL + lines)).isEqualTo(wanted).isPositive();
        String elsewhere =
                String.join(
                        "\n",
                        fix.lines(
                                Map.of(
                                        "table", "ip wall",
                                        "chain", "way",
                                        "nat_table", "ip other",
                                        "nat_chain", "there",
                                        "range_first", "1024",
                                        "range_last", "1030",
                                        "server", "192.0.2.1",
                                        "client", "192.0.2.9")));
        String tables =
                """
                table ip wall { chain way { type filter hook forward priority 5; }; }
                table ip other { chain there { type nat hook %s; }; }
                """
                        .formatted(
                                lines.contains("snat")
                                        ? "postrouting priority 90"
                                        : "prerouting priority -90");
        assertThat(rules(tables + elsewhere + "\n")).isEqualTo(wanted);
    }

    @ParameterizedTest
    @MethodSource("shell")
    @NeedsTool("sh")
    void a_shell_can_read_the_commands(Fix fix) {
        for (Map<String, String> values : List.of(Lines.values(), Map.<String, String>of())) {
            Tool.of("sh", "-n").input(String.join("\n", fix.lines(values)) + "\n").run().orFail();
        }
    }
}
