package org.twinport.lab.program;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A program: a resolver (RFC 1035) that knows some names' addresses and says NXDOMAIN to all
 * others. On the main thread.
 */
public final class NameServer {
    /** Printed when it listens. */
    public static final String READY = "listening";

    private static final int LARGEST = 4096;
    private static final int HEADER = 12;
    private static final int A = 1;
    private static final int AAAA = 28;
    private static final int NAME_ERROR = 3;
    private static final int RESPONSE = 0x8180;
    private static final int TTL_SECONDS = 5;

    private final Map<String, List<InetAddress>> records = new HashMap<>();

    private NameServer() {}

    /** Arguments: address to listen on, then {@code name=address,address}. */
    public static void main(String[] arguments) throws IOException {
        NameServer server = new NameServer();
        for (String record : Arrays.asList(arguments).subList(1, arguments.length)) {
            String[] parts = record.split("=", 2);
            server.records.put(
                    parts[0],
                    Arrays.stream(parts[1].split(",")).map(InetAddress::ofLiteral).toList());
        }
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(arguments[0], 53))) {
            System.out.println(READY);
            while (true) {
                DatagramPacket question = new DatagramPacket(new byte[LARGEST], LARGEST);
                socket.receive(question);
                byte[] answer =
                        server.answer(ByteBuffer.wrap(question.getData(), 0, question.getLength()));
                socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
            }
        }
    }

    private byte[] answer(ByteBuffer question) {
        short id = question.getShort(0);
        question.position(HEADER);
        String name = name(question);
        int type = question.getShort();
        question.getShort();
        byte[] asked = octets(question, HEADER);
        List<InetAddress> known = records.getOrDefault(name, List.of());
        List<InetAddress> fitting =
                known.stream().filter(a -> type == (a instanceof Inet6Address ? AAAA : A)).toList();
        ByteBuffer answer = ByteBuffer.allocate(LARGEST);
        answer.putShort(id)
                .putShort((short) (RESPONSE | (known.isEmpty() ? NAME_ERROR : 0)))
                .putShort((short) 1)
                .putShort((short) fitting.size())
                .putInt(0)
                .put(asked);
        for (InetAddress address : fitting) {
            byte[] octets = address.getAddress();
            answer.putShort((short) (0xc000 | HEADER)).putShort((short) type).putShort((short) 1);
            answer.putInt(TTL_SECONDS).putShort((short) octets.length).put(octets);
        }
        return octets(answer, 0);
    }

    /** Those before its position, from there on. */
    private static byte[] octets(ByteBuffer buffer, int from) {
        byte[] octets = new byte[buffer.position() - from];
        buffer.get(from, octets);
        return octets;
    }

    private static String name(ByteBuffer question) {
        ByteArrayOutputStream name = new ByteArrayOutputStream();
        int length = question.get();
        while (length > 0) {
            for (int i = 0; i < length; i++) {
                name.write(question.get());
            }
            length = question.get();
            if (length > 0) {
                name.write('.');
            }
        }
        return name.toString(StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    }
}
