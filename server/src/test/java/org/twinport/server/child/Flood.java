package org.twinport.server.child;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that sends NOOP without end and reads every answer: its server never has to wait. */
final class Flood implements AutoCloseable {

    private final Socket socket;
    private final Thread writer;
    private final Thread reader;

    private Flood(Socket socket) {
        this.socket = socket;
        this.writer = Thread.ofPlatform().daemon().start(this::write);
        this.reader = Thread.ofPlatform().daemon().start(this::read);
    }

    static Flood start(InetSocketAddress server) throws IOException {
        Socket socket = new Socket();
        socket.connect(server, 10_000);
        return new Flood(socket);
    }

    private void write() {
        byte[] many = "NOOP\r\n".repeat(5_000).getBytes(StandardCharsets.US_ASCII);
        try {
            while (true) {
                socket.getOutputStream().write(many);
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void read() {
        byte[] buffer = new byte[64 << 10];
        try {
            while (socket.getInputStream().read(buffer) >= 0) {
                // Answers are taken so that more can come.
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        socket.close();
        writer.join(10_000);
        reader.join(10_000);
    }
}
