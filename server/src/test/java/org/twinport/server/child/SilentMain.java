package org.twinport.server.child;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Opens many connections and says nothing on any; holds them until its input ends. */
public final class SilentMain {

    private SilentMain() {}

    /**
     * Runs it.
     *
     * @param arguments the port, and how many
     */
    public static void main(String[] arguments) throws IOException {
        InetSocketAddress server =
                new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0]));
        List<SocketChannel> held = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            held.add(SocketChannel.open(server));
        }
        System.out.println("DONE " + held.size());
        while (System.in.read() >= 0) {
            // They stay open until the test has seen enough.
        }
    }
}
