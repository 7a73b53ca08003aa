package org.twinport.daemon.admin;

import org.twinport.daemon.admin.Answer.Status;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Asks a running server of this host to reload; on the caller's thread. */
public final class Reload {

    private static final Pattern SOCKET =
            Pattern.compile(
                    Pattern.quote(AdminSocket.PREFIX)
                            + "(\\d{1,5})(-\\d+)?"
                            + Pattern.quote(AdminSocket.SUFFIX));

    private Reload() {}

    /**
     * Asks the server of this user; for root, of any user.
     *
     * @param port the server's first port; may be left out if only one server runs
     * @return the server's answer, or why none was asked
     */
    public static Answer ask(OptionalInt port, Map<String, String> environment) {
        return askOneIn(RuntimeDirectory.reachable(environment), port);
    }

    static Answer askOneIn(List<Path> folders, OptionalInt port) {
        List<Path> alive =
                folders.stream()
                        .flatMap(folder -> sockets(folder, port).stream())
                        .filter(AdminSocket::isAlive)
                        .toList();
        return switch (alive.size()) {
            case 0 -> none(port, folders);
            case 1 -> ask(alive.getFirst());
            default -> new Answer(Status.SEVERAL_SERVERS, several(alive));
        };
    }

    private static Answer none(OptionalInt port, List<Path> folders) {
        String which = port.isPresent() ? " with port " + port.getAsInt() : "";
        boolean root = System.getProperty("user.name", "").equals("root");
        return new Answer(
                Status.NO_SERVER,
                "no server"
                        + which
                        + (root ? "" : " of this user")
                        + " is running; looked in "
                        + folders.stream().map(Path::toString).collect(Collectors.joining(", ")));
    }

    private static String several(List<Path> alive) {
        List<Integer> ports = alive.stream().map(Reload::port).distinct().sorted().toList();
        if (ports.size() < alive.size()) {
            return "several servers with the same port run here; send SIGHUP to the one you mean: "
                    + alive.stream().map(Path::toString).collect(Collectors.joining(", "));
        }
        return ports.stream()
                .map(port -> "--port " + port)
                .collect(Collectors.joining(", ", "several servers run here; name one: ", ""));
    }

    /** Asks the server that listens on this socket. */
    public static Answer ask(Path socket) {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            String request = AdminSocket.RELOAD + "\n";
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            String[] answer = Lines.readAll(channel).split("\n", 2);
            return answer.length == 2
                    ? new Answer(answer[0].equals(AdminSocket.OK), printable(answer[1]))
                    : new Answer(Status.NO_SERVER, "the server hung up without an answer");
        } catch (IOException e) {
            return new Answer(
                    Status.NO_SERVER, "no server answers at " + socket + ": " + e.getMessage());
        }
    }

    /** Another user's server must not write escapes to root's terminal. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\n]]", "?");
    }

    /** Sockets of the folder's owner; nobody else can be asked there, and no link is followed. */
    private static List<Path> sockets(Path folder, OptionalInt port) {
        return RuntimeDirectory.entries(folder, "*").stream()
                .filter(path -> port(path) >= 0)
                .filter(path -> port.isEmpty() || port(path) == port.getAsInt())
                .filter(path -> RuntimeDirectory.owner(path).equals(RuntimeDirectory.owner(folder)))
                .filter(path -> !Files.isSymbolicLink(path))
                .toList();
    }

    /** The port in a socket's name, or -1 if it is the name of something else. */
    private static int port(Path socket) {
        Matcher name = SOCKET.matcher(socket.getFileName().toString());
        return name.matches() ? Integer.parseInt(name.group(1)) : -1;
    }
}
