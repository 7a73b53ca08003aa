package org.twinport.lab.stand;

import org.twinport.lab.scenario.Order;
import org.twinport.testkit.tool.DeadlineExceeded;
import org.twinport.testkit.tool.Tool;
import org.twinport.testkit.tool.ToolResult;
import org.twinport.testkit.tool.Tools;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Clients of others, for what they say about a fault; values. */
public enum OtherClient {
    CURL,
    LFTP,
    TNFTP,
    NCFTP;

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int LONGEST = 110;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its last words on a listing or file in the situation that holds, in one line. */
    public String says(Stand stand) {
        if (Tools.missing(program()).isPresent()) {
            return "(not installed)";
        }
        try {
            ToolResult result = tool(stand).within(PATIENCE).run();
            return result.exitCode() + ": " + last(result);
        } catch (DeadlineExceeded _) {
            return "(still trying after %d s)".formatted(PATIENCE.toSeconds());
        }
    }

    private String program() {
        return this == NCFTP ? "ncftpls" : word();
    }

    private Tool tool(Stand stand) {
        Order order = stand.now().order();
        String url = PlainClient.url(stand);
        boolean active = order.mode() == Order.Mode.ACTIVE;
        return switch (this) {
            case CURL -> PlainClient.tool(stand);
            case LFTP -> stand.client(Tool.of("lftp", "-c", lftp(order, url, active)));
            case TNFTP -> stand.client(tnftp(order, url, active));
            case NCFTP ->
                    stand.client(
                            Tool.of("ncftpls", active ? "-E" : "-F", "-r", "1", "-t", "5")
                                    .with("-u", order.user(), "-p", order.password(), url));
        };
    }

    private static String lftp(Order order, String url, boolean active) {
        List<String> settings =
                List.of(
                        "set net:timeout 5",
                        "set net:max-retries 1",
                        "set net:reconnect-interval-base 1",
                        "set ftp:passive-mode " + (active ? "no" : "yes"),
                        "set ftp:ssl-force " + (order.tls() == Order.Tls.NONE ? "no" : "yes"),
                        "set ftp:ssl-allow " + (order.tls() == Order.Tls.NONE ? "no" : "yes"));
        String host = url.substring(0, url.length() - order.file().length());
        String open = "open -u %s,%s %s".formatted(order.user(), order.password(), host);
        String work =
                switch (order.what()) {
                    case LIST -> "ls";
                    case GET -> "cat " + order.file() + " > /dev/null";
                    case PUT -> "put /etc/hosts -o " + order.file();
                };
        return String.join("; ", settings) + "; " + open + "; " + work;
    }

    private static Tool tnftp(Order order, String url, boolean active) {
        String login = url.replace("://", "://%s:%s@".formatted(order.user(), order.password()));
        return Tool.of("tnftp", active ? "-A" : "-p", "-q", "5", "-o", "/dev/null")
                .with(order.file().isEmpty() ? login + "note.txt" : login);
    }

    private static String last(ToolResult result) {
        String all = result.errors().isBlank() ? result.output() : result.errors();
        String line = all.lines().filter(each -> !each.isBlank()).reduce("", (_, b) -> b.strip());
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
