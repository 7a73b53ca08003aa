package org.twinport.server.auth;

import org.twinport.server.representation.Representation;
import org.twinport.server.tls.TlsDemands;
import org.twinport.storage.view.PermissionView;

import java.util.Optional;

/**
 * A user who has logged in.
 *
 * @param name as logs and listings show it
 * @param storage the files, behind the permissions that hold for this user; there is no way around
 *     the view
 * @param tls what is asked of this user instead of what the listener and the network ask for; never
 *     less TLS than those
 * @param representation how files and names look on the wire for this user, wherever they come from
 */
public record Account(
        String name,
        PermissionView storage,
        Optional<TlsDemands> tls,
        Representation representation) {

    /** A user of whom nothing special is asked and for whom nothing is said about the wire. */
    public Account(String name, PermissionView storage) {
        this(name, storage, Optional.empty(), Representation.UNSAID);
    }

    public Account with(TlsDemands other) {
        return new Account(name, storage, Optional.of(other), representation);
    }

    public Account with(Representation other) {
        return new Account(name, storage, tls, other);
    }
}
