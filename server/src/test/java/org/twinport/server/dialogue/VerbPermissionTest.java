package org.twinport.server.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.twinport.protocol.command.Verb;
import org.twinport.protocol.listing.Entry;
import org.twinport.protocol.path.VirtualPath;
import org.twinport.protocol.reply.Reply;
import org.twinport.server.fixture.TestServer;
import org.twinport.server.fixture.TestTls;
import org.twinport.storage.Listing;
import org.twinport.storage.Storage;
import org.twinport.storage.StorageException;
import org.twinport.storage.memory.MemoryStorage;
import org.twinport.storage.view.Permission;
import org.twinport.storage.view.Permissions;
import org.twinport.testkit.dialogue.Dialogue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/** Every verb under every permission that is missing: 550 and nothing changed, or no difference. */
class VerbPermissionTest {

    @ParameterizedTest
    @EnumSource(Permission.class)
    void withoutAPermissionExactlyTheVerbsThatNeedItAreDenied(Permission missing) {
        Set<Permission> others = EnumSet.complementOf(EnumSet.of(missing));
        SoftAssertions softly = new SoftAssertions();
        for (Verb verb : Verb.values()) {
            check(VerbTable.rowOf(verb), missing, others, softly);
        }
        softly.assertAll();
    }

    private static void check(
            VerbRow row, Permission missing, Set<Permission> others, SoftAssertions softly) {
        MemoryStorage storage = new MemoryStorage();
        try (TestServer server = on(storage, others)) {
            VerbRow.plant(server);
            Set<String> before = tree(storage);
            Dialogue dialogue = row.ready(server);
            Reply reply = Attempt.of(dialogue, row.example());
            boolean denied = row.needs().contains(missing);
            softly.assertThat(reply.code())
                    .as("%s without %s", row.example(), missing)
                    .isEqualTo(denied ? 550 : row.success());
            if (denied) {
                softly.assertThat(tree(storage)).as(row.example()).isEqualTo(before);
                softly.assertThat(reply.text()).isEqualTo("Permission denied");
            }
        }
    }

    private static TestServer on(Storage storage, Set<Permission> allowed) {
        return TestServer.on(storage, Permissions.everywhere(allowed), TestTls::everything);
    }

    /** Everything that can be seen of a tree, one line per entry. */
    private static Set<String> tree(Storage storage) {
        Set<String> found = new TreeSet<>();
        try {
            walk(storage, VirtualPath.ROOT, found);
        } catch (StorageException e) {
            throw new AssertionError(e);
        }
        return found;
    }

    private static void walk(Storage storage, VirtualPath directory, Set<String> found)
            throws StorageException {
        try (Listing listing = storage.list(directory)) {
            Entry entry;
            while ((entry = listing.next()) != null) {
                found.add(directory + " " + entry);
                if (entry.isDirectory()) {
                    walk(storage, directory.child(entry.name()), found);
                }
            }
        }
    }

    @Test
    void aReadOnlyUserChangesNothing() {
        MemoryStorage storage = new MemoryStorage();
        try (TestServer server = on(storage, EnumSet.of(Permission.LIST, Permission.READ))) {
            VerbRow.plant(server);
            Set<String> before = tree(storage);
            for (String line :
                    new String[] {
                        "STOR new",
                        "STOR data.bin",
                        "STOU",
                        "APPE data.bin",
                        "DELE data.bin",
                        "RMD empty",
                        "MKD made",
                        "RNTO moved",
                        "MDTM 20200102030405 data.bin",
                        "SITE UTIME 20200102030405 data.bin",
                        "SITE CHMOD 600 data.bin"
                    }) {
                assertThat(Attempt.of(server.login(), line).code()).as(line).isEqualTo(550);
            }
            assertThat(tree(storage)).isEqualTo(before);
        }
    }

    @Test
    void whoMayStoreButNotOverwriteLosesAgainstAFileThatIsThere() {
        MemoryStorage storage = new MemoryStorage();
        Set<Permission> allowed = EnumSet.of(Permission.LIST, Permission.READ, Permission.WRITE);
        try (TestServer server = on(storage, allowed)) {
            VerbRow.plant(server);
            Dialogue dialogue = server.login();
            assertThat(Attempt.of(dialogue, "STOR data.bin").code()).isEqualTo(550);
            assertThat(Attempt.of(dialogue, "APPE data.bin").code()).isEqualTo(550);
            assertThat(server.content("/data.bin").orElseThrow()).hasSize(8);
            assertThat(Attempt.of(dialogue, "STOR other").code()).isEqualTo(226);
        }
    }

    @Test
    void thePermFactTellsWhatMayBeTried() {
        try (TestServer server =
                on(new MemoryStorage(), EnumSet.of(Permission.LIST, Permission.READ))) {
            VerbRow.plant(server);
            Dialogue dialogue = server.login();
            assertThat(dialogue.ask("MLST data.bin", 250).text()).contains("perm=r;");
            assertThat(dialogue.ask("MLST dir", 250).text()).contains("perm=el;");
        }
        try (TestServer server = TestServer.start(TestTls::everything)) {
            VerbRow.plant(server);
            Dialogue dialogue = server.login();
            assertThat(dialogue.ask("MLST data.bin", 250).text()).contains("perm=adfrw;");
            assertThat(dialogue.ask("MLST dir", 250).text()).contains("perm=cdeflmp;");
        }
    }

    @Test
    void everyPermissionIsNeededBySomeVerb() {
        Set<Permission> used = EnumSet.noneOf(Permission.class);
        for (Verb verb : Verb.values()) {
            used.addAll(VerbTable.rowOf(verb).needs());
        }
        assertThat(used).containsAll(Arrays.asList(Permission.values()));
    }
}
