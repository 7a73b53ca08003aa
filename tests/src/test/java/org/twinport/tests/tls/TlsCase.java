package org.twinport.tests.tls;

import org.junit.jupiter.api.Assumptions;
import org.twinport.tests.tls.TlsTask.Desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** One cell of the table; a value that can be played. */
record TlsCase(TlsServer server, TlsTools tool, TlsWay way, TlsTask task) {

    /** Every cell that is possible with a server. */
    static Stream<TlsCase> whole(TlsServer server) {
        return Stream.of(TlsTools.values())
                .flatMap(tool ->
                        Stream.of(TlsTask.values()).flatMap(task -> all(server, tool, task)));
    }

    /** Each tool does each task once, the ways in turn. */
    static Stream<TlsCase> cut(TlsServer server) {
        return Stream.of(TlsTools.values())
                .flatMap(tool ->
                        Stream.of(TlsTask.values())
                                .flatMap(task ->
                                        one(
                                                server,
                                                tool,
                                                task,
                                                task.ordinal() + 3 * tool.ordinal())));
    }

    /** Each tool does one task. */
    static Stream<TlsCase> sample(TlsServer server, int number) {
        TlsTask[] tasks = TlsTask.values();
        return Stream.of(TlsTools.values())
                .flatMap(tool -> {
                    int turn = tool.ordinal() + number;
                    return one(server, tool, tasks[turn % tasks.length], turn);
                });
    }

    private static Stream<TlsCase> one(TlsServer server, TlsTools tool, TlsTask task, int turn) {
        List<TlsCase> cells = all(server, tool, task).toList();
        return cells.isEmpty() ? Stream.empty() : Stream.of(cells.get(turn % cells.size()));
    }

    private static Stream<TlsCase> all(TlsServer server, TlsTools tool, TlsTask task) {
        return TlsWay.ALL.stream()
                .filter(server::can)
                .filter(way -> tool.tool().can(way, server))
                .filter(way -> !(task.isUpload() && server.losesUploads(way)))
                .map(way -> new TlsCase(server, tool, way, task));
    }

    void play(Path folder) throws IOException {
        server.whyNot().ifPresent(Assumptions::abort);
        tool.tool().whyNot().ifPresent(Assumptions::abort);
        Desk desk = new Desk(Files.createDirectory(folder.resolve("root")), folder.resolve("file"));
        task.prepare(desk);
        try (TlsSite site = server.start(way, desk.root())) {
            task.act(tool.tool(), site, desk);
        }
    }

    /** For the names of tests. */
    @Override
    public String toString() {
        return "%s: %s %s %s".formatted(server, tool, way, task);
    }
}
