package org.twinport.lab.stand;

import org.twinport.lab.scenario.Order;
import org.twinport.testkit.tool.Tool;
import org.twinport.testkit.tool.ToolResult;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code twinport doctor} on the client's machine; a value.
 *
 * @param asRoot whether as root or as a user without any right
 * @param portable without what only Linux has
 */
public record Doctor(boolean asRoot, boolean portable) {

    /** Examines what the user wants; takes seconds. */
    public DoctorReport examine(Stand stand) {
        long start = System.nanoTime();
        ToolResult result = tool(stand, "--json").run();
        return DoctorReport.of(result, System.nanoTime() - start);
    }

    /** How it is run, with more options. */
    public Tool tool(Stand stand, String... options) {
        Order order = stand.now().order();
        Tool tool =
                stand.lab()
                        .twinport(arguments(stand, options).toArray(String[]::new))
                        .env(Map.of("FTP_PASSWORD", order.password(), "HOME", "/nonexistent"))
                        .in(Path.of("/"));
        return asRoot ? stand.client(tool) : stand.clientAsUser(tool);
    }

    private List<String> arguments(Stand stand, String... options) {
        Order order = stand.now().order();
        List<String> all = new ArrayList<>(List.of("doctor", url(stand, order)));
        all.addAll(List.of("--mode", order.mode().word(), "--try", order.what().word()));
        if (!order.file().isEmpty()) {
            // The plain client has stored its own, which the doctor would not overwrite.
            String name = order.what() == Order.Try.PUT ? "doctor-" + order.file() : order.file();
            all.addAll(List.of("--file", name));
        }
        if (order.tls() == Order.Tls.EXPLICIT) {
            all.add("--tls");
        }
        if (order.tls() != Order.Tls.NONE) {
            all.addAll(List.of("--prot", String.valueOf(order.protection())));
            all.addAll(List.of("--tls-ca", stand.lab().certificates().authority().toString()));
        }
        if (portable) {
            all.add("--portable");
        }
        all.addAll(List.of(options));
        return all;
    }

    private static String url(Stand stand, Order order) {
        String address = PlainClient.url(stand);
        String start = address.substring(0, address.indexOf("//") + 2);
        String hostAndPort =
                address.substring(start.length(), address.indexOf('/', start.length()));
        return start + order.user() + "@" + hostAndPort + "/";
    }
}
