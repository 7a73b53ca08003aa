package org.twinport.diagnosis.remedy;

import static org.twinport.diagnosis.Actor.ADMINISTRATOR;
import static org.twinport.diagnosis.Actor.FIREWALL;
import static org.twinport.diagnosis.Actor.USER;

import org.twinport.diagnosis.Actor;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What can be done about a cause, in one sentence, and for each product where it can be said the
 * lines to paste or the switch to set; a value.
 */
public enum Remedy {
    CHECK_NAME(
            USER,
            "Check the spelling of the host name: without ftp:// before it and without a path behind it."),
    DIAL_ADDRESS(USER, "Use the server's IP address instead of its name."),
    PUBLISH_NAME(ADMINISTRATOR, "Publish the server's public address under its name in the DNS."),
    REPAIR_RESOLVER(USER, "Repair the name service of this computer or of its VPN."),
    JOIN_NETWORK(
            USER,
            "Join the server's network (VPN, office Wi-Fi), or ask for the address that it has outside."),
    REMOVE_DEAD_ADDRESS(
            ADMINISTRATOR,
            "Take addresses that do not work (A and AAAA records) from the name, or let the server answer there."),
    IPV4_ONLY(USER, "Use IPv4 until IPv6 works."),

    CHECK_ROUTE(USER, "Check cable, Wi-Fi, VPN and default route of this computer."),
    START_SERVER(ADMINISTRATOR, "Start the FTP server, and let it start with the host."),
    LISTEN_EVERYWHERE(
            ADMINISTRATOR, "Let the server listen on all addresses of its host, not only on some."),
    START_HOST(
            ADMINISTRATOR,
            "Start the host, or correct the address; look at the network before it."),
    USE_PORT(USER, "Use the port that the server listens on."),
    RIGHT_PROTOCOL(
            USER,
            "Use what speaks the protocol that answers there: 21 is FTP, 990 FTP in TLS, 22 SFTP, 80 and 443 the web."),
    OPEN_CONTROL_PORT(FIREWALL, "Open the control port in every firewall in front of the server."),
    FORWARD_CONTROL_PORT(FIREWALL, "Forward the control port to the server, to the same port."),
    ALLOW_OUTGOING_CONTROL(FIREWALL, "Allow outgoing connections to the control port."),
    TAKE_PROXY_OFF(
            FIREWALL,
            "Take proxies, virus scanners and other inspection of FTP off this connection."),
    OTHER_NETWORK(USER, "Try from another network, such as a telephone's."),

    ALLOW_CLIENT(
            ADMINISTRATOR,
            "Let the client's address in: look at lists of bans, at host rules and at filters by country."),
    TRY_LATER(USER, "Stop trying for a quarter of an hour: bans run out, and sessions end."),
    SWITCH_LOOKUPS_OFF(
            ADMINISTRATOR,
            "Switch the lookups of clients' names (reverse DNS, ident) off in the server."),
    REPAIR_DNS(
            ADMINISTRATOR,
            "Repair the name service of the server's host, so that lookups of clients' addresses end at once."),
    REPAIR_GREETING(ADMINISTRATOR, "Give the server a greeting of one line."),
    READ_SERVER_LOG(ADMINISTRATOR, "Read the server's log of that moment."),
    ACCEPT_WRITABLE_ROOT(
            ADMINISTRATOR,
            "Take the right to write off the user's root folder, or let the server accept it."),
    RAISE_LIMITS(ADMINISTRATOR, "Raise the server's limits of sessions, in total and by address."),
    CLOSE_SESSIONS(USER, "Close other FTP programs, and use fewer connections at once."),
    UPDATE_SERVER(ADMINISTRATOR, "Update the server."),
    UPDATE_CLIENT(USER, "Update the client, or use another one."),

    USE_EXPLICIT_TLS(USER, "Use explicit TLS (AUTH TLS, also called FTPES), usually on port 21."),
    USE_IMPLICIT_TLS(USER, "Use implicit TLS (FTPS), usually on port 990."),
    USE_CLEAR(USER, "Connect without TLS, if passwords and files may travel in clear."),
    ENABLE_TLS(ADMINISTRATOR, "Set TLS up on the server, with a certificate and its key."),
    DO_NOT_DEMAND_TLS(
            ADMINISTRATOR,
            "Let clients in without TLS, if passwords and files may travel in clear."),
    ALLOW_TLS_VERSIONS(
            ADMINISTRATOR, "Let the server speak TLS 1.2 and 1.3 with the usual ciphers."),
    RENEW_CERTIFICATE(ADMINISTRATOR, "Renew the certificate, and let the server read it again."),
    INSTALL_CERTIFICATE(
            ADMINISTRATOR,
            "Install a certificate of a known authority for the name that clients dial, with its whole chain."),
    DIAL_CERTIFICATE_NAME(USER, "Dial a name that stands in the certificate."),
    TRUST_CERTIFICATE(
            USER,
            "Compare the certificate's fingerprint with what the administrator says, and accept it in the client."),
    SET_CLOCK(USER, "Set the clock of this computer."),
    GIVE_CLIENT_CERTIFICATE(USER, "Give the client its certificate and key."),
    DO_NOT_DEMAND_CERTIFICATE(ADMINISTRATOR, "Do not demand certificates of clients."),
    FIND_INJECTOR(
            FIREWALL,
            "Find out what writes into the connection; until then send no password through this network."),

    CHECK_PASSWORD(USER, "Type user name and password anew; some servers want user@domain."),
    RESET_PASSWORD(ADMINISTRATOR, "Set the user's password anew."),
    CHECK_ACCOUNT(
            ADMINISTRATOR,
            "Check the account: login shell, lists of refused users, expiry, home folder."),
    LOG_IN_ANONYMOUSLY(USER, "Log in as user anonymous, with a mail address as password."),
    LET_USERS_IN(ADMINISTRATOR, "Let users of the system in, not only anonymous ones."),
    LOG_IN_WITH_ACCOUNT(USER, "Log in with a user name and a password."),
    LET_ANONYMOUS_IN(ADMINISTRATOR, "Let anonymous users in, to read."),
    ANSWER_CHALLENGE(
            USER,
            "Give the client the account name or one-time password that the server asks for."),
    REPAIR_ACCOUNT_SERVICE(
            ADMINISTRATOR,
            "Repair what the server asks for accounts (PAM, LDAP, a database): it hangs."),

    OPEN_PASSIVE_RANGE(
            FIREWALL, "Open the whole passive range in every firewall in front of the server."),
    FORWARD_PASSIVE_RANGE(
            FIREWALL, "Forward the whole passive range to the server, each port to the same port."),
    SET_PASSIVE_RANGE(
            ADMINISTRATOR,
            "Give the server a fixed passive range, the one that the firewall lets through."),
    WIDEN_RANGE(
            ADMINISTRATOR,
            "Widen the passive range: more ports than transfers begin in four minutes."),
    ANNOUNCE_ADDRESS(ADMINISTRATOR, "Let the server announce the address that clients dial."),
    IGNORE_ANNOUNCED_ADDRESS(
            USER, "Let the client ignore the announced address and dial the server's own."),
    DIAL_ANNOUNCED_ADDRESS(
            USER,
            "Let the client dial the announced address although it is another host's, if the administrator says so."),
    ENABLE_PASSIVE(ADMINISTRATOR, "Switch passive mode on in the server."),
    USE_PASSIVE(USER, "Use passive mode in the client."),
    USE_PASV_NOT_EPSV(USER, "Use PASV instead of EPSV in the client."),
    ALLOW_OUTGOING_PASSIVE(FIREWALL, "Allow outgoing connections to the server's passive range."),
    ASSIGN_HELPER(
            FIREWALL,
            "Let the firewall read FTP on the control port (connection tracking helper); it works without TLS only."),
    SWITCH_ALG_OFF(FIREWALL, "Switch the FTP helper (ALG, inspection) of the gateway off."),
    SAME_SOURCE_ADDRESS(
            FIREWALL, "Let all connections of a client leave through the same address."),
    ALLOW_FOREIGN_PEER(
            ADMINISTRATOR,
            "Let data connections come from another address than the client's; this lets strangers take files."),

    USE_ACTIVE(USER, "Use active mode in the client, where the server can reach it."),
    SET_ACTIVE_RANGE(
            USER, "Let the client use a range of ports for active mode, another one each time."),
    ANNOUNCE_CLIENT_ADDRESS(
            USER,
            "Let the client announce its outside address, and forward the range of ports for active mode to it."),
    DIAL_PEER(
            ADMINISTRATOR,
            "Let the server dial the client's real address when it announces a private one."),
    ENABLE_ACTIVE(ADMINISTRATOR, "Switch active mode on in the server."),
    LET_SERVER_DIAL(FIREWALL, "Allow connections from the server's port 20 to the client."),
    LET_SERVER_DIAL_OUT(ADMINISTRATOR, "Allow the server to open connections to clients."),
    DIAL_FROM_20(
            ADMINISTRATOR, "Let the server dial from port 20, and give it the right to bind it."),
    DO_NOT_ASK_FOR_20(
            FIREWALL, "Let the server's connections through from any port, not only from 20."),

    SEND_DATA_SETUP(USER, "Let the client send PASV, EPSV, PORT or EPRT before each transfer."),
    PROTECT_DATA(USER, "Let the client protect data, too (PBSZ 0, PROT P)."),
    DATA_IN_CLEAR(USER, "Send data in clear (PROT C), if that may be."),
    DO_NOT_DEMAND_REUSE(
            ADMINISTRATOR, "Do not demand that data connections resume the TLS session."),
    RESUME_SESSION(USER, "Use a client that resumes the TLS session for data; TLS 1.2 helps some."),
    ACCEPT_TRUNCATED(
            ADMINISTRATOR,
            "Accept uploads that end without close_notify, from clients that never send it."),

    CHECK_PATH(USER, "Check the path, and what this user may do there."),
    GRANT_PERMISSION(ADMINISTRATOR, "Give the user the right to do it."),
    FREE_LOCAL_SPACE(USER, "Check the local path, its permissions and the free space."),
    FREE_SPACE(ADMINISTRATOR, "Look at the server's disk: free space, quotas, errors."),
    RESUME_TRANSFER(USER, "Transfer again from where it ended."),
    TRANSFER_BINARY(USER, "Transfer in binary (TYPE I), and compare again."),
    CHECK_SIZE(USER, "Compare the file's size on the server with the local one."),
    KEEP_ALIVE(USER, "Keep the control connection alive: TCP keepalive, or NOOP."),
    SERVER_KEEP_ALIVE(
            ADMINISTRATOR,
            "Let the server send TCP keepalives on control connections, every minute or less."),
    RAISE_IDLE_TIME(FIREWALL, "Raise the time after which the gateway forgets silent connections."),
    CLAMP_MSS(FIREWALL, "Clamp the segment size of TCP (MSS) to the path on the gateway."),
    LET_ICMP_THROUGH(FIREWALL, "Let ICMP 'fragmentation needed' and 'packet too big' through."),
    LOWER_MTU(USER, "Lower the MTU of this computer's interface until the path is repaired."),
    WAIT_FOR_SERVER(USER, "Wait until the server is back, then go on."),
    DO_NOTHING(USER, "Nothing needs to be changed.");

    private final Actor actor;
    private final String sentence;

    Remedy(Actor actor, String sentence) {
        this.actor = actor;
        this.sentence = sentence;
    }

    /** The stable name, in lower case with hyphens. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Who can do it. */
    public Actor actor() {
        return actor;
    }

    /** What to do, in one sentence without particulars. */
    public String sentence() {
        return sentence;
    }

    /** The products for which more than the sentence can be said, servers first. */
    public Set<Product> products() {
        return Sheets.products(this);
    }

    /** What it means for this product; empty if only the sentence can be said. */
    public Optional<Fix> fix(Product product) {
        return Sheets.find(this, product);
    }

    /**
     * The lines for this product with their blanks filled, as {@link Fix#lines} does; empty if only
     * the sentence can be said.
     */
    public Optional<List<String>> lines(Product product, Map<String, String> values) {
        return fix(product).map(fix -> fix.lines(values));
    }
}
