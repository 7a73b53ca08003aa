package org.twinport.diagnosis.remedy;

import static org.twinport.diagnosis.remedy.Remedy.ANNOUNCE_CLIENT_ADDRESS;
import static org.twinport.diagnosis.remedy.Remedy.ANSWER_CHALLENGE;
import static org.twinport.diagnosis.remedy.Remedy.CLOSE_SESSIONS;
import static org.twinport.diagnosis.remedy.Remedy.DIAL_ANNOUNCED_ADDRESS;
import static org.twinport.diagnosis.remedy.Remedy.GIVE_CLIENT_CERTIFICATE;
import static org.twinport.diagnosis.remedy.Remedy.IGNORE_ANNOUNCED_ADDRESS;
import static org.twinport.diagnosis.remedy.Remedy.IPV4_ONLY;
import static org.twinport.diagnosis.remedy.Remedy.KEEP_ALIVE;
import static org.twinport.diagnosis.remedy.Remedy.LOG_IN_ANONYMOUSLY;
import static org.twinport.diagnosis.remedy.Remedy.LOG_IN_WITH_ACCOUNT;
import static org.twinport.diagnosis.remedy.Remedy.PROTECT_DATA;
import static org.twinport.diagnosis.remedy.Remedy.RESUME_SESSION;
import static org.twinport.diagnosis.remedy.Remedy.RESUME_TRANSFER;
import static org.twinport.diagnosis.remedy.Remedy.SET_ACTIVE_RANGE;
import static org.twinport.diagnosis.remedy.Remedy.TRANSFER_BINARY;
import static org.twinport.diagnosis.remedy.Remedy.TRUST_CERTIFICATE;
import static org.twinport.diagnosis.remedy.Remedy.USE_ACTIVE;
import static org.twinport.diagnosis.remedy.Remedy.USE_CLEAR;
import static org.twinport.diagnosis.remedy.Remedy.USE_EXPLICIT_TLS;
import static org.twinport.diagnosis.remedy.Remedy.USE_IMPLICIT_TLS;
import static org.twinport.diagnosis.remedy.Remedy.USE_PASSIVE;
import static org.twinport.diagnosis.remedy.Remedy.USE_PASV_NOT_EPSV;
import static org.twinport.diagnosis.remedy.Remedy.USE_PORT;

import java.util.List;
import java.util.stream.Stream;

/** FileZilla and WinSCP: ways through their windows; stateless. */
final class WindowClientSheets {

    private WindowClientSheets() {}

    static List<Fix> all() {
        Sheet filezilla = new Sheet(Product.FILEZILLA);
        filezillaConnecting(filezilla);
        filezillaLogin(filezilla);
        filezillaActive(filezilla);
        filezillaTransfers(filezilla);
        Sheet winscp = new Sheet(Product.WINSCP);
        winscpConnecting(winscp);
        winscpLogin(winscp);
        winscpData(winscp);
        return Stream.of(filezilla, winscp).flatMap(each -> each.fixes().stream()).toList();
    }

    private static void filezillaConnecting(Sheet sheet) {
        sheet.menu(IPV4_ONLY, "File > Site Manager > General: Host = the server's IPv4 address")
                .menu(USE_PORT, "File > Site Manager > General: Port {port:21}")
                .menu(
                        CLOSE_SESSIONS,
                        "File > Site Manager > Transfer Settings: Limit number of simultaneous connections to 1")
                .menu(
                        USE_EXPLICIT_TLS,
                        "File > Site Manager > General: Encryption \"Require explicit FTP over TLS\"")
                .menu(
                        USE_IMPLICIT_TLS,
                        "File > Site Manager > General: Encryption \"Require implicit FTP over TLS\", Port 990")
                .menu(
                        USE_CLEAR,
                        "File > Site Manager > General: Encryption \"Only use plain FTP (insecure)\"")
                .menu(
                        TRUST_CERTIFICATE,
                        "Unknown certificate: compare the SHA-256 fingerprint, \"Always trust this certificate in future sessions\", OK");
    }

    private static void filezillaLogin(Sheet sheet) {
        sheet.menu(LOG_IN_ANONYMOUSLY, "File > Site Manager > General: Logon Type \"Anonymous\"")
                .menu(
                        LOG_IN_WITH_ACCOUNT,
                        "File > Site Manager > General: Logon Type \"Normal\", User and Password")
                .menu(
                        ANSWER_CHALLENGE,
                        "File > Site Manager > General: Logon Type \"Account\" for an account name, \"Interactive\" for one-time passwords")
                .menu(
                        IGNORE_ANNOUNCED_ADDRESS,
                        "Edit > Settings > Connection > FTP > Passive mode: Use the server's external IP address instead")
                .menu(
                        USE_PASSIVE,
                        "File > Site Manager > Transfer Settings: Transfer mode \"Passive\"")
                .words(
                        USE_PASV_NOT_EPSV,
                        "FileZilla uses PASV with IPv4 by itself: connect to the server's IPv4 address.");
    }

    private static void filezillaActive(Sheet sheet) {
        sheet.menu(USE_ACTIVE, "File > Site Manager > Transfer Settings: Transfer mode \"Active\"")
                .menu(
                        SET_ACTIVE_RANGE,
                        "Edit > Settings > Connection > FTP > Active mode: Limit local ports used by FileZilla",
                        "From {active_first:50000} to {active_last:50100}")
                .menu(
                        ANNOUNCE_CLIENT_ADDRESS,
                        "Edit > Settings > Connection > FTP > Active mode: Use the following IP address: {client}",
                        "Limit local ports used by FileZilla: {active_first:50000} to {active_last:50100}")
                .words(PROTECT_DATA, "FileZilla protects data by itself once TLS is on.")
                .words(
                        RESUME_SESSION,
                        "FileZilla resumes sessions by itself: update it if it is old.");
    }

    private static void filezillaTransfers(Sheet sheet) {
        sheet.menu(RESUME_TRANSFER, "Start the transfer again; Target file already exists: Resume")
                .menu(TRANSFER_BINARY, "Transfer > Transfer type > Binary")
                .menu(
                        KEEP_ALIVE,
                        "Edit > Settings > Connection > FTP: Send FTP keep-alive commands");
    }

    private static void winscpConnecting(Sheet sheet) {
        sheet.menu(
                        IPV4_ONLY,
                        "Login > Edit > Advanced > Connection: Internet protocol version IPv4")
                .menu(USE_PORT, "Login > Edit: Port number {port:21}")
                .menu(
                        CLOSE_SESSIONS,
                        "Preferences > Transfer > Background: Maximal number of transfers at the same time 1")
                .menu(
                        USE_EXPLICIT_TLS,
                        "Login > Edit: File protocol FTP, Encryption \"TLS/SSL Explicit encryption\"")
                .menu(
                        USE_IMPLICIT_TLS,
                        "Login > Edit: File protocol FTP, Encryption \"TLS/SSL Implicit encryption\", Port number 990")
                .menu(USE_CLEAR, "Login > Edit: File protocol FTP, Encryption \"No encryption\"")
                .menu(
                        TRUST_CERTIFICATE,
                        "The warning about the certificate: compare the SHA-256 fingerprint, then Yes")
                .menu(
                        GIVE_CLIENT_CERTIFICATE,
                        "Login > Edit > Advanced > Connection > TLS/SSL: Client certificate file");
    }

    private static void winscpLogin(Sheet sheet) {
        sheet.menu(LOG_IN_ANONYMOUSLY, "Login > Edit: Anonymous login")
                .menu(LOG_IN_WITH_ACCOUNT, "Login > Edit: User name and Password")
                .menu(
                        IGNORE_ANNOUNCED_ADDRESS,
                        "Login > Edit > Advanced > Environment > FTP: Force IP address for passive mode connections: On")
                .menu(
                        DIAL_ANNOUNCED_ADDRESS,
                        "Login > Edit > Advanced > Environment > FTP: Force IP address for passive mode connections: Off")
                .menu(USE_PASSIVE, "Login > Edit > Advanced > Connection: Passive mode on")
                .words(
                        USE_PASV_NOT_EPSV,
                        "WinSCP uses PASV with IPv4 by itself: Login > Edit > Advanced > Connection: Internet protocol version IPv4.")
                .menu(USE_ACTIVE, "Login > Edit > Advanced > Connection: Passive mode off")
                .menu(
                        ANNOUNCE_CLIENT_ADDRESS,
                        "Preferences > Network: Use following external IP address: {client}");
    }

    private static void winscpData(Sheet sheet) {
        sheet.words(PROTECT_DATA, "WinSCP protects data by itself once TLS is on.")
                .menu(
                        RESUME_SESSION,
                        "Login > Edit > Advanced > Connection > TLS/SSL: Reuse TLS/SSL session ID for data connections",
                        "Maximum TLS/SSL version: TLS 1.2")
                .menu(RESUME_TRANSFER, "Start the transfer again and confirm: resume")
                .menu(TRANSFER_BINARY, "Preferences > Transfer > Edit: Transfer mode Binary")
                .menu(
                        KEEP_ALIVE,
                        "Login > Edit > Advanced > Connection: Keepalives: Executing dummy protocol commands, 30 seconds");
    }
}
