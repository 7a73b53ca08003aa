package org.twinport.daemon.preflight.host;

import org.twinport.daemon.preflight.host.HostFacts.Span;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads tables of /proc/net (proc(5)); pure. */
final class ProcNet {

    private static final String LISTENING = "0A";
    private static final String TIME_WAIT = "06";

    private ProcNet() {}

    /**
     * A socket that listens.
     *
     * @param inode by which its process is found
     */
    record Entry(InetSocketAddress address, String inode) {}

    /** Those that listen, of /proc/net/tcp or /proc/net/tcp6. */
    static List<Entry> listeners(String table) {
        return rows(table)
                .filter(row -> row[3].equals(LISTENING))
                .flatMap(row -> address(row[1]).map(a -> new Entry(a, row[9])).stream())
                .toList();
    }

    /** How many connections of ports in the span wait for stragglers. */
    static int timeWait(String table, Span ports) {
        return (int)
                rows(table)
                        .filter(row -> row[3].equals(TIME_WAIT))
                        .flatMap(row -> address(row[1]).stream())
                        .filter(a -> ports.overlaps(new Span(a.getPort(), a.getPort())))
                        .count();
    }

    private static Stream<String[]> rows(String table) {
        return table.lines()
                .skip(1)
                .map(line -> line.strip().split("\\s+", -1))
                .filter(row -> row.length > 9);
    }

    /** Words of four bytes in the order of this machine, little-endian everywhere that matters. */
    private static Optional<InetSocketAddress> address(String text) {
        try {
            String[] parts = text.split(":", -1);
            byte[] raw = HexFormat.of().parseHex(parts[0]);
            byte[] ordered = new byte[raw.length];
            for (int i = 0; i < raw.length; i++) {
                ordered[i] = raw[i / 4 * 4 + 3 - i % 4];
            }
            int port = Integer.parseInt(parts[1], 16);
            return Optional.of(new InetSocketAddress(InetAddress.getByAddress(ordered), port));
        } catch (UnknownHostException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Interfaces of default routes, of /proc/net/route and /proc/net/ipv6_route. */
    static List<String> outward(String routes, String routes6) {
        List<String> found = new ArrayList<>();
        routes.lines()
                .skip(1)
                .map(line -> line.split("\\s+", -1))
                .filter(row -> row.length > 7 && row[1].equals("00000000"))
                .filter(row -> row[7].equals("00000000"))
                .forEach(row -> found.add(row[0]));
        routes6.lines()
                .map(line -> line.strip().split("\\s+", -1))
                .filter(row -> row.length > 9 && row[0].matches("0{32}") && row[1].equals("00"))
                .forEach(row -> found.add(row[9]));
        return found.stream().filter(name -> !name.equals("lo")).distinct().toList();
    }

    /** {@code 32768 60999}, {@code 8080,9000-9100} and the like. */
    static List<Span> spans(String text) {
        return Arrays.stream(text.strip().split(",", -1))
                .map(one -> one.strip().split("[\\s-]+", -1))
                .filter(ends -> ends[0].matches("\\d{1,5}"))
                .map(ends ->
                        new Span(
                                Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1])))
                .toList();
    }
}
