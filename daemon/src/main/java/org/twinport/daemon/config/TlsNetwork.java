package org.twinport.daemon.config;

import org.twinport.net.tls.Ending;
import org.twinport.server.config.Network;
import org.twinport.server.tls.TlsDemands;
import org.twinport.server.tls.TlsPolicy;
import org.twinport.server.tls.TlsReuse;

import java.util.Optional;

/**
 * What is demanded of clients from one network; immutable.
 *
 * @param clients where the client comes from
 * @param policy how much TLS, if it is another than for all
 * @param reuse whether resumption is demanded, if it is said
 * @param uploads what an upload without close_notify means, if it is said
 */
public record TlsNetwork(
        Network clients,
        Optional<TlsPolicy> policy,
        Optional<TlsReuse> reuse,
        Optional<Ending> uploads) {

    /** The demands where {@code general} holds for what the rule does not say. */
    public TlsDemands over(TlsDemands general) {
        return new TlsDemands(
                policy.orElse(general.policy()),
                reuse.orElse(general.reuse()),
                uploads.orElse(general.uploadEnding()));
    }
}
