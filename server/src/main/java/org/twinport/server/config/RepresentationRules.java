package org.twinport.server.config;

import org.twinport.server.auth.Account;
import org.twinport.server.auth.Authenticator;
import org.twinport.server.representation.Representation;

import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * How files and names look to whom: what the account says counts, then what the first rule for the
 * client's network says, then the default.
 *
 * @param byDefault for all others
 * @param byNetwork rules for clients from certain networks; the first that fits counts
 */
public record RepresentationRules(Representation byDefault, List<ByNetwork> byNetwork) {

    public static final RepresentationRules DEFAULT =
            new RepresentationRules(Representation.DEFAULT, List.of());

    public RepresentationRules {
        byNetwork = List.copyOf(byNetwork);
    }

    /**
     * A rule.
     *
     * @param clients where the client comes from
     * @param representation what it gets
     */
    public record ByNetwork(Network clients, Representation representation) {}

    /** What holds for a client that has not logged in. */
    public Representation ruleFor(InetAddress client) {
        return byNetwork.stream()
                .filter(rule -> rule.clients().contains(client))
                .map(ByNetwork::representation)
                .findFirst()
                .orElse(Representation.UNSAID)
                .over(byDefault);
    }

    /** The same users, each with what holds for them where they come from. */
    public Authenticator applied(Authenticator users) {
        return new Authenticator() {
            @Override
            public Optional<Account> logIn(String user, String password, InetAddress peer) {
                return users.logIn(user, password, peer).map(account -> applied(account, peer));
            }

            @Override
            public Optional<Account> logIn(
                    String user, X509Certificate certificate, InetAddress peer) {
                return users.logIn(user, certificate, peer).map(account -> applied(account, peer));
            }
        };
    }

    private Account applied(Account account, InetAddress peer) {
        return account.with(account.representation().over(ruleFor(peer)));
    }
}
