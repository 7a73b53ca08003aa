package org.twinport.daemon.admin;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Asks a running server of this host to reload; on the caller's thread. */
public final class Reload {

    private Reload() {}

    /**
     * Asks the server of this user, or of these users' usual places.
     *
     * @param port the server's first port; may be left out if only one server runs
     * @return the server's answer, or why none was asked
     */
    public static Answer ask(OptionalInt port, Map<String, String> environment) {
        List<Path> sockets =
                RuntimeDirectory.candidates(environment).stream()
                        .flatMap(folder -> sockets(folder, port).stream())
                        .toList();
        List<Answer> answers = new ArrayList<>();
        List<Path> alive = new ArrayList<>();
        for (Path socket : sockets) {
            if (AdminSocket.isAlive(socket)) {
                alive.add(socket);
            }
        }
        if (alive.size() > 1) {
            return new Answer(false, "several servers run here; name one by its port: " + alive);
        }
        alive.forEach(socket -> answers.add(ask(socket)));
        return answers.isEmpty() ? none(port, environment) : answers.getFirst();
    }

    private static Answer none(OptionalInt port, Map<String, String> environment) {
        String which = port.isPresent() ? " with port " + port.getAsInt() : "";
        return new Answer(
                false,
                "no server"
                        + which
                        + " of this user is running; looked in "
                        + RuntimeDirectory.candidates(environment));
    }

    /** Asks the server that listens on this socket. */
    public static Answer ask(Path socket) {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            String request = AdminSocket.RELOAD + "\n";
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            String[] answer = Lines.readAll(channel).split("\n", 2);
            return answer.length == 2
                    ? new Answer(answer[0].equals(AdminSocket.OK), answer[1])
                    : new Answer(false, "the server hung up without an answer");
        } catch (IOException e) {
            return new Answer(false, "no server answers at " + socket + ": " + e.getMessage());
        }
    }

    private static List<Path> sockets(Path folder, OptionalInt port) {
        String pattern = AdminSocket.PREFIX + (port.isPresent() ? port.getAsInt() : "*");
        List<Path> found = new ArrayList<>();
        for (String glob : List.of(pattern + AdminSocket.SUFFIX, pattern + "-*.sock")) {
            if (Files.isReadable(folder)) {
                collect(folder, glob, found);
            }
        }
        return found.stream().distinct().toList();
    }

    private static void collect(Path folder, String glob, List<Path> found) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, glob)) {
            entries.forEach(found::add);
        } catch (IOException _) {
            // Nobody's folder: no server there.
        }
    }
}
