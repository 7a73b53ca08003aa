package org.twinport.tests.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinport.client.ClientEvent;
import org.twinport.client.FtpClient;
import org.twinport.client.FtpException;
import org.twinport.client.Progress;
import org.twinport.client.Verification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/** Whether a file came over unchanged, and with its time, as far as each server can tell. */
public abstract class IntegrityContract extends ServerContract {
    private static final Instant THEN = Instant.parse("2026-03-04T05:06:07Z");

    /** The best means by which this server lets files be compared. */
    protected abstract String means();

    @ParameterizedTest
    @ValueSource(strings = {"plain.bin", "two words.bin", "a 1 2"})
    void a_file_is_compared_by_the_best_means_of_the_server(String name) throws IOException {
        byte[] content = placed(name, 5_000_000);
        Path same = Files.write(desk().resolve("same"), content);
        content[4_000_000]++;
        Path changed = Files.write(desk().resolve("changed"), content);
        try (FtpClient ftp = connect()) {
            Verification equal = ftp.verify(same, remote(name));
            assertThat(equal.means()).isEqualTo(means());
            assertThat(equal.matches()).isTrue();
            assertThat(ftp.verify(changed, remote(name)).matches())
                    .isEqualTo(means().equals("size"));
        }
    }

    @Test
    void an_empty_file_and_a_missing_one() throws IOException {
        placed("empty", 0);
        Path empty = Files.createFile(desk().resolve("empty"));
        try (FtpClient ftp = connect()) {
            assertThat(ftp.verify(empty, remote("empty")).matches()).isTrue();
            if (means().equals("size")) {
                assertThat(ftp.hash(remote("missing"))).isEmpty();
            } else {
                assertThatThrownBy(() -> ftp.hash(remote("missing")))
                        .isInstanceOf(FtpException.Refused.class);
            }
        }
    }

    @Test
    void a_stored_file_keeps_its_time() throws IOException {
        Path local = Files.writeString(desk().resolve("dated"), "content");
        Files.setLastModifiedTime(local, FileTime.from(THEN));
        try (FtpClient ftp = connect()) {
            ftp.upload(local, remote("dated file"), false, Progress.NONE);
            ftp.keepTime(local, remote("dated file"));
        }
        assertThat(events()).noneMatch(ClientEvent.Note.class::isInstance);
        assertThat(Files.getLastModifiedTime(onDisk("dated file")).toInstant()).isEqualTo(THEN);
    }
}
