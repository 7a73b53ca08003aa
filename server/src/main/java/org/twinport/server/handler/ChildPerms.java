package org.twinport.server.handler;

import org.jspecify.annotations.Nullable;
import org.twinport.protocol.listing.Entry;
import org.twinport.protocol.path.Name;
import org.twinport.protocol.path.VirtualPath;
import org.twinport.storage.view.Permissions;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * The perm facts of one directory's entries, on the session's thread. Rules hold for a path and all
 * below it, so entries of one kind have the same letters, but for those that have a rule of their
 * own.
 */
final class ChildPerms {

    private final Permissions may;
    private final VirtualPath directory;
    private final Set<Name> ownRule;
    private @Nullable String ofFiles;
    private @Nullable String ofDirectories;

    ChildPerms(Permissions may, VirtualPath directory) {
        this.may = may;
        this.directory = directory;
        int depth = directory.names().size() + 1;
        this.ownRule =
                may.rules().stream()
                        .map(Permissions.Rule::below)
                        .filter(path -> path.names().size() == depth && directory.contains(path))
                        .map(VirtualPath::name)
                        .collect(Collectors.toUnmodifiableSet());
    }

    String of(Entry entry) {
        if (!ownRule.isEmpty() && ownRule.contains(entry.name())) {
            return letters(entry);
        }
        String known = entry.isDirectory() ? ofDirectories : ofFiles;
        return known == null ? learn(entry) : known;
    }

    private String learn(Entry entry) {
        String letters = letters(entry);
        if (entry.isDirectory()) {
            ofDirectories = letters;
        } else {
            ofFiles = letters;
        }
        return letters;
    }

    private String letters(Entry entry) {
        return PermFact.of(may, directory.child(entry.name()), entry.isDirectory());
    }
}
