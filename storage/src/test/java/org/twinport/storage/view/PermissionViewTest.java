package org.twinport.storage.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.twinport.storage.StorageSteps.assertRefused;
import static org.twinport.storage.StorageSteps.breakOff;
import static org.twinport.storage.StorageSteps.bytes;
import static org.twinport.storage.StorageSteps.get;
import static org.twinport.storage.StorageSteps.names;
import static org.twinport.storage.StorageSteps.path;
import static org.twinport.storage.StorageSteps.put;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.twinport.storage.Sink;
import org.twinport.storage.Storage;
import org.twinport.storage.StorageException;
import org.twinport.storage.StorageException.Reason;
import org.twinport.storage.WriteMode;
import org.twinport.storage.memory.MemoryStorage;
import org.twinport.storage.view.Permissions.Rule;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What may be done with which permissions. */
class PermissionViewTest {
    private MemoryStorage storage = new MemoryStorage();

    @BeforeEach
    void fill() throws Exception {
        storage = filled();
    }

    private static MemoryStorage filled() throws StorageException {
        MemoryStorage storage = new MemoryStorage();
        put(storage, "/old", "old");
        put(storage, "/old2", "old");
        breakOff(storage, "/part", "part");
        storage.makeDirectory(path("/dir"));
        return storage;
    }

    /** One use of the storage and the sets of permissions of which any one is enough. */
    private record Use(String name, Act act, List<Set<Permission>> enough) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A storage method, called. */
    @FunctionalInterface
    private interface Act {
        void on(Storage storage) throws StorageException;
    }

    private static Use use(String name, Act act, Permission... needed) {
        return new Use(name, act, List.of(Set.of(needed)));
    }

    static Stream<Use> uses() {
        WriteMode replace = new WriteMode.Replace();
        WriteMode append = new WriteMode.Append();
        return Stream.of(
                new Use(
                        "stat",
                        s -> s.stat(path("/old")),
                        List.of(Set.of(Permission.LIST), Set.of(Permission.READ))),
                use("list", s -> s.list(path("/")).close(), Permission.LIST),
                use("read", s -> s.read(path("/old"), 0).close(), Permission.READ),
                use("write new", s -> s.write(path("/new"), replace).close(), Permission.WRITE),
                use("append new", s -> s.write(path("/new"), append).close(), Permission.WRITE),
                use(
                        "resume part",
                        s -> s.write(path("/part"), resume(2)).close(),
                        Permission.WRITE),
                use("append part", s -> s.write(path("/part"), append).close(), Permission.WRITE),
                use("restart part", s -> s.write(path("/part"), replace).close(), Permission.WRITE),
                use("replace", s -> s.write(path("/old"), replace).close(), Permission.OVERWRITE),
                use("append", s -> s.write(path("/old"), append).close(), Permission.OVERWRITE),
                use("resume", s -> s.write(path("/old"), resume(1)).close(), Permission.OVERWRITE),
                use("write unique", s -> s.writeUnique(path("/old")).close(), Permission.WRITE),
                use("make directory", s -> s.makeDirectory(path("/d2")), Permission.MKDIR),
                use("remove directory", s -> s.removeDirectory(path("/dir")), Permission.RMDIR),
                use("delete", s -> s.delete(path("/old")), Permission.DELETE),
                use("delete part", s -> s.delete(path("/part")), Permission.DELETE),
                use("rename", s -> s.rename(path("/old"), path("/new")), Permission.RENAME),
                use(
                        "rename over",
                        s -> s.rename(path("/old"), path("/old2")),
                        Permission.RENAME,
                        Permission.OVERWRITE),
                use(
                        "set modified",
                        s -> s.setModified(path("/old"), Instant.EPOCH),
                        Permission.ATTRIBUTES),
                use(
                        "set created",
                        s -> s.setCreated(path("/old"), Instant.EPOCH),
                        Permission.ATTRIBUTES),
                use("set mode", s -> s.setMode(path("/old"), 0600), Permission.ATTRIBUTES));
    }

    private static WriteMode resume(long offset) {
        return new WriteMode.ResumeAt(offset);
    }

    @ParameterizedTest
    @MethodSource("uses")
    void each_use_needs_its_permissions_and_no_other(Use use) throws Exception {
        for (Permission one : Permission.values()) {
            for (Permission two : Permission.values()) {
                Set<Permission> allowed = EnumSet.of(one, two);
                boolean enough = use.enough().stream().anyMatch(allowed::containsAll);
                check(use, allowed, enough);
            }
        }
        check(use, EnumSet.noneOf(Permission.class), false);
        check(use, EnumSet.allOf(Permission.class), true);
    }

    private void check(Use use, Set<Permission> allowed, boolean enough) throws Exception {
        MemoryStorage fresh = filled();
        Storage view = new PermissionView(fresh, Permissions.everywhere(allowed));
        if (enough) {
            use.act().on(view);
        } else {
            assertRefused(Reason.DENIED, () -> use.act().on(view));
            assertThat(names(fresh, "/")).containsExactly("dir", "old", "old2");
            assertThat(get(fresh, "/old")).isEqualTo("old");
            assertThat(fresh.stat(path("/part")).size()).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @MethodSource("uses")
    void without_a_permission_the_storage_is_not_even_asked(Use use) {
        Storage untouchable =
                (Storage)
                        Proxy.newProxyInstance(
                                Storage.class.getClassLoader(),
                                new Class<?>[] {Storage.class},
                                (_, method, _) -> {
                                    throw new AssertionError(method + " was called");
                                });
        Storage view = new PermissionView(untouchable, new Permissions(List.of()));

        assertRefused(Reason.DENIED, () -> use.act().on(view));
    }

    @Test
    void the_longest_path_decides() {
        Permissions permissions =
                new Permissions(
                        List.of(
                                new Rule(path("/"), Set.of(Permission.LIST)),
                                new Rule(path("/pub/in/secret"), Set.of()),
                                new Rule(path("/pub"), Set.of(Permission.READ)),
                                new Rule(path("/pub/in"), Set.of(Permission.WRITE))));

        assertThat(permissions.allows(Permission.LIST, path("/x"))).isTrue();
        assertThat(permissions.allows(Permission.LIST, path("/pub"))).isFalse();
        assertThat(permissions.allows(Permission.READ, path("/pub/x"))).isTrue();
        assertThat(permissions.allows(Permission.READ, path("/public"))).isFalse();
        assertThat(permissions.allows(Permission.WRITE, path("/pub/in/x"))).isTrue();
        assertThat(permissions.allows(Permission.WRITE, path("/pub/in/secret/x"))).isFalse();
    }

    @Test
    void what_may_be_neither_listed_nor_read_is_not_revealed() throws Exception {
        storage.makeDirectory(path("/in"));
        put(storage, "/in/there", "x");
        Storage view =
                new PermissionView(
                        storage,
                        new Permissions(List.of(new Rule(path("/in"), Set.of(Permission.WRITE)))));

        assertRefused(Reason.DENIED, () -> view.stat(path("/in/there")));
        assertRefused(Reason.DENIED, () -> view.stat(path("/in/not-there")));
        assertRefused(Reason.DENIED, () -> view.stat(path("/old")));
        assertThat(view.stat(path("/in")).isDirectory()).isTrue();
        assertThat(view.stat(path("/")).isDirectory()).isTrue();
    }

    @Test
    void who_may_only_upload_enters_directories_and_resumes_without_seeing_files()
            throws Exception {
        storage.makeDirectory(path("/2026"));
        put(storage, "/2026/seen", "x");
        Storage view =
                new PermissionView(
                        storage,
                        Permissions.everywhere(EnumSet.of(Permission.WRITE, Permission.MKDIR)));
        breakOff(view, "/2026/part", "1234");

        assertThat(view.stat(path("/2026")).isDirectory()).isTrue();
        assertThat(view.stat(path("/2026/part")).size()).isEqualTo(4);
        assertRefused(Reason.DENIED, () -> view.stat(path("/2026/seen")));
        assertRefused(Reason.DENIED, () -> view.stat(path("/2026/unseen")));
        view.write(path("/2026/part"), resume(4)).commit();
        assertRefused(Reason.DENIED, () -> view.stat(path("/2026/part")));
    }

    @Test
    void who_may_not_overwrite_does_not_do_so_by_being_slower() throws Exception {
        Storage view =
                new PermissionView(storage, Permissions.everywhere(EnumSet.of(Permission.WRITE)));
        try (Sink sink = view.write(path("/new"), new WriteMode.Replace())) {
            sink.write(bytes("mine"));
            assertThat(sink.position()).isEqualTo(4);
            put(storage.as("other"), "/new", "theirs");
            assertRefused(Reason.EXISTS, sink::commit);
        }
        assertThat(get(storage, "/new")).isEqualTo("theirs");
    }

    @Test
    void a_place_with_a_rule_of_its_own_is_not_moved_under_another_rule() throws Exception {
        storage.makeDirectory(path("/dir/secret"));
        Storage view =
                new PermissionView(
                        storage,
                        new Permissions(
                                List.of(
                                        new Rule(path("/"), EnumSet.allOf(Permission.class)),
                                        new Rule(path("/dir/secret"), Set.of(Permission.RENAME)))));

        assertRefused(Reason.DENIED, () -> view.rename(path("/dir"), path("/d")));
        assertRefused(Reason.DENIED, () -> view.rename(path("/dir/secret"), path("/d")));
        assertRefused(Reason.DENIED, () -> view.rename(path("/old"), path("/dir/secret")));
        view.rename(path("/old"), path("/dir/old"));
    }

    @Test
    void the_ready_made_permissions_are_what_they_say() throws Exception {
        Storage all = new PermissionView(storage, Permissions.all());
        put(all, "/x", "x");
        all.rename(path("/x"), path("/old"));
        assertThat(get(all, "/old")).isEqualTo("x");

        Storage readOnly = new PermissionView(storage, Permissions.readOnly());
        assertThat(names(readOnly, "/")).containsExactly("dir", "old", "old2");
        assertThat(get(readOnly, "/old")).isEqualTo("x");
        List<Permission> refused = new ArrayList<>(List.of(Permission.values()));
        refused.removeAll(List.of(Permission.LIST, Permission.READ));
        assertThat(refused)
                .noneMatch(p -> Permissions.readOnly().allows(p, path("/old")))
                .allMatch(p -> Permissions.all().allows(p, path("/old")));
        assertThat(readOnly.capabilities()).isEqualTo(storage.capabilities());
    }
}
