package org.twinport.cli.show;

import org.jspecify.annotations.Nullable;
import org.twinport.daemon.StartReport;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What {@code serve} says when it has started, for the person in front of it; pure. */
public final class StartPanel {

    private StartPanel() {}

    /**
     * The panel's lines.
     *
     * @param command how this program was called
     * @param terminal whether a person can press Ctrl-C
     * @param host what is wrong with the host
     */
    public static List<String> lines(
            StartReport report,
            String version,
            String command,
            boolean terminal,
            HostWarnings host) {
        List<String> out = new ArrayList<>();
        out.add("Twinport " + version + " serves " + report.root());
        out.add("");
        report.urls().forEach(url -> out.add("  URL       " + url));
        report.tls().ifPresent(tls -> out.addAll(TlsPanel.lines(tls)));
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
        out.addAll(host.lines(command));
        out.add("");
        out.addAll(trials(report, command));
        out.add(terminal ? "Ctrl-C stops the server." : "SIGTERM stops the server.");
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
        List<String> lines = new ArrayList<>();
        lines.add("Try it (each asks for the password):");
        if (report.tls().isPresent() && !url.startsWith("ftp://")) {
            lines.addAll(
                    TlsPanel.trials(
                            report.tls().get(), url, user, encoded(user), Shell.quoted(command)));
            return lines;
        }
        String withUser = url.replace("ftp://", "ftp://" + encoded(user) + "@");
        lines.add("  curl -u " + Shell.quoted(user) + " " + Shell.quoted(url));
        lines.add("  lftp -u " + Shell.quoted(user) + " " + Shell.quoted(url));
        lines.add("  " + Shell.quoted(command) + " ls " + Shell.quoted(withUser));
        return lines;
    }

    /** As it stands in a URL (RFC 3986 section 3.2.1). */
    private static String encoded(String user) {
        return URLEncoder.encode(user, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
