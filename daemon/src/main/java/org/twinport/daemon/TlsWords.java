package org.twinport.daemon;

import org.twinport.daemon.config.Settings;
import org.twinport.daemon.config.User;
import org.twinport.net.tls.Ending;
import org.twinport.protocol.endpoint.HostPort;
import org.twinport.server.config.Listen;
import org.twinport.server.tls.TlsDemands;
import org.twinport.server.tls.TlsPolicy;
import org.twinport.server.tls.TlsReuse;

import java.util.ArrayList;
import java.util.List;

/** What is demanded of whom, in words for people; pure. */
final class TlsWords {

    private TlsWords() {}

    /** One line each, in the order in which they count. */
    static List<String> of(Settings settings, List<Listen> listen) {
        List<String> lines = new ArrayList<>();
        settings.tls()
                .byNetwork()
                .forEach(rule -> lines.add(rule.clients() + ": " + words(rule.demands())));
        TlsDemands general = settings.tls().demands();
        listen.stream()
                .filter(l -> l.policy().isPresent())
                .forEach(l ->
                        lines.add(where(l) + ": " + words(general.with(l.policy().orElseThrow()))));
        lines.add((lines.isEmpty() ? "everybody: " : "all others: ") + words(general));
        settings.users().stream()
                .filter(user -> user.tls().isPresent())
                .forEach(user -> lines.add(ofUser(user)));
        return lines;
    }

    private static String where(Listen listen) {
        String host =
                listen.address().getAddress().isAnyLocalAddress()
                        ? "*"
                        : HostPort.literal(listen.address().getAddress());
        return "clients of " + host + " port " + listen.address().getPort();
    }

    /** A policy that is not said is that of the network. */
    private static String ofUser(User user) {
        TlsDemands own = user.tls().orElseThrow();
        List<String> words = more(own);
        if (own.policy() != TlsPolicy.OFF) {
            words.addFirst("at least " + policy(own));
        }
        return "user " + user.name() + ": " + String.join("; ", words);
    }

    private static String words(TlsDemands demands) {
        List<String> words = more(demands);
        words.addFirst(policy(demands));
        return String.join("; ", words);
    }

    private static String policy(TlsDemands demands) {
        return switch (demands.policy()) {
            case OFF -> "in clear; AUTH is refused";
            case OFFERED -> "TLS if the client wants it; else in clear";
            case LOGIN -> "TLS for the login; files may travel in clear";
            case DATA -> "TLS for the login and for files";
        };
    }

    private static List<String> more(TlsDemands demands) {
        List<String> words = new ArrayList<>();
        if (demands.reuse() == TlsReuse.REQUIRE) {
            words.add("data connections must resume the session");
        }
        if (demands.uploadEnding() == Ending.TOLERANT) {
            words.add("uploads may end without close_notify");
        }
        return words;
    }
}
