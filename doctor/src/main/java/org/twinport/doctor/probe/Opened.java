package org.twinport.doctor.probe;

import org.jspecify.annotations.Nullable;
import org.twinport.doctor.fact.GreetingFact;
import org.twinport.doctor.fact.LoginFact;
import org.twinport.doctor.fact.TlsFact;

import java.util.Optional;

/**
 * How far one control connection came.
 *
 * @param talk open, or null if it did not come as far as a greeting
 * @param greeting what the port said; null if no connection stood
 * @param tls empty if it was not tried
 * @param login empty if it was not tried
 */
record Opened(
        @Nullable Talk talk,
        @Nullable GreetingFact greeting,
        Optional<TlsFact> tls,
        Optional<LoginFact> login) {

    /** The connection of a user who is in, or null. */
    @Nullable Talk loggedIn() {
        return login.filter(LoginFact::isIn).isPresent() ? talk : null;
    }
}
