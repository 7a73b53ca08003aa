package org.twinport.testkit.leak;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The kernel's table of TCP and UDP sockets by inode, readable; stateless, for any thread. */
final class Sockets {
    private static final List<String> TCP_STATES =
            List.of("?", "ESTABLISHED", "SYN_SENT", "SYN_RECV", "FIN_WAIT1", "FIN_WAIT2");
    private static final Map<String, String> LATE_STATES =
            Map.of("07", "CLOSED", "08", "CLOSE_WAIT", "09", "LAST_ACK", "0A", "LISTEN");

    private Sockets() {}

    /** Inode to text such as {@code tcp 127.0.0.1:2121 from 127.0.0.1:40000 CLOSE_WAIT}. */
    static Map<String, String> byInode() throws IOException {
        Map<String, String> found = new HashMap<>();
        for (String table : List.of("tcp", "tcp6", "udp", "udp6")) {
            Path file = Path.of("/proc/self/net", table);
            if (Files.exists(file)) {
                read(table, file, found);
            }
        }
        return found;
    }

    private static void read(String table, Path file, Map<String, String> found)
            throws IOException {
        for (String line : Files.readAllLines(file)) {
            String[] columns = line.strip().split(" +", -1);
            if (columns.length > 9 && columns[1].contains(":")) {
                found.put(columns[9], describe(table, columns));
            }
        }
    }

    private static String describe(String table, String[] columns) throws UnknownHostException {
        String state = table.startsWith("udp") ? "" : " " + stateName(columns[3]);
        return table + " " + address(columns[1]) + " with " + address(columns[2]) + state;
    }

    private static String stateName(String hex) {
        int number = HexFormat.fromHexDigits(hex);
        return number < TCP_STATES.size()
                ? TCP_STATES.get(number)
                : LATE_STATES.getOrDefault(hex, "state " + hex);
    }

    /** The kernel prints addresses as 32-bit words in its own byte order. */
    private static String address(String text) throws UnknownHostException {
        int colon = text.indexOf(':');
        ByteBuffer words = ByteBuffer.wrap(HexFormat.of().parseHex(text.substring(0, colon)));
        ByteBuffer bytes = ByteBuffer.allocate(words.capacity()).order(ByteOrder.nativeOrder());
        while (words.hasRemaining()) {
            bytes.putInt(words.getInt());
        }
        InetAddress address = InetAddress.getByAddress(bytes.array());
        return address.getHostAddress() + ":" + HexFormat.fromHexDigits(text.substring(colon + 1));
    }
}
