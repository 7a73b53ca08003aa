package org.twinport.tests.page;

import org.twinport.diagnosis.Cause;

import java.util.List;

/** The cases in which the login works and the second connection does not; stateless. */
final class DataCases {

    private DataCases() {}

    static List<Case> all() {
        return List.of(
                passiveRange(),
                privateAddress(),
                activeBehindNat(),
                activeFirewall(),
                rewritten(),
                foreignPeer());
    }

    private static Case passiveRange() {
        return new Case(
                "Login works, the listing does not: the passive ports are closed",
                List.of(
                        "FileZilla: `The data connection could not be established: ETIMEDOUT`, `Failed to retrieve directory listing`",
                        "curl: `curl: (28) Operation timed out`, or `(7) Failed to connect to … port 21`, although it is another port",
                        "lftp: `Fatal error: max-retries exceeded`",
                        "WinSCP: `Timeout detected. (data connection)`, `Could not retrieve directory listing`",
                        "Python: `TimeoutError: timed out` in `ntransfercmd`",
                        "Server: `425 Failed to establish connection.`, `425 Can't open data connection`"),
                """
                In passive mode the server names a port, and the client dials it. That port is not open: the firewall of the server, the
                router in front of it or the cloud's security group lets 21 through and nothing else. Choose a range, tell it to the
                server, and open the same range everywhere on the way. If no server's passive ports work, the firewall is on your side.
                """,
                List.of(
                        Cause.PASSIVE_DROPPED,
                        Cause.PASSIVE_REFUSED,
                        Cause.PASSIVE_UNREACHABLE,
                        Cause.PASSIVE_BLOCKED_HERE));
    }

    private static Case privateAddress() {
        return new Case(
                "The server announces a private address",
                List.of(
                        "Server: `227 Entering Passive Mode (192,168,1,10,195,80)`, to a client on the Internet",
                        "FileZilla: `Server sent passive reply with unroutable address. Using server address instead.`",
                        "lftp: `Address returned by PASV seemed to be incorrect and has been fixed`",
                        "Others: a timeout at the first listing"),
                """
                The server stands behind NAT (a router, a cloud, a container) and knows only its inner address. The four first numbers
                of `227 (…)` are the address that the client should dial; 10, 172.16 to 172.31, 192.168, 127 and 169.254 lead nowhere from
                outside. Many clients help themselves and dial the server's own address; others do not.
                """,
                List.of(Cause.PASSIVE_PRIVATE_ADDRESS, Cause.PASSIVE_FOREIGN_ADDRESS));
    }

    private static Case activeBehindNat() {
        return new Case(
                "The client sits behind NAT in active mode",
                List.of(
                        "Server: `500 Illegal PORT command.`, `501 Rejected data connection to foreign address`",
                        "Pure-FTPd: `500 I won't open a connection to 192.168.1.5 (only to 203.0.113.9)`",
                        "Server: `200 PORT command successful`, then silence, then `425 … Connection timed out`",
                        "Windows ftp.exe: hangs at `dir`, after the login",
                        "Commons Net, Spring, Camel: hang in the first listing (they are active unless told otherwise)"),
                """
                In active mode the server dials the client. Behind NAT the client announces its inner address (`PORT 192,168,…`). A careful
                server refuses it. Another dials the NAT's own address, from port 20, and that connection ends at a closed
                port: the NAT does not know whom it is for. The cure is passive mode. ftp.exe of Windows does not have it.
                """,
                List.of(
                        Cause.ACTIVE_PRIVATE_ADDRESS,
                        Cause.ACTIVE_NEVER_DIALLED,
                        Cause.ACTIVE_DROPPED));
    }

    private static Case activeFirewall() {
        return new Case(
                "Port 20: a firewall stops the server's connection",
                List.of(
                        "Server: `425 Unable to build data connection: Connection timed out`, `… Operation not permitted`",
                        "curl: `curl: (12) Accept timeout occurred while waiting server connect`, with `--ftp-port -`",
                        "Windows: a question of Windows Firewall whether the program may receive connections"),
                """
                Port 20 is tested wrongly by most people: nobody listens there, and `telnet host 20` is refused on a healthy server. It
                is the port *from* which the server dials in active mode. So it must be let out at the server, and connections
                *from* 20 must be let in at the client. Some servers dial from another port, because only root may use 20.
                """,
                List.of(
                        Cause.ACTIVE_BLOCKED_HERE,
                        Cause.ACTIVE_BLOCKED_THERE,
                        Cause.ACTIVE_PORT_NOT_20,
                        Cause.ACTIVE_REFUSED));
    }

    private static Case rewritten() {
        return new Case(
                "A router changes the dialogue",
                List.of(
                        "Server: `500 Illegal PORT command.`, although the address was right",
                        "All: the connection ends right behind `EPSV`, `FEAT`, `AUTH TLS` or `MLSD`",
                        "All: it works with TLS and not without, or on port 2121 and not on 21",
                        "All: only some passive ports fail, always the same (5060, 1720, 1723)"),
                """
                Routers and firewalls read FTP to help (ALG, inspection, connection tracking helper): they rewrite addresses and open
                ports. Some do it wrongly, some know no EPSV, some end what they do not know. TLS keeps them from reading, so it
                tells them apart; the lasting cure is to switch the helper off and to open a fixed range.
                """,
                List.of(
                        Cause.PASSIVE_REWRITTEN,
                        Cause.ACTIVE_REWRITTEN,
                        Cause.GATEWAY_ENDS_SESSION,
                        Cause.EPSV_BROKEN,
                        Cause.PASSIVE_SOME_PORTS));
    }

    private static Case foreignPeer() {
        return new Case(
                "Both connections come from different addresses",
                List.of(
                        "vsftpd: `425 Security: Bad IP connecting.`",
                        "All: the listing fails now and then, or always, right after it began",
                        "In containers: the server sees 172.17.0.1 instead of the client"),
                """
                Servers give a data connection to nobody but the client of the control connection. A NAT with several addresses, a load
                balancer, a proxy or a container's bridge lets the second one come from another address, and it is refused.
                """,
                List.of(
                        Cause.PASSIVE_FOREIGN_PEER,
                        Cause.DATA_CLOSED_AT_ONCE,
                        Cause.ACTIVE_FOREIGN_PEER));
    }
}
