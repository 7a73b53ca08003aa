package org.twinport.testkit.script;

import java.util.ArrayList;
import java.util.List;

/** What all sessions of a scripted server have received; used by their threads and the test's. */
final class Heard {

    private record Command(int connection, String line) {}

    private final List<Command> commands = new ArrayList<>();
    private final List<String> segments = new ArrayList<>();

    synchronized void segment(String octets) {
        segments.add(octets);
    }

    synchronized void command(int connection, String line) {
        commands.add(new Command(connection, line));
    }

    synchronized List<String> segments() {
        return List.copyOf(segments);
    }

    synchronized List<String> commands() {
        return commands.stream().map(Command::line).toList();
    }

    synchronized List<String> commands(int connection) {
        return commands.stream()
                .filter(c -> c.connection() == connection)
                .map(Command::line)
                .toList();
    }
}
