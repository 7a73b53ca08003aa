package org.twinport.lab.verify;

import org.twinport.lab.scenario.Order;
import org.twinport.lab.scenario.Scenario.Cure;
import org.twinport.lab.scenario.Served;
import org.twinport.lab.scenario.Situation;
import org.twinport.lab.site.Role;
import org.twinport.lab.stand.DoctorReport;
import org.twinport.lab.stand.PlainClient;
import org.twinport.lab.stand.Stand;
import org.twinport.testkit.tool.Tool;
import org.twinport.testkit.tool.ToolResult;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Applies what the doctor printed, as it stands, and looks whether it helps; stateless. */
final class Treatment {
    private Treatment() {}

    /** Tries the places where the fix can be applied, one after the other. */
    static Row.CureResult of(Stand stand, DoctorReport report) {
        StringBuilder words = new StringBuilder();
        for (Cure cure : stand.scenario().cures()) {
            Row.CureResult result = attempt(stand, report, cure);
            if (result.cured()) {
                return result;
            }
            words.append(words.isEmpty() ? "" : "; ").append(result.words());
        }
        return new Row.CureResult(false, words.toString());
    }

    private static Row.CureResult attempt(Stand stand, DoctorReport report, Cure cure) {
        String product = product(stand, cure);
        List<List<String>> fixes = report.fixesFor(product);
        if (fixes.isEmpty()) {
            return new Row.CureResult(false, "nothing is printed for " + product);
        }
        String why = "";
        for (List<String> lines : fixes) {
            try {
                ToolResult after = apply(stand, cure, lines);
                if (after.exitCode() == 0) {
                    return new Row.CureResult(true, product + ": " + String.join(" | ", lines));
                }
                why = after.toString();
            } catch (RuntimeException | AssertionError refused) {
                why = String.valueOf(refused.getMessage());
            } finally {
                stand.become(stand.scenario().shown());
            }
        }
        return new Row.CureResult(false, product + " " + fixes + ": " + why);
    }

    private static String product(Stand stand, Cure cure) {
        return switch (cure) {
            case Cure.Server _ ->
                    stand.now().served() instanceof Served.Installed installed
                            ? installed.product().id()
                            : "";
            case Cure.Rules _ -> "nftables";
            case Cure.ClientCommand command -> command.product();
        };
    }

    private static ToolResult apply(Stand stand, Cure cure, List<String> lines) {
        Situation shown = stand.scenario().shown();
        return switch (cure) {
            case Cure.Server _ -> {
                stand.become(shown.configure(lines));
                yield PlainClient.run(stand);
            }
            case Cure.Rules(Role role) -> {
                stand.become(shown.rule(role, String.join("\n", lines)));
                yield PlainClient.run(stand);
            }
            case Cure.ClientCommand _ -> command(stand, lines);
        };
    }

    /** Without a terminal curl asks for the password on standard input. */
    private static ToolResult command(Stand stand, List<String> lines) {
        Order order = stand.now().order();
        String authority = stand.lab().certificates().authority().toString();
        Tool shell =
                Tool.of("sh", "-c", String.join("\n", lines))
                        .through(List.of("setsid", "--wait"))
                        .env(Map.of("FTP_PASSWORD", order.password(), "CURL_CA_BUNDLE", authority))
                        .input(order.password() + "\n")
                        .in(Path.of("/tmp"));
        return stand.client(shell).run();
    }
}
