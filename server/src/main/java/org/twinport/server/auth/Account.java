package org.twinport.server.auth;

import org.twinport.server.representation.Representation;
import org.twinport.storage.view.PermissionView;

/**
 * A user who has logged in.
 *
 * @param name as logs and listings show it
 * @param storage the files, behind the permissions that hold for this user; there is no way around
 *     the view
 * @param representation how files and names look on the wire for this user, wherever they come from
 */
public record Account(String name, PermissionView storage, Representation representation) {

    /** A user for whom nothing special is said about the wire. */
    public Account(String name, PermissionView storage) {
        this(name, storage, Representation.UNSAID);
    }

    public Account with(Representation other) {
        return new Account(name, storage, other);
    }
}
