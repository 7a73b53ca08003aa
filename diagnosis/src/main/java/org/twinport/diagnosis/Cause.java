package org.twinport.diagnosis;

import static org.twinport.diagnosis.Actor.ADMINISTRATOR;
import static org.twinport.diagnosis.Actor.FIREWALL;
import static org.twinport.diagnosis.Actor.USER;
import static org.twinport.diagnosis.Stage.CONNECT;
import static org.twinport.diagnosis.Stage.DATA_CONNECTION;
import static org.twinport.diagnosis.Stage.DATA_SETUP;
import static org.twinport.diagnosis.Stage.FINAL_REPLY;
import static org.twinport.diagnosis.Stage.GREETING;
import static org.twinport.diagnosis.Stage.LOGIN;
import static org.twinport.diagnosis.Stage.NAME;
import static org.twinport.diagnosis.Stage.TLS;
import static org.twinport.diagnosis.Stage.TRANSFER;

/**
 * The table of causes. Ids are stable: replies, events, logs and documents name them, and people
 * search for them.
 */
public enum Cause {
    NAME_UNKNOWN(
            "name-unknown",
            NAME,
            USER,
            "The host name has no address.",
            "Check the spelling, or use the server's IP address."),
    RESOLVER_FAILED(
            "resolver-failed",
            NAME,
            USER,
            "The name service does not answer, so no name becomes an address.",
            "Repair this computer's DNS settings or its VPN, or use the server's IP address."),
    NAME_PRIVATE(
            "name-private",
            NAME,
            ADMINISTRATOR,
            "The host name leads to a private address that is out of reach from here.",
            "Publish the server's public address under that name, or join the server's network (VPN)."),
    ADDRESS_DEAD(
            "address-dead",
            CONNECT,
            ADMINISTRATOR,
            "The name has several addresses, and not all of them work.",
            "Remove the dead address from the name, or start the server there."),
    IPV6_DEAD(
            "ipv6-dead",
            CONNECT,
            ADMINISTRATOR,
            "The name has an IPv6 address that does not work, while IPv4 does.",
            "Remove the AAAA record, or open the control port for IPv6, too; until then use IPv4."),
    NO_ROUTE(
            "no-route",
            CONNECT,
            USER,
            "This computer has no way to that network.",
            "Check the cable, the Wi-Fi, the VPN and the default route of this computer."),
    CONTROL_REFUSED(
            "control-refused",
            CONNECT,
            ADMINISTRATOR,
            "The host answers, but nothing listens on the control port.",
            "Start the FTP server, or use the port it listens on."),
    CONTROL_DROPPED(
            "control-dropped",
            CONNECT,
            FIREWALL,
            "Nothing answers on the control port: a firewall drops the packets, or the host is down.",
            "Open the control port (21) in the firewall in front of the server."),
    CONTROL_REJECTED(
            "control-rejected",
            CONNECT,
            FIREWALL,
            "A firewall or router rejects the way to the control port.",
            "Open the control port (21), or fix the route to the host."),
    CONTROL_BLOCKED_HERE(
            "control-blocked-here",
            CONNECT,
            FIREWALL,
            "The control port is blocked on this side, before the packets reach the server's network.",
            "Allow outgoing connections to the control port (21) on this computer and in its network's firewall."),
    HOST_DOWN(
            "host-down",
            CONNECT,
            ADMINISTRATOR,
            "The host answers on no port at all.",
            "Start the host, or correct its address; ask whoever runs the network before it."),
    NOT_FTP(
            "not-ftp",
            GREETING,
            USER,
            "What answers is not an FTP server.",
            "Check the port: 21 is FTP, 22 is SFTP, 990 is implicit FTPS."),
    IMPLICIT_TLS(
            "implicit-tls",
            GREETING,
            USER,
            "The server speaks TLS from the first byte (implicit FTPS).",
            "Use implicit FTPS (ftps://, usually port 990) in the client."),
    CONNECTION_CLOSED(
            "connection-closed",
            GREETING,
            ADMINISTRATOR,
            "The server accepts the connection and ends it at once, without a word.",
            "Let this client's address in: host rules (hosts.allow, geo or ban lists such as fail2ban), or a proxy in front."),
    GREETING_SLOW(
            "greeting-slow",
            GREETING,
            ADMINISTRATOR,
            "The greeting comes very late; many clients have given up by then.",
            "Switch name and ident lookups of clients off in the server, or repair its DNS."),
    GREETING_BROKEN(
            "greeting-broken",
            GREETING,
            ADMINISTRATOR,
            "The greeting never ends, or is no reply of FTP.",
            "Repair the greeting text: its last line starts with 220 and a space, every line ends in CR LF."),
    SERVER_BROKEN(
            "server-broken",
            GREETING,
            ADMINISTRATOR,
            "The server fails on its own configuration.",
            "Read the text of its reply: it names the option or the folder."),
    SERVER_REFUSES_CLIENT(
            "server-refuses-client",
            GREETING,
            ADMINISTRATOR,
            "The server refuses service to this client.",
            "Let this client's address in, or wait until a ban has run out."),
    GREETING_MISSING(
            "greeting-missing",
            GREETING,
            ADMINISTRATOR,
            "The connection stands, but the server says nothing.",
            "Look at the server: it may wait for TLS (port 990), for a name lookup, or be overloaded."),
    SERVER_FULL(
            "server-full",
            GREETING,
            ADMINISTRATOR,
            "The server takes no more connections at the moment.",
            "Try again later, close other sessions, or raise the server's limits."),
    CLIENT_NOT_FTP(
            "client-not-ftp",
            GREETING,
            USER,
            "The client speaks another protocol than the port it dialled.",
            "Use an FTP client, and the port that fits: 21 is FTP, 22 SFTP, 990 implicit FTPS, 443 the web."),
    TLS_REFUSED(
            "tls-refused",
            TLS,
            ADMINISTRATOR,
            "Client and server do not agree on TLS.",
            "Compare the versions of TLS and the certificates on both sides."),
    TLS_STALLED(
            "tls-stalled",
            TLS,
            FIREWALL,
            "The TLS handshake on the control connection was not finished.",
            "Use port 990 for implicit TLS and 21 for AUTH TLS; a firewall that reads FTP may stop both."),
    TLS_NOT_OFFERED(
            "tls-not-offered",
            TLS,
            ADMINISTRATOR,
            "TLS was asked for, and the server does not offer it.",
            "Set a certificate up on the server, or allow a connection without TLS."),
    TLS_VERSION(
            "tls-version",
            TLS,
            ADMINISTRATOR,
            "Client and server have no version or cipher of TLS in common.",
            "Let the server speak TLS 1.2 and 1.3 with the usual ciphers."),
    TLS_CLEAR_ONLY(
            "tls-clear-only",
            TLS,
            USER,
            "The port speaks FTP in clear first; implicit TLS was tried.",
            "Use explicit TLS (AUTH TLS, FTPES) on this port."),
    CLIENT_CERTIFICATE_WANTED(
            "client-certificate-wanted",
            TLS,
            USER,
            "The server wants a certificate of the client.",
            "Give the client its certificate and key."),
    CERTIFICATE_EXPIRED(
            "certificate-expired",
            TLS,
            ADMINISTRATOR,
            "The server's certificate is out of date, or not valid yet.",
            "Renew the certificate; check the clocks of both sides."),
    CERTIFICATE_NAME(
            "certificate-name",
            TLS,
            ADMINISTRATOR,
            "The server's certificate is for other names than the one that was dialled.",
            "Dial a name of the certificate, or install one for this name."),
    TLS_REQUIRED(
            "tls-required",
            TLS,
            USER,
            "The server lets nobody in without TLS.",
            "Switch explicit TLS (AUTH TLS, FTPES) on in the client."),
    CERTIFICATE_UNTRUSTED(
            "certificate-untrusted",
            TLS,
            ADMINISTRATOR,
            "The server's certificate is not accepted.",
            "Install a certificate of a known authority for this name, or accept its fingerprint."),
    BYTES_BEFORE_TLS(
            "bytes-before-tls",
            TLS,
            FIREWALL,
            "Bytes in clear arrived between AUTH and the TLS handshake; they are never acted on.",
            "Somebody in between may inject commands; clients must not send ahead of the handshake."),
    LOGIN_REFUSED(
            "login-refused",
            LOGIN,
            USER,
            "The server refuses this user or password.",
            "Check user name and password."),
    ANONYMOUS_ONLY(
            "anonymous-only",
            LOGIN,
            USER,
            "The server lets only anonymous users in.",
            "Log in as anonymous, or let local users in on the server."),
    ANONYMOUS_REFUSED(
            "anonymous-refused",
            LOGIN,
            USER,
            "The server does not let anonymous users in.",
            "Log in with a user name and a password."),
    ACCOUNT_WANTED(
            "account-wanted",
            LOGIN,
            USER,
            "The server wants more than a password: an account name or a one-time password.",
            "Use a client that can answer it, or ask for an account without it."),
    LOGIN_LIMIT(
            "login-limit",
            LOGIN,
            ADMINISTRATOR,
            "This user has too many sessions already.",
            "Close other clients, or raise the user's limit."),
    LOGIN_STALLED(
            "login-stalled",
            LOGIN,
            ADMINISTRATOR,
            "The server does not answer the login.",
            "Look at what the server asks for accounts (PAM, LDAP, database): it hangs."),
    COMMAND_REFUSED(
            "command-refused",
            TRANSFER,
            USER,
            "The server refuses the command.",
            "Check the path and the permissions of this user."),
    LOCAL_FILE_FAILED(
            "local-file-failed",
            TRANSFER,
            USER,
            "A file on this side cannot be read or written.",
            "Check the local path, its permissions and the free space."),
    CONTROL_LOST(
            "control-lost",
            TRANSFER,
            FIREWALL,
            "The control connection ended while it was needed.",
            "If it ends after minutes of silence, a NAT or firewall forgets idle connections: use TCP keepalive."),

    PASSIVE_NO_CONNECTION(
            "passive-no-connection",
            DATA_CONNECTION,
            FIREWALL,
            "The client never connected to the announced port.",
            "Open the server's passive port range in every firewall, and announce an address that the client can reach."),
    PASSIVE_PRIVATE_ADDRESS(
            "passive-private-address",
            DATA_CONNECTION,
            ADMINISTRATOR,
            "A private address was announced to a client on another network.",
            "Set the passive address to the address that clients dial."),
    PASSIVE_NAME_UNKNOWN(
            "passive-name-unknown",
            DATA_SETUP,
            ADMINISTRATOR,
            "The host name that the server is to announce has no address.",
            "Correct the server's passive address, or look at its name resolution."),
    PASSIVE_FOREIGN_PEER(
            "passive-foreign-peer",
            DATA_CONNECTION,
            FIREWALL,
            "Another address than the client's connected to the announced port.",
            "Let control and data connections leave through the same address."),
    PASSIVE_RANGE_USED_UP(
            "passive-range-used-up",
            DATA_SETUP,
            ADMINISTRATOR,
            "All ports of the passive range are in use.",
            "Widen the passive port range."),
    PASSIVE_REFUSED(
            "passive-refused",
            DATA_CONNECTION,
            FIREWALL,
            "The announced port refuses connections.",
            "Forward and open the whole passive port range to the server."),
    PASSIVE_DROPPED(
            "passive-dropped",
            DATA_CONNECTION,
            FIREWALL,
            "Nothing answers on the announced port.",
            "Open the server's passive port range in the firewall."),
    PASSIVE_UNREACHABLE(
            "passive-unreachable",
            DATA_CONNECTION,
            FIREWALL,
            "A router or firewall rejects the way to the announced port.",
            "Open the server's passive port range in the firewall."),
    PASSIVE_BLOCKED_HERE(
            "passive-blocked-here",
            DATA_CONNECTION,
            FIREWALL,
            "The announced port is blocked on this side, before the packets reach the server's network.",
            "Allow outgoing connections to the server's passive port range in this network's firewall, or use active mode."),
    PASSIVE_HIDDEN_BY_TLS(
            "passive-hidden-by-tls",
            DATA_CONNECTION,
            FIREWALL,
            "A firewall opens data ports by reading the dialogue, and TLS hides it.",
            "Open the server's passive port range for good; a firewall cannot read what TLS hides."),
    PASSIVE_SOME_PORTS(
            "passive-some-ports",
            DATA_CONNECTION,
            FIREWALL,
            "Some ports of the passive range work, others do not.",
            "Open and forward the whole passive range, and leave out ports that gateways take for other protocols (5060, 1720, 1723)."),
    EPSV_BROKEN(
            "epsv-broken",
            DATA_CONNECTION,
            FIREWALL,
            "EPSV does not work although the server knows it; PASV does.",
            "Use PASV (switch EPSV off in the client); repair the gateway that reads FTP but not EPSV."),
    DATA_CLOSED_AT_ONCE(
            "data-closed-at-once",
            DATA_CONNECTION,
            FIREWALL,
            "The data connection is accepted and ended at once: something between answers in the server's place, or the server turns this address away.",
            "Let control and data connections leave through the same address; take proxies and inspection off the passive ports."),
    PASSIVE_FOREIGN_ADDRESS(
            "passive-foreign-address",
            DATA_SETUP,
            ADMINISTRATOR,
            "The server announced a public address that is not its own.",
            "Set the server's passive address, or allow the foreign address explicitly."),
    DATA_SETUP_REFUSED(
            "data-setup-refused",
            DATA_SETUP,
            ADMINISTRATOR,
            "The server refuses every way to set up a data connection that was tried.",
            "Use the other mode, or look at the server's log."),
    PASSIVE_DISABLED(
            "passive-disabled",
            DATA_SETUP,
            ADMINISTRATOR,
            "The server refuses passive mode.",
            "Switch passive mode on in the server."),
    PASSIVE_REPLY_BROKEN(
            "passive-reply-broken",
            DATA_SETUP,
            ADMINISTRATOR,
            "The reply to PASV or EPSV names no usable address and port.",
            "Repair the server or the gateway that rewrites the reply; the other of PASV and EPSV may work."),
    PASSIVE_REWRITTEN(
            "passive-rewritten",
            DATA_SETUP,
            FIREWALL,
            "A gateway rewrites the address or port of PASV on its way.",
            "Switch the FTP helper (ALG) of the gateway off, or use TLS, which it cannot rewrite."),
    ACTIVE_DISABLED(
            "active-disabled",
            DATA_SETUP,
            USER,
            "The server refuses active mode.",
            "Use passive mode, or switch active mode on in the server."),
    ACTIVE_REWRITTEN(
            "active-rewritten",
            DATA_SETUP,
            FIREWALL,
            "A gateway rewrites the address or port of PORT on its way.",
            "Switch the FTP helper (ALG) of the gateway off, or use passive mode."),

    ACTIVE_PRIVATE_ADDRESS(
            "active-private-address",
            DATA_SETUP,
            USER,
            "The client sits behind NAT and announced its private address.",
            "Use passive mode."),
    ACTIVE_FOREIGN_ADDRESS(
            "active-foreign-address",
            DATA_SETUP,
            USER,
            "The client announced an address that is not its own.",
            "Use passive mode, or announce the address the server sees."),
    ACTIVE_PRIVILEGED_PORT(
            "active-privileged-port",
            DATA_SETUP,
            USER,
            "The client announced a port below 1024.",
            "Announce a port from 1024 on."),
    ACTIVE_REFUSED(
            "active-refused",
            DATA_CONNECTION,
            FIREWALL,
            "The client's host refused the connection.",
            "Use passive mode, or allow inbound connections from the server's port 20 at the client."),
    ACTIVE_DROPPED(
            "active-dropped",
            DATA_CONNECTION,
            FIREWALL,
            "The client's host did not answer.",
            "Use passive mode, or allow inbound connections from the server's port 20 at the client."),
    ACTIVE_UNREACHABLE(
            "active-unreachable",
            DATA_CONNECTION,
            FIREWALL,
            "There is no way to the client's port.",
            "Use passive mode."),
    ACTIVE_PORT_BUSY(
            "active-port-busy",
            DATA_CONNECTION,
            USER,
            "The same pair of ports was in use a moment ago.",
            "Announce another port for each transfer."),
    ACTIVE_NEVER_DIALLED(
            "active-never-dialled",
            DATA_CONNECTION,
            FIREWALL,
            "The server's connection never arrived.",
            "Use passive mode, or allow inbound connections from the server's port 20."),
    ACTIVE_BLOCKED_HERE(
            "active-blocked-here",
            DATA_CONNECTION,
            FIREWALL,
            "The server's connection arrives at this computer, and its own firewall drops it.",
            "Allow incoming connections to the FTP client here, or use passive mode."),
    ACTIVE_BLOCKED_THERE(
            "active-blocked-there",
            DATA_CONNECTION,
            ADMINISTRATOR,
            "The server is not able to open connections to clients.",
            "Allow the server outgoing connections from port 20, or use passive mode."),
    ACTIVE_PORT_NOT_20(
            "active-port-not-20",
            DATA_CONNECTION,
            ADMINISTRATOR,
            "The server dials from another port than 20, and a firewall lets only port 20 through.",
            "Let the server dial from port 20 (it needs the right to bind it), or do not ask for port 20 in the firewall."),
    ACTIVE_FOREIGN_PEER(
            "active-foreign-peer",
            DATA_CONNECTION,
            FIREWALL,
            "Another address than the server's connected to the announced port.",
            "Use passive mode."),

    NO_DATA_SETUP(
            "no-data-setup",
            DATA_SETUP,
            USER,
            "No data connection was set up.",
            "Send PASV, EPSV, PORT or EPRT first."),
    ABORTED("aborted", TRANSFER, USER, "The client aborted the transfer.", "Nothing to fix."),
    DATA_LOST(
            "data-lost",
            TRANSFER,
            FIREWALL,
            "The data connection broke.",
            "Repeat with resume; if it breaks at the same moment again, look for a firewall with a time limit."),
    DATA_STALLED(
            "data-stalled",
            TRANSFER,
            FIREWALL,
            "No byte moved on the data connection for too long.",
            "Repeat with resume; a stall after the first kilobytes points at a path MTU problem."),
    MTU_BLACK_HOLE(
            "mtu-black-hole",
            TRANSFER,
            FIREWALL,
            "Small packets pass, big ones vanish: the path has a smaller MTU and says nothing about it.",
            "Let ICMP 'fragmentation needed' through, or clamp the MSS of TCP on the gateway."),
    GATEWAY_ENDS_SESSION(
            "gateway-ends-session",
            TRANSFER,
            FIREWALL,
            "Something between ends the control connection when it sees a certain command.",
            "Take FTP inspection off the gateway, or use TLS."),
    DATA_SHORT(
            "data-short",
            TRANSFER,
            ADMINISTRATOR,
            "The data ended before the file did.",
            "Repeat with resume."),
    DISK_FAILED(
            "disk-failed",
            TRANSFER,
            ADMINISTRATOR,
            "The server's storage failed.",
            "Look at the server's disk and log."),
    SHUTDOWN(
            "shutdown",
            TRANSFER,
            ADMINISTRATOR,
            "The server is shutting down.",
            "Repeat with resume when it is back."),
    DATA_TLS_FAILED(
            "data-tls-failed",
            DATA_CONNECTION,
            ADMINISTRATOR,
            "The TLS handshake on the data connection failed.",
            "Compare the TLS settings of both sides; a firewall that reads FTP may break it."),
    DATA_TLS_NOT_RESUMED(
            "data-tls-not-resumed",
            DATA_CONNECTION,
            USER,
            "The data connection did not resume the TLS session of the control connection.",
            "Use a client that resumes sessions, try TLS 1.2, or let the server prefer instead of require it."),
    DATA_TLS_TRUNCATED(
            "data-tls-truncated",
            TRANSFER,
            USER,
            "The data connection ended without the close_notify of TLS: the file may be cut short.",
            "Repeat; if the client never sends close_notify, the server can be told to do without."),
    DATA_PROTECTION_MISSING(
            "data-protection-missing",
            DATA_SETUP,
            USER,
            "The server wants data connections in TLS.",
            "Let the client send PBSZ 0 and PROT P (protect data, too)."),
    DATA_PROTECTION_REFUSED(
            "data-protection-refused",
            DATA_SETUP,
            ADMINISTRATOR,
            "The server does not protect data connections with TLS.",
            "Switch protected data connections on in the server, or accept data in clear (PROT C)."),
    CONTENT_DIFFERS(
            "content-differs",
            TRANSFER,
            USER,
            "The file here and the file on the server are not the same, or cannot be compared.",
            "Transfer it again in binary; if it differs again, something on the way or at the other end changes it."),
    CONTROL_FORGOTTEN(
            "control-forgotten",
            FINAL_REPLY,
            FIREWALL,
            "A NAT or firewall forgets the control connection while a transfer keeps it silent.",
            "Use TCP keepalive or NOOP on the control connection, or raise the gateway's idle time."),
    FINAL_REPLY_MISSING(
            "final-reply-missing",
            FINAL_REPLY,
            FIREWALL,
            "All bytes moved, but the server's last reply never came.",
            "Check the size on the server; a NAT may have forgotten the idle control connection.");

    private final String id;
    private final Stage stage;
    private final Actor actor;
    private final String sentence;
    private final String fix;

    Cause(String id, Stage stage, Actor actor, String sentence, String fix) {
        this.id = id;
        this.stage = stage;
        this.actor = actor;
        this.sentence = sentence;
        this.fix = fix;
    }

    /** The stable name, in lower case with hyphens. */
    public String id() {
        return id;
    }

    /** Where in the dialogue it shows. */
    public Stage stage() {
        return stage;
    }

    /** Who has to act in the usual case. */
    public Actor actor() {
        return actor;
    }

    /** What happened, in one sentence without particulars. */
    public String sentence() {
        return sentence;
    }

    /** What to change, in one sentence. */
    public String fix() {
        return fix;
    }
}
