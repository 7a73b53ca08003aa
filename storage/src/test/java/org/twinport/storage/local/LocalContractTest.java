package org.twinport.storage.local;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.twinport.storage.ResumableContract;
import org.twinport.storage.StagedContract;
import org.twinport.storage.Storage;
import org.twinport.storage.UploadContract;

import java.nio.file.Path;

/** Files of this machine under the contract of all storages, with every way of uploading. */
class LocalContractTest {
    @TempDir Path root;

    private final UploadsInProgress inProgress = new UploadsInProgress();

    private LocalStorage open(String user, UploadPolicy policy) throws Exception {
        return new LocalStorage(
                root, LocalRules.of(user, "server").withUploads(policy), inProgress);
    }

    @Nested
    class Resumable extends ResumableContract {
        private Storage storage;
        private Storage otherUser;

        @BeforeEach
        void open() throws Exception {
            storage = LocalContractTest.this.open("user", UploadPolicy.RESUMABLE);
            otherUser = LocalContractTest.this.open("other", UploadPolicy.RESUMABLE);
        }

        @Override
        protected Storage storage() {
            return storage;
        }

        @Override
        protected Storage otherUser() {
            return otherUser;
        }
    }

    @Nested
    class Atomic extends StagedContract {
        private Storage storage;

        @BeforeEach
        void open() throws Exception {
            storage = LocalContractTest.this.open("user", UploadPolicy.ATOMIC);
        }

        @Override
        protected Storage storage() {
            return storage;
        }
    }

    @Nested
    class InPlace extends UploadContract {
        private Storage storage;

        @BeforeEach
        void open() throws Exception {
            storage = LocalContractTest.this.open("user", UploadPolicy.IN_PLACE);
        }

        @Override
        protected Storage storage() {
            return storage;
        }

        @Override
        protected boolean isStaged() {
            return false;
        }
    }
}
