package org.twinport.daemon.config;

import org.twinport.daemon.users.ClientProof;
import org.twinport.daemon.users.Credential;
import org.twinport.server.representation.Representation;
import org.twinport.server.tls.TlsDemands;
import org.twinport.server.tls.TlsPolicy;
import org.twinport.storage.local.LocalRules;
import org.twinport.storage.view.Permissions;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A user as the settings have it; immutable.
 *
 * @param names to log in with; the first is the user's
 * @param credential the proof
 * @param home the folder that is the user's root; whether it exists is not known yet
 * @param permissions what holds after read-only
 * @param representation what the user's own entry says of the wire
 * @param values the user's own values, over the global ones
 * @param place where the user was given, see {@link Problem#place()}
 */
public record User(
        List<String> names,
        Credential credential,
        Path home,
        Permissions permissions,
        Representation representation,
        Values values,
        String place) {

    public User {
        names = List.copyOf(names);
    }

    public String name() {
        return names.getFirst();
    }

    /** How the user's files are written. */
    public LocalRules rules(String serverId) {
        return new LocalRules(
                name(),
                values.get(Keys.UPLOADS),
                serverId,
                values.get(Keys.FILE_MODE),
                values.get(Keys.DIR_MODE),
                values.get(Keys.GROUP).orElse(null),
                values.get(Keys.KEEP_PARTS),
                values.get(Keys.FSYNC));
    }

    /** What the user may do, in the words of the settings. */
    public String access() {
        return UserKeys.PERMISSIONS.kind().show(permissions);
    }

    /** The client certificate that is proof enough. */
    public Optional<ClientProof> proof() {
        return values.get(TlsKeys.CERTIFICATE);
    }

    /**
     * What is demanded of the user in place of what holds for a client's network; empty if nothing
     * is said.
     */
    public Optional<TlsDemands> tls() {
        return TlsKeys.DEMANDED.stream().anyMatch(values::has)
                ? Optional.of(
                        new TlsDemands(
                                values.has(TlsKeys.POLICY)
                                        ? values.get(TlsKeys.POLICY)
                                        : TlsPolicy.OFF, // never less than the network's
                                values.get(TlsKeys.REUSE),
                                values.get(TlsKeys.UPLOADS)))
                : Optional.empty();
    }
}
