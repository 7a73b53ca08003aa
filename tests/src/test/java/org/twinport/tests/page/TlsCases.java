package org.twinport.tests.page;

import org.twinport.diagnosis.Cause;

import java.util.List;

/** The cases with TLS, and those that show after a while; stateless. */
final class TlsCases {

    private TlsCases() {}

    static List<Case> all() {
        return List.of(blind(), wrongKind(), certificate(), notResumed(), forgotten(), blackHole());
    }

    private static Case blind() {
        return new Case(
                "It works without TLS and not with TLS: the firewall is blind",
                List.of(
                        "All: login with TLS works, the first listing times out; without TLS everything works",
                        "FileZilla: `Failed to retrieve directory listing`, with `Initializing TLS...` far above it"),
                """
                The firewall opens data ports by reading `PASV` and `PORT` on the control connection, and the NAT rewrites addresses
                there. TLS hides the dialogue, so no port is opened any more. Nothing can make it see again but `CCC` (commands in clear
                after the login) or no TLS at all; the right answer is a fixed passive range that is open for good.
                """,
                List.of(Cause.PASSIVE_HIDDEN_BY_TLS));
    }

    private static Case wrongKind() {
        return new Case(
                "TLS is missing, or it is the wrong kind of TLS",
                List.of(
                        "Server: `530 Non-anonymous sessions must use encryption.`, `550 SSL/TLS required on the control channel`",
                        "Server: `522 Data connections must be encrypted.`, `522 SSL/TLS required on the data channel`",
                        "FileZilla: `GnuTLS error -15: An unexpected TLS packet was received.`",
                        "Java: `Unsupported or unrecognized SSL message`",
                        "Python: `ssl.SSLError: [SSL: WRONG_VERSION_NUMBER] wrong version number`",
                        "All: on port 990 the greeting never comes"),
                """
                There are two kinds. Explicit TLS begins in clear on port 21 and asks for TLS (`AUTH TLS`); implicit TLS begins with the
                handshake, on port 990. A client of one kind and a port of the other do not understand each other. SFTP, on port 22, is
                neither: it is another protocol. Data connections have a switch of their own, `PROT P`.
                """,
                List.of(
                        Cause.TLS_REQUIRED,
                        Cause.IMPLICIT_TLS,
                        Cause.TLS_CLEAR_ONLY,
                        Cause.TLS_NOT_OFFERED,
                        Cause.DATA_PROTECTION_MISSING,
                        Cause.NOT_FTP));
    }

    private static Case certificate() {
        return new Case(
                "The certificate is not accepted",
                List.of(
                        "curl: `curl: (60) SSL certificate problem: self-signed certificate`, `… certificate has expired`",
                        "lftp: `Fatal error: Certificate verification: …`",
                        "Python: `ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED]`",
                        "Java: `PKIX path building failed`",
                        "FileZilla, WinSCP: a window with an unknown certificate"),
                """
                The certificate is out of date, for another name, signed by nobody your computer knows, or sent without the one between.
                If the issuer is your own company's firewall, that firewall reads your connections.
                """,
                List.of(
                        Cause.CERTIFICATE_UNTRUSTED,
                        Cause.CERTIFICATE_NAME,
                        Cause.CERTIFICATE_EXPIRED));
    }

    private static Case notResumed() {
        return new Case(
                "522 or 425: TLS session reuse required",
                List.of(
                        "vsftpd: `522 SSL connection failed; session reuse required`",
                        "FileZilla Server: `425 Unable to build data connection: TLS session of data connection not resumed.`",
                        "ProFTPD: `425 Unable to build data connection: Operation not permitted`",
                        "All: the first transfer works, the third does not"),
                """
                The server wants proof that the second connection is from the same client: it must resume the TLS session of the first.
                Many libraries cannot (Commons Net and what is built on it, ftplib), or run out of tickets under TLS 1.3.
                """,
                List.of(Cause.DATA_TLS_NOT_RESUMED));
    }

    private static Case forgotten() {
        return new Case(
                "Long transfers end without the last reply",
                List.of(
                        "All: the file is complete, then a timeout; or it is sent again and again",
                        "curl: `curl: (28) FTP response timeout`",
                        "Server: `421 Timeout.`"),
                """
                While a file moves, the control connection is silent. NATs and firewalls forget silent connections after some minutes (4
                and 6 in the big clouds), and the server's `226` never arrives.
                """,
                List.of(Cause.CONTROL_FORGOTTEN, Cause.FINAL_REPLY_MISSING, Cause.CONTROL_LOST));
    }

    private static Case blackHole() {
        return new Case(
                "Small things work, big ones hang",
                List.of(
                        "All: login works, and the TLS handshake, a long listing or a file stops after the first kilobytes",
                        "All: another network or no VPN, and it works"),
                """
                Somewhere the path takes only smaller packets (a VPN, PPPoE, a tunnel), and the message that says so is filtered. Small
                packets pass, full ones vanish, again and again.
                """,
                List.of(Cause.MTU_BLACK_HOLE, Cause.DATA_STALLED));
    }
}
