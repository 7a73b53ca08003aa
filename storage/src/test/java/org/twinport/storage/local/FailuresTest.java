package org.twinport.storage.local;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.twinport.storage.StorageException;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

class FailuresTest {

    static List<IOException> failures() {
        return List.of(
                new IOException("Input/output error"),
                new AccessDeniedException("/srv/ftp/a"),
                new NoSuchFileException("/srv/ftp/a"),
                new FileSystemException("/srv/ftp/a", null, "Too many levels of links"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void the_log_reads_what_happened_and_no_name_of_a_class(IOException failure) {
        Path root = Path.of("/srv/ftp");
        assertThatThrownBy(() ->
                        Failures.translating(
                                root,
                                "/a",
                                () -> {
                                    throw failure;
                                }))
                .isInstanceOf(StorageException.class)
                .hasMessageMatching("/a below /srv/ftp: [A-Za-z/ ]+")
                .message()
                .doesNotContain("Exception", "java");
    }
}
