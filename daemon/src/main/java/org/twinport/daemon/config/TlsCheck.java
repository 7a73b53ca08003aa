package org.twinport.daemon.config;

import org.twinport.net.tls.ClientCertificates;
import org.twinport.server.config.Listen;
import org.twinport.server.config.TlsRules.ByNetwork;
import org.twinport.server.tls.TlsDemands;
import org.twinport.server.tls.TlsPolicy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds settings of TLS that contradict each other or do nothing; used by one thread. */
final class TlsCheck {

    private static final String NO_CERTIFICATE =
            " has no effect without a certificate; give tls.certificates (--tls-cert) or"
                    + " tls.self-signed: yes (--tls)";

    private final Values values;
    private final TlsPlan plan;
    private final List<Listen> listen;
    private final List<Problem> problems;

    private TlsCheck(Values values, List<Listen> listen, List<Problem> problems) {
        this.values = values;
        this.plan = new TlsPlan(values);
        this.listen = listen;
        this.problems = problems;
    }

    /** Adds everything that is wrong to {@code problems}. */
    static void check(
            Values values, List<Listen> listen, List<User> users, List<Problem> problems) {
        TlsCheck check = new TlsCheck(values, listen, problems);
        if (check.plan.isOn()) {
            check.certificates();
            check.clientCertificates();
            check.policies();
            users.forEach(check::user);
        } else {
            check.withoutCertificate(users);
        }
    }

    private void withoutCertificate(List<User> users) {
        TlsKeys.ALL.stream().filter(this::isSaid).forEach(key -> problem(key, NO_CERTIFICATE));
        if (listen.stream().anyMatch(l -> l.implicitTls() || l.policy().isPresent())
                && values.get(TlsKeys.IMPLICIT).isEmpty()) {
            problem(Keys.LISTEN, ": TLS" + NO_CERTIFICATE);
        }
        users.forEach(user ->
                own(user, TlsKeys.CERTIFICATE, TlsKeys.POLICY, TlsKeys.REUSE, TlsKeys.UPLOADS)
                        .forEach(key -> problem(user, key.path() + NO_CERTIFICATE)));
    }

    /** Whether somebody wants something else than what is without saying anything. */
    private boolean isSaid(Key<?> key) {
        return !values.get(key).equals(key.fallback());
    }

    private void certificates() {
        if (plan.isSelfSigned() && !plan.certificates().isEmpty()) {
            problem(
                    TlsKeys.SELF_SIGNED,
                    ": there is another certificate, by tls.certificates; leave one of them out");
        }
        if (!plan.isSelfSigned() && isSaid(TlsKeys.SELF_SIGNED_FOLDER)) {
            problem(TlsKeys.SELF_SIGNED_FOLDER, " has no effect without tls.self-signed: yes");
        }
    }

    private void clientCertificates() {
        boolean asked = plan.clientCertificates() != ClientCertificates.NONE;
        if (asked && plan.clientAuthorities().isEmpty()) {
            problem(
                    TlsKeys.CLIENT_CERTIFICATES,
                    " needs tls.client-authorities, a file with the certificates of those who sign"
                            + " them");
        } else if (!asked && plan.clientAuthorities().isPresent()) {
            problem(
                    TlsKeys.CLIENT_AUTHORITIES,
                    " has no effect without tls.client-certificates: request or require");
        }
    }

    private void policies() {
        boolean nowhere =
                mostOfAll() == TlsPolicy.OFF && listen.stream().noneMatch(Listen::implicitTls);
        if (nowhere && values.get(TlsKeys.CCC)) {
            problem(TlsKeys.CCC, " has no effect with tls.policy: off; there is no TLS to end");
        }
    }

    private Stream<TlsPolicy> policiesOfPlaces() {
        return Stream.of(
                        Stream.of(plan.demands()),
                        plan.byNetwork().stream().map(ByNetwork::demands),
                        listen.stream().flatMap(l -> l.policy().stream()).map(plan.demands()::with))
                .flatMap(demands -> demands)
                .map(TlsDemands::policy);
    }

    private TlsPolicy mostOfAll() {
        return policiesOfPlaces().max(TlsPolicy::compareTo).orElseThrow();
    }

    private TlsPolicy leastOfAll() {
        return policiesOfPlaces().min(TlsPolicy::compareTo).orElseThrow();
    }

    private void user(User user) {
        boolean asked = plan.clientCertificates() != ClientCertificates.NONE;
        if (!asked && user.proof().isPresent()) {
            problem(user, "certificate has no effect without tls.client-certificates: request");
        }
        if (user.values().has(TlsKeys.POLICY)) {
            policyOf(user, user.values().get(TlsKeys.POLICY));
        }
        user.tls().ifPresent(demands -> sameOnAllNetworks(user, demands));
    }

    /** Who demands less for one user wants it to have an effect. */
    private void policyOf(User user, TlsPolicy own) {
        if (own.compareTo(leastOfAll()) < 0) {
            problem(
                    user,
                    "tls.policy: %s is less than what is demanded of all, which no user is spared; make a rule for the device's network in tls.by-network"
                            .formatted(Kinds.word(own)));
        }
    }

    /** What a user's section leaves out is what holds for all, not what holds for a network. */
    private void sameOnAllNetworks(User user, TlsDemands demands) {
        Set<Key<?>> own = own(user, TlsKeys.REUSE, TlsKeys.UPLOADS).collect(Collectors.toSet());
        List<TlsDemands> networks = plan.byNetwork().stream().map(ByNetwork::demands).toList();
        if (!own.contains(TlsKeys.REUSE)
                && networks.stream().anyMatch(n -> n.reuse() != demands.reuse())) {
            problem(user, leftOut(TlsKeys.REUSE));
        }
        if (!own.contains(TlsKeys.UPLOADS)
                && networks.stream().anyMatch(n -> n.uploadEnding() != demands.uploadEnding())) {
            problem(user, leftOut(TlsKeys.UPLOADS));
        }
    }

    private static String leftOut(Key<?> key) {
        return "%s is another for a network in tls.by-network; say which holds for this user, too"
                .formatted(key.path());
    }

    private static Stream<Key<?>> own(User user, Key<?>... keys) {
        return Stream.of(keys).filter(key -> user.values().has(key));
    }

    private void problem(Key<?> key, String text) {
        String place = values.place(key);
        boolean named = key.option().equals(Optional.of(place));
        problems.add(
                new Problem(place, named ? text.replaceFirst("^[: ]+", "") : key.path() + text));
    }

    private void problem(User user, String text) {
        problems.add(new Problem(user.place(), "user \"" + user.name() + "\": " + text));
    }
}
