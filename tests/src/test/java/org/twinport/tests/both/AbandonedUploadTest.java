package org.twinport.tests.both;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twinport.client.FtpClient;
import org.twinport.client.Mode;
import org.twinport.client.RemoteOutput;
import org.twinport.client.RemotePath;
import org.twinport.tests.junit.LeavesNothing;
import org.twinport.tests.world.OurServer;

import java.nio.file.Files;
import java.nio.file.Path;

/** An upload that is given up is no file. */
@LeavesNothing
class AbandonedUploadTest {

    @Test
    void an_abandoned_stream_leaves_the_old_file_and_a_usable_client(@TempDir Path folder)
            throws Exception {
        Path root = Files.createDirectory(folder.resolve("root"));
        Path old = Files.writeString(root.resolve("old"), "as it was");
        try (OurServer server = OurServer.start(root);
                FtpClient ftp = Ours.connect(server, Mode.AUTO)) {
            for (String name : new String[] {"old", "new"}) {
                try (RemoteOutput out = ftp.write(RemotePath.of(name), 0)) {
                    out.write(new byte[100_000]);
                    out.abandon();
                }
            }
            assertThat(ftp.size(RemotePath.of("old"))).contains(9L);
        }
        assertThat(old).hasContent("as it was");
        assertThat(root.resolve("new")).doesNotExist();
    }
}
