package org.twinport.tests.servers;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.twinport.client.ClientEvent;
import org.twinport.client.ClientOptions;
import org.twinport.client.Credentials;
import org.twinport.client.FtpClient;
import org.twinport.client.FtpException;
import org.twinport.client.LocalNames;
import org.twinport.client.Mode;
import org.twinport.client.RemotePath;
import org.twinport.protocol.path.Name;
import org.twinport.testkit.tool.ScratchFolder;
import org.twinport.tests.junit.LeavesNothing;
import org.twinport.tests.world.Content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the tests of our client need from a server: it is started once per class, and each test has
 * a folder of its own on it, made by the client and so owned by the user.
 */
@LeavesNothing
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ServerContract {
    private final AtomicInteger count = new AtomicInteger();
    private ScratchFolder scratch;
    private Site site;

    /** What the client of the current test has told. */
    private List<ClientEvent> events = List.of();

    private RemotePath home = RemotePath.HERE;

    @TempDir Path desk;

    /** Starts the server for all tests of the class. */
    protected abstract Site start(Path folder) throws IOException;

    @BeforeParameterizedClassInvocation(injectArguments = false)
    void startServer() throws IOException {
        scratch = ScratchFolder.create("twinport-site");
        site = start(scratch.path());
    }

    @AfterParameterizedClassInvocation(injectArguments = false)
    void stopServer() {
        if (site != null) {
            site.stop().run();
        }
        scratch.close();
    }

    @BeforeEach
    void makeHome() throws FtpException {
        events = new CopyOnWriteArrayList<>();
        RemotePath folder = RemotePath.of("test" + count.incrementAndGet());
        try (FtpClient ftp = connect()) {
            ftp.makeDirectory(folder);
        }
        home = folder;
    }

    protected Site site() {
        return site;
    }

    /** The mode that most tests use. */
    protected abstract Mode mode();

    protected Path desk() {
        return desk;
    }

    protected List<ClientEvent> events() {
        return events;
    }

    protected FtpClient connect() throws FtpException {
        return connect(mode());
    }

    protected FtpClient connect(Mode other) throws FtpException {
        return connect(site.who(), options().mode(other));
    }

    protected ClientOptions options() {
        return ClientOptions.DEFAULT.mode(mode()).listener(events::add);
    }

    protected FtpClient connect(Credentials who, ClientOptions options) throws FtpException {
        String host = site.address().getAddress().getHostAddress();
        return FtpClient.connect(host, site.address().getPort(), who, options);
    }

    /** The folder of this test. */
    protected RemotePath home() {
        return home;
    }

    /** A path in the folder of this test. */
    protected RemotePath remote(String name) {
        return name.isEmpty() ? home : RemotePath.of(home + "/" + name);
    }

    /** The same on the server's disk. */
    protected Path onDisk(String name) {
        Path folder = site.root().resolve(home.toString());
        return name.isEmpty() ? folder : folder.resolve(LocalNames.of(Name.of(name)));
    }

    /** Puts a file there without FTP. */
    protected byte[] placed(String name, int size) throws IOException {
        byte[] bytes = Content.random(size, size);
        Files.write(onDisk(name), bytes);
        return bytes;
    }

    /** The verbs that the client has sent. */
    protected List<String> verbs() {
        return events.stream()
                .filter(ClientEvent.Sent.class::isInstance)
                .map(event -> ((ClientEvent.Sent) event).line().split(" ", 2)[0])
                .toList();
    }
}
