package org.twinport.cli.show;

import org.jspecify.annotations.Nullable;
import org.twinport.daemon.StartReport;

import java.util.ArrayList;
import java.util.List;

/** What {@code serve} says when it has started, for the person in front of it; pure. */
public final class StartPanel {

    private StartPanel() {}

    /**
     * The panel's lines.
     *
     * @param command how this program was called
     */
    public static List<String> lines(StartReport report, String version, String command) {
        List<String> out = new ArrayList<>();
        out.add("Twinport " + version + " serves " + report.root());
        out.add("");
        report.urls().forEach(url -> out.add("  URL       " + url));
        for (StartReport.UserLine user : report.users()) {
            out.add(
                    "  User      %s  (%s, %s)"
                            .formatted(
                                    String.join(", ", user.names()), user.access(), user.home()));
        }
        report.generated().ifPresent(generated -> out.add("  Password  " + shown(generated)));
        out.add(
                "  Active    the server dials from "
                        + (report.activePort() == 0 ? "any port" : "port " + report.activePort())
                        + reason(report));
        out.add(
                "  Passive   ports %s, announced address: %s"
                        .formatted(report.passivePorts(), announced(report)));
        out.add("  Runs as   " + report.osUser() + lowPorts(report.mayBindLowPorts()));
        report.warnings().forEach(warning -> out.add("  Warning   " + warning));
        out.add("");
        out.addAll(trials(report, command));
        return out;
    }

    private static String shown(StartReport.Generated generated) {
        return generated.password() != null
                ? generated.password()
                        + "   (made up for this run; --user NAME:PASSWORD sets your own)"
                : "in the file " + generated.file();
    }

    private static String announced(StartReport report) {
        return report.announced().equals("as-dialled")
                ? "the one the client dialled"
                : report.announced();
    }

    private static String reason(StartReport report) {
        return report.activePortReason().isEmpty() ? "" : " (" + report.activePortReason() + ")";
    }

    private static String lowPorts(@Nullable Boolean may) {
        return may == null
                ? ""
                : may ? ", may bind ports below 1024" : ", may not bind ports below 1024";
    }

    private static List<String> trials(StartReport report, String command) {
        String url = report.urls().isEmpty() ? "ftp://localhost/" : report.urls().getFirst();
        String user =
                report.users().isEmpty()
                        ? "anonymous"
                        : report.users().getFirst().names().getFirst();
        String withUser = url.replaceFirst("ftp://(?:[^@/]*@)?", "ftp://" + user + "@");
        return List.of(
                "Try it (both ask for the password):",
                "  curl -u " + user + " " + url.replaceFirst("//[^@/]*@", "//"),
                "  " + command + " ls " + withUser,
                "Ctrl-C stops the server.");
    }
}
