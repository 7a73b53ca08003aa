package org.twinport.storage.view;

import org.twinport.protocol.path.VirtualPath;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a user may do where; immutable. Of all rules above a path, the one with the longest path
 * counts, of two for one path the earlier one; without a rule nothing is allowed.
 *
 * @param rules in any order
 */
public record Permissions(List<Rule> rules) {

    /**
     * What is allowed at a path and below it.
     *
     * @param below the path
     * @param allowed what is allowed there; empty for nothing
     */
    public record Rule(VirtualPath below, Set<Permission> allowed) {
        public Rule {
            allowed = Set.copyOf(allowed);
        }
    }

    public Permissions {
        // The sort is stable: rules for one path stay in order.
        rules =
                rules.stream()
                        .sorted(
                                Comparator.comparingInt((Rule r) -> r.below().names().size())
                                        .reversed())
                        .toList();
    }

    /** Everything, everywhere. */
    public static Permissions all() {
        return everywhere(EnumSet.allOf(Permission.class));
    }

    /** Listing and fetching, everywhere. */
    public static Permissions readOnly() {
        return everywhere(EnumSet.of(Permission.LIST, Permission.READ));
    }

    /** The same, everywhere. */
    public static Permissions everywhere(Set<Permission> allowed) {
        return new Permissions(List.of(new Rule(VirtualPath.ROOT, allowed)));
    }

    /** Whether the rules allow that at {@code path}. */
    public boolean allows(Permission permission, VirtualPath path) {
        for (Rule rule : rules) {
            if (rule.below().contains(path)) {
                return rule.allowed().contains(permission);
            }
        }
        return false;
    }

    /**
     * Whether the user may know that there is something at {@code path}: because it may be listed
     * or read, or because it is on the way to a place where the user may do anything.
     */
    public boolean reveals(VirtualPath path) {
        return allows(Permission.LIST, path)
                || allows(Permission.READ, path)
                || rules.stream().anyMatch(r -> path.contains(r.below()) && !r.allowed().isEmpty());
    }

    /**
     * Whether {@code path} is, or contains, the place of a rule. Such a place cannot be renamed, as
     * what is below it would come under another rule.
     */
    boolean isFixed(VirtualPath path) {
        return rules.stream().anyMatch(r -> path.contains(r.below()));
    }
}
