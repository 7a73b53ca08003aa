package org.twinport.net.tls;

import org.twinport.net.tls.MemoryPair.Ended;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.SSLException;

/**
 * Tries out, in memory, what TLS here relies on beyond the documentation of the JDK; stateless. The
 * same as {@code JdkTlsTest} does, for a JDK that nobody has tested with.
 */
public final class JdkTls {

    private static final int TICKETS = 10;

    private JdkTls() {}

    /** Something that is relied on. */
    public enum Assumption {
        RESUMED_SESSIONS_OF_TLS_1_2_ARE_KNOWN(
                "sessions of TLS 1.2 that are resumed cannot be told from new ones; with tls.reuse:"
                        + " require such clients are refused, and with prefer nobody knows"),
        RESUMED_SESSIONS_OF_TLS_1_3_ARE_KNOWN(
                "sessions of TLS 1.3 that are resumed cannot be told from new ones; with tls.reuse:"
                        + " require set tls.versions: 1.2"),
        UPLOADS_GET_NO_TICKET(
                "tickets of TLS 1.3 are sent on uploads, too, and may cut them short with clients that"
                        + " do not read; set tls.versions: 1.2"),
        TICKETS_BELONG_TO_ONE_CONNECTION(
                "a ticket of one control connection counts on another, so that tls.reuse: require"
                        + " proves nothing about who opens a data connection"),
        TICKETS_SUFFICE(
                "a connection of TLS 1.3 gets fewer than 10 tickets; with tls.reuse: require, clients"
                        + " that use each once are refused after as many uploads; start Java with"
                        + " -Djdk.tls.server.newSessionTicketCount=10"),
        HANDSHAKES_WORK("a TLS handshake with the server's own certificate fails");

        private final String consequence;

        Assumption(String consequence) {
            this.consequence = consequence;
        }

        /** What does not work if it is wrong, and what to do; for people. */
        public String consequence() {
            return consequence;
        }
    }

    /**
     * Takes some handshakes, a few hundred milliseconds in a JDK that has just started.
     *
     * @return what does not hold; empty if all is well
     */
    public static List<Assumption> check(TlsServer server) {
        TlsServer plain = TlsServer.of(server.identities().getFirst());
        List<Assumption> broken = new ArrayList<>();
        try {
            if (server.versions() != TlsVersions.ONLY_1_3) {
                require(
                        resumes(plain.accepting(TlsVersions.ONLY_1_2)),
                        Assumption.RESUMED_SESSIONS_OF_TLS_1_2_ARE_KNOWN,
                        broken);
            }
            if (server.versions() != TlsVersions.ONLY_1_2) {
                checkTickets(plain.accepting(TlsVersions.ONLY_1_3), broken);
            }
            require(
                    isWorthNothingElsewhere(plain.accepting(server.versions())),
                    Assumption.TICKETS_BELONG_TO_ONE_CONNECTION,
                    broken);
        } catch (SSLException refused) {
            broken.add(Assumption.HANDSHAKES_WORK);
        }
        return broken;
    }

    private static void require(boolean holds, Assumption what, List<Assumption> broken) {
        if (!holds) {
            broken.add(what);
        }
    }

    private static void checkTickets(TlsServer server, List<Assumption> broken)
            throws SSLException {
        require(resumes(server), Assumption.RESUMED_SESSIONS_OF_TLS_1_3_ARE_KNOWN, broken);
        Connection connection = Connection.open(server);
        require(
                connection.data(true).bytesBehindHandshake() == 0,
                Assumption.UPLOADS_GET_NO_TICKET,
                broken);
        Connection another = Connection.open(server);
        int resumed = 0;
        while (resumed < TICKETS && another.isResumed(another.data(true))) {
            resumed++;
        }
        require(resumed == TICKETS, Assumption.TICKETS_SUFFICE, broken);
    }

    /** One that is resumed is known as such, and one that is not is not. */
    private static boolean resumes(TlsServer server) throws SSLException {
        Connection connection = Connection.open(server);
        boolean known = connection.isResumed(connection.data(false));
        Ended fresh =
                MemoryPair.shake(
                        connection.atServer().dataEngine(false),
                        Connection.client(server).controlEngine());
        return known && !connection.isResumed(fresh);
    }

    private static boolean isWorthNothingElsewhere(TlsServer server) throws SSLException {
        Connection one = Connection.open(server);
        Connection other = Connection.open(server);
        Ended data =
                MemoryPair.shake(other.atServer().dataEngine(false), one.atClient().dataEngine());
        return !other.isResumed(data);
    }

    /** Both ends of a control connection. */
    private record Connection(TlsServerSession atServer, TlsClientSession atClient) {

        static Connection open(TlsServer server) throws SSLException {
            Connection connection = new Connection(server.open(Optional.empty()), client(server));
            Ended ended =
                    MemoryPair.shake(
                            connection.atServer.controlEngine(),
                            connection.atClient.controlEngine());
            connection.atServer.established(ended.server());
            connection.atClient.established(ended.client());
            return connection;
        }

        static TlsClientSession client(TlsServer server) {
            return new TlsClientSession(
                    "localhost",
                    21,
                    new OneServer(server.identities().getFirst().certificate()),
                    Optional.empty(),
                    server.versions());
        }

        Ended data(boolean clientOnlySends) throws SSLException {
            return MemoryPair.shake(atServer.dataEngine(clientOnlySends), atClient.dataEngine());
        }

        boolean isResumed(Ended data) {
            return atServer.isResumed(data.server());
        }
    }
}
