package org.twinport.doctor.fact;

import org.twinport.net.probe.Dial;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that was observed in one examination.
 *
 * @param began when, by this computer's clock
 * @param name the host name
 * @param source the address from which this computer would dial the first one; empty without a
 *     route
 * @param control the attempts to reach the control port, one for each address
 * @param references other ports of the same host; asked only where the control port does not answer
 * @param canary port 21 of a host that is known to work, if the person named one
 * @param walks how far packets came, to the control port and to data ports
 * @param local this end of the control connection, if it stood
 * @param server the other end of it
 * @param greeting the first words
 * @param tls TLS on the control connection, if it was tried
 * @param tlsRetries TLS again under other conditions, where the first try failed on the way
 * @param login USER and PASS, if they were sent
 * @param features the lines of FEAT without the first and the last, in capital letters
 * @param system the reply to SYST, or an empty string
 * @param passive the tries in passive mode, oldest first
 * @param active the tries in active mode, oldest first
 * @param size what SIZE says of the file that was fetched or stored; empty if it says nothing
 * @param protection what became of PBSZ and PROT; empty where they were not sent
 * @param views what the server saw, where it says so, oldest first
 * @param connectBack the connect-back test, where the server offers it and active mode failed
 * @param goodbye the reply to the last NOOP or QUIT
 * @param privileged whether a raw capture was possible
 * @param fileIsThere whether an upload was not tried because there is a file of that name
 * @param timeline both connections, oldest first
 * @param took the whole examination
 */
public record Facts(
        Instant began,
        NameFact name,
        Optional<InetAddress> source,
        List<Dial> control,
        List<Dial> references,
        Optional<Dial> canary,
        List<Walk> walks,
        Optional<InetSocketAddress> local,
        Optional<InetSocketAddress> server,
        Optional<GreetingFact> greeting,
        Optional<TlsFact> tls,
        List<TlsRetry> tlsRetries,
        Optional<LoginFact> login,
        List<String> features,
        String system,
        List<PassiveTry> passive,
        List<ActiveTry> active,
        Optional<Long> size,
        Optional<Heard> protection,
        List<ServerView> views,
        Optional<ConnectBack> connectBack,
        Optional<Heard> goodbye,
        boolean privileged,
        boolean fileIsThere,
        List<Moment> timeline,
        Duration took) {

    public Facts {
        control = List.copyOf(control);
        references = List.copyOf(references);
        tlsRetries = List.copyOf(tlsRetries);
        walks = List.copyOf(walks);
        features = List.copyOf(features);
        passive = List.copyOf(passive);
        active = List.copyOf(active);
        views = List.copyOf(views);
        timeline = List.copyOf(timeline);
    }

    /** The walk to a port, if it was made. */
    public Optional<Walk> walk(int port) {
        return walks.stream().filter(w -> w.port() == port).findFirst();
    }

    /** The tries in passive mode with this setting. */
    public List<PassiveTry> passive(PassiveTry.Setting setting) {
        return passive.stream().filter(t -> t.setting() == setting).toList();
    }

    /** Whether commands go through TLS. */
    public boolean isSecured() {
        return tls.filter(TlsFact::isSecured).isPresent();
    }

    /** Whether the user is in. */
    public boolean isLoggedIn() {
        return login.filter(LoginFact::isIn).isPresent();
    }

    /** Whether the features have this word as the first of a line. */
    public boolean hasFeature(String word) {
        return features.stream().anyMatch(f -> f.equals(word) || f.startsWith(word + " "));
    }
}
