package org.twinport.lab.stand;

import org.twinport.lab.scenario.Order;
import org.twinport.testkit.tool.Tool;
import org.twinport.testkit.tool.ToolResult;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** curl on the client's machine, doing what the user wants; stateless. */
public final class PlainClient {
    /** For what shall fail, and is waited for. */
    private static final List<String> SHORT = List.of("--connect-timeout", "4", "-m", "7");

    /** For what shall work, on a busy machine, too. */
    private static final List<String> LONG = List.of("--connect-timeout", "20", "-m", "30");

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private PlainClient() {}

    /** Runs it to its end; it has all the time it needs. */
    public static ToolResult run(Stand stand) {
        return tool(stand, LONG).within(PATIENCE).run();
    }

    /** Runs it to its end, at most some seconds. */
    public static ToolResult runImpatiently(Stand stand) {
        return tool(stand).run();
    }

    /** How it is run by somebody who is impatient. */
    public static Tool tool(Stand stand) {
        return tool(stand, SHORT);
    }

    private static Tool tool(Stand stand, List<String> limits) {
        List<String> arguments = arguments(stand, limits);
        return stand.client(Tool.of("curl", arguments.toArray(String[]::new)));
    }

    private static List<String> arguments(Stand stand, List<String> limits) {
        Order order = stand.now().order();
        List<String> all = new ArrayList<>();
        all.add("-sS");
        all.addAll(limits);
        all.addAll(List.of("-u", order.user() + ":" + order.password()));
        if (order.mode() == Order.Mode.ACTIVE) {
            all.addAll(List.of("--ftp-port", "eth0"));
        }
        if (order.tls() != Order.Tls.NONE) {
            String authority = stand.lab().certificates().authority().toString();
            all.addAll(List.of("--cacert", authority));
            all.add(order.protection() == 'P' ? "--ssl-reqd" : "--ftp-ssl-control");
        }
        all.addAll(transfer(stand, order));
        all.addAll(stand.scenario().plain().options());
        all.add(url(stand));
        return all;
    }

    private static List<String> transfer(Stand stand, Order order) {
        Path local = stand.scratch().path().resolve("transferred");
        return switch (order.what()) {
            case LIST, GET -> List.of("-o", local.toString());
            case PUT -> {
                write(local);
                yield List.of("-T", local.toString());
            }
        };
    }

    private static void write(Path local) {
        try {
            Files.writeString(local, "to be stored\n".repeat(1000));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the user dials, as any client takes it. */
    public static String url(Stand stand) {
        Order order = stand.now().order();
        String host = order.host().isEmpty() ? stand.site().shape().dialled() : order.host();
        return "%s://%s:%d/%s"
                .formatted(
                        order.tls() == Order.Tls.IMPLICIT ? "ftps" : "ftp",
                        host.contains(":") ? "[" + host + "]" : host,
                        order.port(),
                        order.file());
    }
}
