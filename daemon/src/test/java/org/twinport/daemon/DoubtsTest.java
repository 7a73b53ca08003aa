package org.twinport.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.twinport.daemon.Doubts.Access;
import org.twinport.daemon.config.Loaded;
import org.twinport.daemon.config.Settings;
import org.twinport.daemon.config.Sources;

import java.util.List;
import java.util.Map;

final class DoubtsTest {

    private static final Access NONE = new Access(_ -> false, _ -> false);
    private static final Access READING = new Access(_ -> true, _ -> false);
    private static final String WHO = "the OS user " + System.getProperty("user.name");

    private static List<String> doubts(Access access, String readOnly, String... users) {
        Map<String, String> flags = Map.of("root", "/srv/ftp", "read-only", readOnly);
        return switch (Settings.load(Sources.ofFlags(flags, users))) {
            case Loaded.Good(Settings settings) -> Doubts.folders(settings, access);
            case Loaded.Bad(var problems) -> throw new AssertionError(problems.toString());
        };
    }

    @Test
    void a_folder_that_the_system_lets_nobody_write_in_is_told_once() {
        assertThat(doubts(READING, "no", "anna:x", "bob:y"))
                .containsExactly(WHO + " may not write in /srv/ftp: uploads will be refused");
    }

    @Test
    void a_folder_that_cannot_be_read_is_told_also_where_nobody_may_write() {
        assertThat(doubts(NONE, "yes", "anna:x"))
                .containsExactly(WHO + " may not read in /srv/ftp: downloads will be refused");
        assertThat(doubts(NONE, "no", "anna:x")).hasSize(2);
    }

    @Test
    void nothing_is_told_where_nobody_may_write_anyway_or_there_is_nobody() {
        assertThat(doubts(READING, "yes", "anna:x")).isEmpty();
        assertThat(doubts(NONE, "no")).isEmpty();
    }
}
