package org.twinport.server.handler;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.twinport.protocol.listing.Entry;
import org.twinport.protocol.path.Name;
import org.twinport.protocol.path.VirtualPath;
import org.twinport.storage.view.Permission;
import org.twinport.storage.view.Permissions;
import org.twinport.storage.view.Permissions.Rule;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

final class ChildPermsTest {

    private static final Permissions RULES =
            new Permissions(
                    List.of(
                            new Rule(VirtualPath.ROOT, Set.of(Permission.READ, Permission.LIST)),
                            new Rule(VirtualPath.of("/in"), EnumSet.allOf(Permission.class)),
                            new Rule(VirtualPath.of("/in/locked"), Set.of()),
                            new Rule(VirtualPath.of("/in/deep/er"), Set.of()),
                            new Rule(VirtualPath.of("/other/a"), Set.of())));

    @Test
    void every_entry_has_the_letters_that_its_own_path_has() {
        for (String directory : List.of("/", "/in", "/in/deep", "/in/locked", "/other")) {
            VirtualPath path = VirtualPath.of(directory);
            ChildPerms perms = new ChildPerms(RULES, path);
            for (String name : List.of("a", "locked", "in", "er", "deep", "a", "b")) {
                for (Entry.Kind kind : Entry.Kind.values()) {
                    Entry entry = Entry.of(Name.of(name), kind, 1);
                    assertThat(perms.of(entry))
                            .as(directory + " " + entry)
                            .isEqualTo(
                                    PermFact.of(
                                            RULES, path.child(entry.name()), entry.isDirectory()));
                }
            }
        }
    }
}
