package org.twinport.tests.tls;

import static org.assertj.core.api.Assertions.assertThat;

import org.twinport.tests.world.Content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a tool does; each lays out what is there before, acts and checks. */
enum TlsTask {
    LIST {
        @Override
        void prepare(Desk desk) throws IOException {
            Files.write(desk.root().resolve("there.bin"), new byte[3]);
        }

        @Override
        void act(TlsTool tool, TlsSite site, Desk desk) {
            assertThat(tool.list(site)).contains("there.bin");
        }
    },
    RETR {
        @Override
        void prepare(Desk desk) throws IOException {
            Files.write(desk.root().resolve("there.bin"), CONTENT);
        }

        @Override
        void act(TlsTool tool, TlsSite site, Desk desk) {
            tool.fetch(site, "there.bin", desk.file());
            assertThat(desk.file()).hasBinaryContent(CONTENT);
        }
    },
    STOR {
        @Override
        void prepare(Desk desk) throws IOException {
            Files.write(desk.file(), CONTENT);
        }

        @Override
        void act(TlsTool tool, TlsSite site, Desk desk) {
            tool.store(site, desk.file(), "stored.bin");
            assertThat(desk.root().resolve("stored.bin")).hasBinaryContent(CONTENT);
        }
    },
    RESUME_RETR {
        @Override
        void prepare(Desk desk) throws IOException {
            Files.write(desk.root().resolve("there.bin"), CONTENT);
            Files.write(desk.file(), HEAD);
        }

        @Override
        void act(TlsTool tool, TlsSite site, Desk desk) {
            tool.resumeFetch(site, "there.bin", desk.file(), HEAD.length);
            assertThat(desk.file()).hasBinaryContent(CONTENT);
        }
    },
    RESUME_STOR {
        @Override
        void prepare(Desk desk) throws IOException {
            Files.write(desk.root().resolve("half.bin"), HEAD);
            Files.write(desk.file(), CONTENT);
        }

        @Override
        void act(TlsTool tool, TlsSite site, Desk desk) {
            tool.resumeStore(site, desk.file(), "half.bin", HEAD.length);
            assertThat(desk.root().resolve("half.bin")).hasBinaryContent(CONTENT);
        }
    };

    private static final byte[] CONTENT = Content.random(1_234_567, 7);
    private static final byte[] HEAD = Content.head(CONTENT, 40);

    /**
     * Where a task plays.
     *
     * @param root what the server's user sees
     * @param file the tool's side
     */
    record Desk(Path root, Path file) {}

    boolean isUpload() {
        return this == STOR || this == RESUME_STOR;
    }

    /** Before the server starts. */
    abstract void prepare(Desk desk) throws IOException;

    abstract void act(TlsTool tool, TlsSite site, Desk desk);
}
