package org.twinport.tests.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twinport.client.Batch;
import org.twinport.client.Credentials;
import org.twinport.client.RemotePath;
import org.twinport.examples.CountLines;
import org.twinport.examples.FetchFolder;
import org.twinport.examples.ServeFolder;
import org.twinport.server.FtpServer;

import java.nio.file.Files;
import java.nio.file.Path;

/** The examples do what their readers expect. */
class ExamplesTest {

    private static final Credentials READER = new Credentials("reader", "example");

    @TempDir private Path served;
    @TempDir private Path fetched;

    @Test
    void a_folder_is_served_fetched_and_counted() throws Exception {
        Files.writeString(served.resolve("a.txt"), "one\ntwo\n");
        Files.createDirectories(served.resolve("sub"));
        Files.writeString(served.resolve("sub/b.txt"), "three\n");
        try (FtpServer server = ServeFolder.start(served, READER.user(), READER.password())) {
            int port = server.address().getPort();
            assertThat(CountLines.count("127.0.0.1", port, READER, RemotePath.HERE)).isEqualTo(2);
            Batch.Report report =
                    FetchFolder.fetch(
                            "127.0.0.1", port, READER, RemotePath.HERE, fetched.resolve("copy"));
            assertThat(report.files()).isEqualTo(2);
            assertThat(report.failures()).isEmpty();
        }
        assertThat(fetched.resolve("copy/a.txt")).hasContent("one\ntwo\n");
        assertThat(fetched.resolve("copy/sub/b.txt")).hasContent("three\n");
    }
}
