package org.twinport.client.tls;

import org.twinport.net.tls.TlsIdentity;
import org.twinport.net.tls.TlsVersions;
import org.twinport.protocol.command.Protection;

import java.util.Optional;

/**
 * What a client asks of TLS; immutable.
 *
 * @param mode how much
 * @param trust whose certificates are believed
 * @param identity what a server is shown that asks for a certificate
 * @param versions which are offered
 * @param data whether data connections are in TLS, too
 * @param ccc whether commands go on in clear after the login, for a NAT that reads PORT and 227
 */
public record TlsOptions(
        TlsMode mode,
        Trust trust,
        Optional<TlsIdentity> identity,
        TlsVersions versions,
        Protection data,
        boolean ccc) {

    /** No TLS. */
    public static final TlsOptions OFF = of(TlsMode.OFF);

    /** That much, of servers that the system's authorities know; data are protected. */
    public static TlsOptions of(TlsMode mode) {
        return new TlsOptions(
                mode,
                new Trust.OfSystem(),
                Optional.empty(),
                TlsVersions.BOTH,
                Protection.PRIVATE,
                false);
    }

    public TlsOptions with(TlsMode other) {
        return new TlsOptions(other, trust, identity, versions, data, ccc);
    }

    public TlsOptions with(Trust other) {
        return new TlsOptions(mode, other, identity, versions, data, ccc);
    }

    public TlsOptions with(TlsIdentity other) {
        return new TlsOptions(mode, trust, Optional.of(other), versions, data, ccc);
    }

    public TlsOptions with(TlsVersions other) {
        return new TlsOptions(mode, trust, identity, other, data, ccc);
    }

    public TlsOptions with(Protection other) {
        return new TlsOptions(mode, trust, identity, versions, other, ccc);
    }

    public TlsOptions withCcc(boolean wanted) {
        return new TlsOptions(mode, trust, identity, versions, data, wanted);
    }
}
