package org.twinport.server.config;

import org.twinport.server.auth.Authenticator;

/**
 * All that can change while the server runs, as one snapshot: sessions that are open keep the one
 * they began with.
 *
 * @param authenticator who may log in
 * @param limits how much is taken on
 * @param deadlines how long is waited
 * @param passive passive mode
 * @param active active mode
 * @param tls TLS
 * @param representation how files and names look on the wire
 * @param diag SITE DIAG
 */
public record Rules(
        Authenticator authenticator,
        Limits limits,
        Deadlines deadlines,
        PassiveRules passive,
        ActiveRules active,
        TlsRules tls,
        RepresentationRules representation,
        DiagRules diag) {

    /** The defaults for everything but the users. */
    public static Rules of(Authenticator authenticator) {
        return new Rules(
                authenticator,
                Limits.DEFAULT,
                Deadlines.DEFAULT,
                PassiveRules.DEFAULT,
                ActiveRules.DEFAULT,
                TlsRules.NONE,
                RepresentationRules.DEFAULT,
                DiagRules.DEFAULT);
    }

    public Rules with(Authenticator other) {
        return new Rules(other, limits, deadlines, passive, active, tls, representation, diag);
    }

    public Rules with(Limits other) {
        return new Rules(
                authenticator, other, deadlines, passive, active, tls, representation, diag);
    }

    public Rules with(Deadlines other) {
        return new Rules(authenticator, limits, other, passive, active, tls, representation, diag);
    }

    public Rules with(PassiveRules other) {
        return new Rules(
                authenticator, limits, deadlines, other, active, tls, representation, diag);
    }

    public Rules with(ActiveRules other) {
        return new Rules(
                authenticator, limits, deadlines, passive, other, tls, representation, diag);
    }

    public Rules with(TlsRules other) {
        return new Rules(
                authenticator, limits, deadlines, passive, active, other, representation, diag);
    }

    public Rules with(RepresentationRules other) {
        return new Rules(authenticator, limits, deadlines, passive, active, tls, other, diag);
    }

    public Rules with(DiagRules other) {
        return new Rules(
                authenticator, limits, deadlines, passive, active, tls, representation, other);
    }
}
