package org.twinport.storage.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twinport.storage.StorageSteps.assertRefused;
import static org.twinport.storage.StorageSteps.breakOff;
import static org.twinport.storage.StorageSteps.get;
import static org.twinport.storage.StorageSteps.path;
import static org.twinport.storage.StorageSteps.put;

import org.junit.jupiter.api.Test;
import org.twinport.storage.ResumableContract;
import org.twinport.storage.Storage;
import org.twinport.storage.StorageException.Reason;
import org.twinport.storage.WriteMode;

/** Files in memory under the contract of all storages. */
class MemoryStorageTest extends ResumableContract {
    private final MemoryStorage storage = new MemoryStorage();

    @Override
    protected Storage storage() {
        return storage;
    }

    @Override
    protected Storage otherUser() {
        return storage.as("other");
    }

    @Test
    void the_limit_holds_for_finished_and_unfinished_files_together() throws Exception {
        Storage small = new MemoryStorage(10);
        put(small, "/a", "12345");
        breakOff(small, "/b", "123");

        assertRefused(Reason.NO_SPACE, () -> put(small, "/c", "123"));
        put(small, "/b", new WriteMode.ResumeAt(1), "2345");
        assertRefused(Reason.NO_SPACE, () -> put(small, "/a", new WriteMode.Append(), "6"));
        assertThat(get(small, "/a")).isEqualTo("12345");
    }

    @Test
    void room_is_free_again_after_deleting_replacing_and_breaking_off() throws Exception {
        Storage small = new MemoryStorage(10);
        for (int i = 0; i < 10; i++) {
            put(small, "/a", "1234");
            put(small, "/a", "123456");
            breakOff(small, "/b", "1234");
            small.delete(path("/b"));
            breakOff(small, "/a", new WriteMode.ResumeAt(2), "34");
            small.delete(path("/a"));
        }
        put(small, "/all", "0123456789");
        assertThat(get(small, "/all")).isEqualTo("0123456789");
    }
}
