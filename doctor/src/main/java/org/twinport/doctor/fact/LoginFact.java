package org.twinport.doctor.fact;

/**
 * What came of USER and PASS.
 *
 * @param user the reply to USER
 * @param pass the reply to PASS; not asked where USER was enough, or refused
 * @param anonymous whether the anonymous user was tried
 * @param secure whether it went through TLS
 */
public record LoginFact(Heard user, Heard pass, boolean anonymous, boolean secure) {

    /** The reply that decides. */
    public Heard last() {
        return pass.kind() == Heard.Kind.NOT_ASKED ? user : pass;
    }

    /** Whether the user is in. */
    public boolean isIn() {
        return last().isYes();
    }
}
