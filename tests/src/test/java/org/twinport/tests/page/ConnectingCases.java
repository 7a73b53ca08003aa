package org.twinport.tests.page;

import org.twinport.diagnosis.Cause;

import java.util.List;

/** The cases in which not even the first connection or the login works; stateless. */
final class ConnectingCases {

    private ConnectingCases() {}

    static List<Case> all() {
        return List.of(notStarted(), dropped(), rejected(), refused(), slow(), loginRefused());
    }

    private static Case notStarted() {
        return new Case(
                "Connection refused: the server is not started",
                List.of(
                        "FileZilla: `ECONNREFUSED - Connection refused by server`",
                        "curl: `curl: (7) Failed to connect to … port 21 … Couldn't connect to server`",
                        "Windows ftp.exe: `> ftp: connect :Connection refused`",
                        "WinSCP: `Connection failed.`, at once",
                        "Python: `ConnectionRefusedError: [Errno 111] Connection refused`"),
                """
                The host is there and says no at once: on that port nobody listens. The server is not running, it listens on
                another port (2121, 990) or on 127.0.0.1 only, or a router hands the port to the wrong machine. On the server,
                `ss -ltnp` shows who listens where. (A firewall that resets connections looks the same from outside.)
                """,
                List.of(Cause.CONTROL_REFUSED));
    }

    private static Case dropped() {
        return new Case(
                "Connection timed out: a firewall drops port 21",
                List.of(
                        "FileZilla: `Connection timed out after 20 seconds of inactivity`",
                        "curl: `curl: (28) Failed to connect to … Timeout was reached`",
                        "Windows ftp.exe: `> ftp: connect :Connection timed out`",
                        "WinSCP: `Timeout detected. (control connection)`",
                        "Python: `TimeoutError: timed out`"),
                """
                Nothing comes back, not even a refusal. A firewall drops the packets: on the server, in front of it, in the cloud's
                security group, or on your own side, where companies and hotels often let nothing but web pages out. If
                `https://` to the same host works, the host is up. If FTP to no host at all works, the firewall is yours.
                """,
                List.of(Cause.CONTROL_DROPPED, Cause.CONTROL_BLOCKED_HERE, Cause.HOST_DOWN));
    }

    private static Case rejected() {
        return new Case(
                "No route to host: a firewall rejects port 21",
                List.of(
                        "FileZilla: `EHOSTUNREACH - No route to host`",
                        "curl: `curl: (7) … No route to host`",
                        "Python: `OSError: [Errno 113] No route to host`",
                        "Java: `java.net.NoRouteToHostException: No route to host`"),
                """
                The words mislead: if it comes at once, the route is fine and a firewall says "administratively prohibited", as
                firewalld does with every port that is not open. If it comes after three seconds, the host on your own network is
                off. "Network is unreachable" is your own computer, without a network or without that kind of address (IPv6).
                """,
                List.of(Cause.CONTROL_REJECTED, Cause.NO_ROUTE));
    }

    private static Case refused() {
        return new Case(
                "Too many connections, or the connection is closed at once",
                List.of(
                        "Server: `421 Too many connections (8) from this IP`, `421 Service not available.`",
                        "Server: `530 Sorry, the maximum number of clients …`",
                        "FileZilla: `Connection closed by server`",
                        "curl: `curl: (56) response reading failed`",
                        "Python: `EOFError`"),
                """
                The server is there and does not want you: its limits are reached (a window of FileZilla alone holds two or more
                connections), it has banned your address after wrong passwords, or host rules and country filters keep it out.
                """,
                List.of(
                        Cause.SERVER_FULL,
                        Cause.SERVER_REFUSES_CLIENT,
                        Cause.CONNECTION_CLOSED,
                        Cause.LOGIN_LIMIT));
    }

    private static Case slow() {
        return new Case(
                "It takes 10 or 30 seconds until the server answers",
                List.of(
                        "FileZilla: `Connection established, waiting for welcome message...`, for long",
                        "curl: `* Connected to …`, then nothing for long",
                        "All: sometimes a timeout, sometimes not"),
                """
                The connection stands at once, the greeting comes late, at a round number of seconds: the server asks for the name
                of your address (reverse DNS), or asks your computer who you are (ident, port 113), and waits until that fails.
                """,
                List.of(Cause.GREETING_SLOW, Cause.GREETING_MISSING));
    }

    private static Case loginRefused() {
        return new Case(
                "530 Login incorrect",
                List.of(
                        "Server: `530 Login incorrect.`, `530 User cannot log in.`",
                        "FileZilla: `Critical error: Could not connect to server`",
                        "curl: `curl: (67) Access denied: 530`",
                        "Windows ftp.exe: `Login failed.`",
                        "WinSCP: `Access denied.`",
                        "Python: `ftplib.error_perm: 530 Login incorrect.`"),
                """
                User or password are wrong, or the account may not use FTP: a login shell that is not in `/etc/shells`, a name in
                `/etc/ftpusers`, an expired account, a home folder that is not there. From outside all of these look alike. Two
                wrong attempts are enough: many servers ban an address after some more.
                """,
                List.of(Cause.LOGIN_REFUSED, Cause.ANONYMOUS_REFUSED, Cause.ANONYMOUS_ONLY));
    }
}
