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
 * @param anonymous whether anybody can be this user
 */
public record Account(
        String name,
        PermissionView storage,
        Optional<TlsDemands> tls,
        Representation representation,
        boolean anonymous) {

    /** A user of whom nothing special is asked and for whom nothing is said about the wire. */
    public Account(String name, PermissionView storage) {
        this(name, storage, Optional.empty(), Representation.UNSAID, false);
    }

    public Account with(TlsDemands other) {
        return new Account(name, storage, Optional.of(other), representation, anonymous);
    }

    public Account with(Representation other) {
        return new Account(name, storage, tls, other, anonymous);
    }

    /** The same as one that anybody can be. */
    public Account asAnonymous() {
        return new Account(name, storage, tls, representation, true);
    }
}
