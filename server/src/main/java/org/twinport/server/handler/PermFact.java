package org.twinport.server.handler;

import org.twinport.protocol.path.VirtualPath;
import org.twinport.storage.view.Permission;
import org.twinport.storage.view.Permissions;

/** The perm fact (RFC 3659 section 7.5.5): what the asking user may try with an entry; pure. */
final class PermFact {

    private PermFact() {}

    static String of(Permissions may, VirtualPath path, boolean directory) {
        StringBuilder letters = new StringBuilder(8);
        if (directory) {
            add(letters, 'c', may.allows(Permission.WRITE, path));
            add(letters, 'd', may.allows(Permission.RMDIR, path));
            add(letters, 'e', may.allows(Permission.LIST, path));
            add(letters, 'f', may.allows(Permission.RENAME, path));
            add(letters, 'l', may.allows(Permission.LIST, path));
            add(letters, 'm', may.allows(Permission.MKDIR, path));
            add(letters, 'p', may.allows(Permission.DELETE, path));
        } else {
            add(
                    letters,
                    'a',
                    may.allows(Permission.WRITE, path) && may.allows(Permission.OVERWRITE, path));
            add(letters, 'd', may.allows(Permission.DELETE, path));
            add(letters, 'f', may.allows(Permission.RENAME, path));
            add(letters, 'r', may.allows(Permission.READ, path));
            add(
                    letters,
                    'w',
                    may.allows(Permission.WRITE, path) && may.allows(Permission.OVERWRITE, path));
        }
        return letters.toString();
    }

    private static void add(StringBuilder letters, char letter, boolean allowed) {
        if (allowed) {
            letters.append(letter);
        }
    }
}
