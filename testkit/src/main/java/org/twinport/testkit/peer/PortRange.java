package org.twinport.testkit.peer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Ports {@code first} to {@code last}, both included; a value. */
public record PortRange(int first, int last) {

    /** Stands for ports that are chosen at the start. */
    public static final PortRange FREE = new PortRange(0, 0);

    /** Outside Linux's ephemeral range, so that no outgoing connection of a test takes them. */
    private static final int LOWEST = 61000;

    private static final int HIGHEST = 65535;
    private static final int TRIES = 200;

    /** That many ports in a row on which nobody listens now. */
    static PortRange free(int count) {
        for (int i = 0; i < TRIES; i++) {
            int first = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST - count + 2);
            if (IntStream.range(first, first + count).allMatch(PortRange::isFree)) {
                return new PortRange(first, first + count - 1);
            }
        }
        throw new IllegalStateException("no " + count + " free ports in a row");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
