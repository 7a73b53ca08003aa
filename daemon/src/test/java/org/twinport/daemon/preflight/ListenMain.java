package org.twinport.daemon.preflight;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Another program: listens on a port of all addresses until it is killed, and prints the port. */
final class ListenMain {

    private ListenMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        InetAddress any = InetAddress.ofLiteral("0.0.0.0");
        try (ServerSocket socket = new ServerSocket(Integer.parseInt(args[0]), 1, any)) {
            System.out.println("listens on " + socket.getLocalPort());
            Thread.sleep(Long.MAX_VALUE);
        }
    }
}
