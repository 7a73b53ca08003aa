package org.twinport.storage.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twinport.storage.StorageSteps.assertRefused;
import static org.twinport.storage.StorageSteps.breakOff;
import static org.twinport.storage.StorageSteps.names;
import static org.twinport.storage.StorageSteps.path;
import static org.twinport.storage.StorageSteps.put;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.twinport.protocol.listing.Entry;
import org.twinport.protocol.path.Name;
import org.twinport.protocol.path.VirtualPath;
import org.twinport.storage.Listing;
import org.twinport.storage.Sink;
import org.twinport.storage.Storage;
import org.twinport.storage.StorageException.Reason;
import org.twinport.storage.StorageSteps;
import org.twinport.storage.WriteMode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Names of any bytes, in any locale. */
class LocalNamesTest {
    private static final List<String> STRANGE =
            List.of(
                    "plain",
                    "\u00c3\u00a4",
                    "\u00e4",
                    "\u00ff\u00fe\u0080",
                    "\u00e4\u00b8\u00ad%25",
                    "\u00ef\u00bf\u00bd",
                    "\u001b[31m",
                    "a?\u00c3\u00bc?b",
                    "\u00ed\u00a0\u0080");

    @TempDir Path root;

    @ParameterizedTest
    @CsvSource({"C,C", "POSIX,", "C.UTF-8,C.UTF-8", "C.UTF-8,C"})
    @Timeout(120)
    void every_name_survives_in_every_locale(String lang, String all) throws Exception {
        Map<String, String> locale = Map.of("LANG", lang, "LC_ALL", all == null ? "" : all);
        try (ChildJvm child = ChildJvm.start(LocalNamesTest.class, locale, List.of(), root)) {
            assertThat(child.finish()).endsWith("all names survived");
        }
    }

    /** Runs in a Java machine of its own, as only its start decides the locale. */
    public static void main(String[] args) throws Exception {
        Path root = Path.of(args[0]);
        Storage storage = new LocalStorage(root, LocalRules.of("user", "server"));
        for (String octets : STRANGE) {
            survive(storage, VirtualPath.ROOT.child(new Name(octets)));
        }
        System.out.println("all names survived");
    }

    private static void survive(Storage storage, VirtualPath directory) throws Exception {
        String octets = directory.name().octets();
        VirtualPath file = directory.child(new Name(octets));
        VirtualPath moved = directory.child(new Name(octets + octets));
        storage.makeDirectory(directory);
        assertThat(names(storage, "/")).containsExactly(octets);
        try (Sink sink = storage.write(file, new WriteMode.Replace())) {
            sink.write(StorageSteps.bytes(octets));
            sink.commit();
        }
        assertThat(StorageSteps.get(storage, file, 0)).isEqualTo(octets);
        storage.rename(file, moved);
        try (Listing listing = storage.list(directory)) {
            Entry entry = listing.next();
            assertThat(entry).isNotNull();
            assertThat(entry.name()).isEqualTo(moved.name());
            assertThat(listing.next()).isNull();
        }
        storage.delete(moved);
        storage.removeDirectory(directory);
    }

    @Test
    void link_targets_keep_their_bytes() throws Exception {
        NativeNames names = new NativeNames();
        for (String octets : STRANGE) {
            Path name = names.path(new Name(octets));
            Files.createSymbolicLink(root.resolve(name), Path.of("../x").resolve(name));
        }
        Storage storage = new LocalStorage(root, LocalRules.of("user", "server"));

        // One of them holds an escape sequence, which no listing should carry.
        assertThat(StorageSteps.entries(storage, "/"))
                .allSatisfy(e -> {
                    String octets = e.name().octets();
                    assertThat(e.linkTarget())
                            .isEqualTo(octets.startsWith("\u001b") ? null : "../x/" + octets);
                })
                .hasSameSizeAs(STRANGE);
    }

    @Test
    void a_name_with_a_line_break_is_left_out() throws Exception {
        Files.createFile(root.resolve("two\r\nlines"));
        Files.createFile(root.resolve("one line"));
        Storage storage = new LocalStorage(root, LocalRules.of("user", "server"));

        assertThat(names(storage, "/")).containsExactly("one line");
    }

    @ParameterizedTest
    @CsvSource({".twinport-x", ".TWINPORT-X", ".twinport-"})
    void reserved_names_do_not_exist(String name) throws Exception {
        Files.createDirectory(root.resolve(name));
        Files.writeString(root.resolve(name).resolve("f"), "x");
        Storage storage = new LocalStorage(root, LocalRules.of("user", "server"));
        String reserved = "/" + name;

        assertThat(names(storage, "/")).isEmpty();
        for (String p : List.of(reserved, reserved + "/f")) {
            assertRefused(Reason.NOT_FOUND, () -> storage.stat(path(p)));
            assertRefused(Reason.NOT_FOUND, () -> storage.list(path(p)));
            assertRefused(Reason.NOT_FOUND, () -> storage.read(path(p), 0));
            assertRefused(Reason.NOT_FOUND, () -> storage.delete(path(p)));
            assertRefused(Reason.NOT_FOUND, () -> storage.removeDirectory(path(p)));
            assertRefused(Reason.NOT_FOUND, () -> storage.rename(path(p), path("/x")));
            assertRefused(Reason.NOT_FOUND, () -> storage.setMode(path(p), 0600));
            assertRefused(Reason.BAD_NAME, () -> put(storage, p, "x"));
            assertRefused(Reason.BAD_NAME, () -> storage.writeUnique(path(p)));
            assertRefused(Reason.BAD_NAME, () -> storage.makeDirectory(path(p)));
        }
        put(storage, "/mine", "x");
        assertRefused(Reason.BAD_NAME, () -> storage.rename(path("/mine"), path(reserved)));
    }

    @Test
    void an_interrupted_upload_to_a_name_of_255_bytes_is_kept() throws Exception {
        Storage storage = new LocalStorage(root, LocalRules.of("user", "server"));
        String longest = "/" + "\u00e4".repeat(127) + "x";
        breakOff(storage, longest, "part");

        assertThat(storage.stat(path(longest)).size()).isEqualTo(4);
    }
}
