package org.twinport.storage.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twinport.storage.StorageSteps.assertRefused;
import static org.twinport.storage.StorageSteps.breakOff;
import static org.twinport.storage.StorageSteps.entries;
import static org.twinport.storage.StorageSteps.get;
import static org.twinport.storage.StorageSteps.names;
import static org.twinport.storage.StorageSteps.path;
import static org.twinport.storage.StorageSteps.put;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinport.protocol.listing.Entry;
import org.twinport.storage.Storage;
import org.twinport.storage.StorageException.Reason;
import org.twinport.storage.WriteMode;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;

/** Links: those that stay inside the root work, those that lead out lead nowhere. */
class LocalLinksTest {
    @TempDir Path temp;

    private Path root;
    private Path outside;
    private Storage storage;

    @BeforeEach
    void lay() throws Exception {
        root = Files.createDirectories(temp.resolve("root"));
        outside = Files.createDirectories(temp.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "secret");
        Files.createDirectories(root.resolve("releases/5"));
        Files.writeString(root.resolve("releases/5/app"), "version 5");
        link("current", "releases/5");
        link("app", "current/app");
        link("absolute", outside.toString());
        link("relative", "../outside");
        link("chain", "releases/out");
        link("releases/out", "../../outside");
        link("up", "..");
        link("file", outside.resolve("secret").toString());
        link("dangling", "nowhere");
        link("loop", "loop");
        link("top", ".");
        storage = new LocalStorage(root, LocalRules.of("user", "server"));
    }

    private void link(String name, String target) throws Exception {
        Files.createSymbolicLink(root.resolve(name), Path.of(target));
    }

    @Test
    void links_that_stay_inside_are_followed() throws Exception {
        assertThat(get(storage, "/current/app")).isEqualTo("version 5");
        assertThat(get(storage, "/app")).isEqualTo("version 5");
        assertThat(get(storage, "/top/top/current/app")).isEqualTo("version 5");
        assertThat(names(storage, "/current")).containsExactly("app");
        assertThat(storage.stat(path("/current")).isDirectory()).isTrue();
        assertThat(storage.stat(path("/current")).name().octets()).isEqualTo("current");
        assertThat(storage.stat(path("/top")).isDirectory()).isTrue();
        assertThat(storage.stat(path("/app")).size()).isEqualTo(9);
    }

    @Test
    void writing_goes_through_a_link_and_leaves_it() throws Exception {
        put(storage, "/app", "version 6");
        put(storage, "/app", new WriteMode.Append(), "!");
        put(storage, "/current/new", "new");
        storage.makeDirectory(path("/current/dir"));

        assertThat(root.resolve("app")).isSymbolicLink();
        assertThat(root.resolve("releases/5/app")).hasContent("version 6!");
        assertThat(root.resolve("releases/5/new")).hasContent("new");
        assertThat(root.resolve("releases/5/dir")).isDirectory();
    }

    @Test
    void writing_in_place_goes_through_a_link_too() throws Exception {
        Storage inPlace =
                new LocalStorage(
                        root, LocalRules.of("user", "server").withUploads(UploadPolicy.IN_PLACE));
        put(inPlace, "/app", "version 7");

        assertThat(root.resolve("app")).isSymbolicLink();
        assertThat(root.resolve("releases/5/app")).hasContent("version 7");
        assertRefused(Reason.NOT_FOUND, () -> put(inPlace, "/file", "x"));
        assertThat(outside.resolve("secret")).hasContent("secret");
    }

    @Test
    void deleting_and_renaming_act_on_the_link_itself() throws Exception {
        storage.rename(path("/app"), path("/app2"));
        storage.delete(path("/app2"));
        storage.delete(path("/file"));
        storage.delete(path("/dangling"));
        storage.rename(path("/absolute"), path("/moved"));

        assertThat(root.resolve("releases/5/app")).hasContent("version 5");
        assertThat(outside.resolve("secret")).hasContent("secret");
        assertThat(root.resolve("moved")).isSymbolicLink();
        assertRefused(Reason.NOT_A_DIRECTORY, () -> storage.removeDirectory(path("/current")));
    }

    @Test
    void renaming_onto_a_link_replaces_the_link() throws Exception {
        put(storage, "/new", "new");

        storage.rename(path("/new"), path("/file"));

        assertThat(root.resolve("file")).isRegularFile();
        assertThat(Files.isSymbolicLink(root.resolve("file"))).isFalse();
        assertThat(outside.resolve("secret")).hasContent("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"absolute", "relative", "chain", "up", "dangling", "loop"})
    void a_link_that_leads_out_or_nowhere_is_no_directory_to_work_in(String link) {
        String below = "/" + link + "/secret";
        assertRefused(Reason.NOT_FOUND, () -> storage.stat(path("/" + link)));
        assertRefused(Reason.NOT_FOUND, () -> storage.list(path("/" + link)));
        assertRefused(Reason.NOT_FOUND, () -> storage.stat(path(below)));
        assertRefused(Reason.NOT_FOUND, () -> storage.read(path(below), 0));
        assertRefused(Reason.NOT_FOUND, () -> put(storage, below, "x"));
        assertRefused(Reason.NOT_FOUND, () -> storage.writeUnique(path(below)));
        assertRefused(Reason.NOT_FOUND, () -> storage.makeDirectory(path("/" + link + "/d")));
        assertRefused(Reason.NOT_FOUND, () -> storage.delete(path(below)));
        assertRefused(Reason.NOT_FOUND, () -> storage.removeDirectory(path(below)));
        assertRefused(Reason.NOT_FOUND, () -> storage.rename(path(below), path("/got")));
        assertRefused(Reason.NOT_FOUND, () -> storage.rename(path("/current/app"), path(below)));
        assertRefused(Reason.NOT_FOUND, () -> storage.setMode(path(below), 0777));
        assertRefused(Reason.NOT_FOUND, () -> storage.setModified(path(below), Instant.EPOCH));
        assertThat(outside).isDirectoryContaining(p -> p.endsWith("secret"));
        assertThat(outside.resolve("secret")).hasContent("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/file", "/dangling", "/absolute", "/loop"})
    void a_link_that_leads_out_or_nowhere_is_no_file_to_work_on(String link) {
        assertRefused(Reason.NOT_FOUND, () -> storage.read(path(link), 0));
        assertRefused(Reason.NOT_FOUND, () -> put(storage, link, "x"));
        assertRefused(Reason.NOT_FOUND, () -> storage.setMode(path(link), 0777));
        assertRefused(Reason.NOT_FOUND, () -> storage.setModified(path(link), Instant.EPOCH));
        assertRefused(Reason.EXISTS, () -> storage.makeDirectory(path(link)));
        assertThat(outside.resolve("secret")).hasContent("secret");
    }

    @Test
    void links_are_listed_as_links() throws Exception {
        assertThat(entries(storage, "/"))
                .filteredOn(e -> e.kind() == Entry.Kind.SYMLINK)
                .extracting(e -> e.name().octets() + " -> " + e.linkTarget())
                .contains(
                        "current -> releases/5",
                        "dangling -> nowhere",
                        "file -> " + outside.resolve("secret"))
                .hasSize(10);
    }

    @Test
    void a_root_that_is_a_link_is_resolved_once() throws Exception {
        Path alias = Files.createSymbolicLink(temp.resolve("alias"), root);
        Storage aliased = new LocalStorage(alias, LocalRules.of("user", "server"));

        assertThat(get(aliased, "/current/app")).isEqualTo("version 5");
        Files.delete(alias);
        Files.createSymbolicLink(alias, outside);
        assertThat(get(aliased, "/current/app")).isEqualTo("version 5");
    }

    @Test
    void a_file_planted_under_a_hidden_name_is_not_written_through() throws Exception {
        breakOff(storage, "/planted", "part");
        Path part = HiddenFilesOnDisk.in(root).getFirst();
        Files.delete(part);
        Files.createSymbolicLink(part, outside.resolve("secret"));

        assertRefused(Reason.NOT_A_FILE, () -> put(storage, "/planted", "x"));
        assertThat(outside.resolve("secret")).hasContent("secret");
        assertThat(Files.exists(root.resolve("planted"), LinkOption.NOFOLLOW_LINKS)).isFalse();
    }
}
