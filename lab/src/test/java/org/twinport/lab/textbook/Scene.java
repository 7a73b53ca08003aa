package org.twinport.lab.textbook;

import org.junit.jupiter.api.Assumptions;
import org.twinport.lab.Namespace;
import org.twinport.lab.Network;
import org.twinport.lab.Topology;
import org.twinport.lab.capture.Capture;
import org.twinport.testkit.tool.ScratchFolder;
import org.twinport.testkit.tool.Tool;
import org.twinport.testkit.tool.Tools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A client machine, a server machine, a folder to be served and one for the client; made and closed
 * by one test.
 *
 * @param marker stands in every line of the served file and nowhere else
 */
record Scene(Network network, Topology topology, ScratchFolder scratch, String marker)
        implements AutoCloseable {
    static final String FILE = "book.txt";
    static final String USER = "joe";
    static final String PASSWORD = "secret-in-the-lab";

    private static final int LINES = 4000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Skips the test where there can be no such machines. */
    static Scene of(Function<Network, Topology> shape) {
        Stream.of(Network.whyNot(), Capture.whyNot(), Tools.missing("curl"), Tools.missing("lftp"))
                .forEach(reason -> reason.ifPresent(Assumptions::abort));
        Network network = Network.create();
        ScratchFolder scratch = ScratchFolder.create("twinport-scene");
        String marker = UUID.randomUUID().toString();
        try {
            Files.createDirectory(scratch.path().resolve("served"));
            Files.createDirectory(scratch.path().resolve("local"));
            Files.writeString(scratch.path().resolve("served").resolve(FILE), text(marker));
            return new Scene(network, shape.apply(network), scratch, marker);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException | Error e) {
            network.close();
            scratch.close();
            throw e;
        }
    }

    private static String text(String marker) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            text.append(marker).append(' ').append(i).append('\n');
        }
        return text.toString();
    }

    /** The folder that is served. */
    Path served() {
        return scratch.path().resolve("served");
    }

    /** A folder for the client's files. */
    Path local() {
        return scratch.path().resolve("local");
    }

    Path file() {
        return served().resolve(FILE);
    }

    Namespace client() {
        return topology.client();
    }

    Namespace server() {
        return topology.server();
    }

    /** What the client has to dial, as text. */
    String host() {
        return topology.serverReachableAt().getHostAddress();
    }

    String url() {
        return "ftp://" + USER + "@" + host() + "/";
    }

    /** The server on ports 21 and 20 of the server machine. */
    TwinportServer serve(String... options) {
        return TwinportServer.start(server(), served(), scratch.path(), options);
    }

    /** Our own command line on the client machine. */
    Tool twinport(String... arguments) {
        return Client.twinport(client(), arguments).within(PATIENCE);
    }

    /** Commands of a script on the client machine; see {@link Script}. */
    Tool script(String... steps) {
        return client().java(Script.class, host(), "21", "USER " + USER, "PASS " + PASSWORD)
                .with(steps)
                .within(PATIENCE);
    }

    @Override
    public void close() {
        network.close();
        scratch.close();
    }
}
