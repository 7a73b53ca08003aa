package org.twinport.diagnosis.remedy;

import static org.twinport.diagnosis.remedy.Remedy.ANSWER_CHALLENGE;
import static org.twinport.diagnosis.remedy.Remedy.LOG_IN_ANONYMOUSLY;
import static org.twinport.diagnosis.remedy.Remedy.LOG_IN_WITH_ACCOUNT;
import static org.twinport.diagnosis.remedy.Remedy.PROTECT_DATA;
import static org.twinport.diagnosis.remedy.Remedy.TRANSFER_BINARY;
import static org.twinport.diagnosis.remedy.Remedy.UPDATE_CLIENT;
import static org.twinport.diagnosis.remedy.Remedy.USE_ACTIVE;
import static org.twinport.diagnosis.remedy.Remedy.USE_EXPLICIT_TLS;
import static org.twinport.diagnosis.remedy.Remedy.USE_IMPLICIT_TLS;
import static org.twinport.diagnosis.remedy.Remedy.USE_PASSIVE;
import static org.twinport.diagnosis.remedy.Remedy.USE_PASV_NOT_EPSV;
import static org.twinport.diagnosis.remedy.Remedy.USE_PORT;

import java.util.List;
import java.util.stream.Stream;

/** Windows Explorer and ftp.exe, which can do little: what else to use; stateless. */
final class WindowsOwnSheets {

    private WindowsOwnSheets() {}

    static List<Fix> all() {
        Sheet windowsExplorer = new Sheet(Product.WINDOWS_EXPLORER);
        windowsExplorerConnecting(windowsExplorer);
        windowsExplorerData(windowsExplorer);
        Sheet ftpExe = new Sheet(Product.FTP_EXE);
        ftpExeConnecting(ftpExe);
        ftpExePassive(ftpExe);
        return Stream.of(windowsExplorer, ftpExe).flatMap(each -> each.fixes().stream()).toList();
    }

    private static void windowsExplorerConnecting(Sheet sheet) {
        sheet.menu(USE_PORT, "Address bar: ftp://{url_host}:{port:21}/")
                .words(
                        UPDATE_CLIENT,
                        "Windows Explorer is no full FTP client; FileZilla, WinSCP and curl.exe are.")
                .words(
                        USE_EXPLICIT_TLS,
                        "Windows Explorer knows no TLS: use FileZilla, WinSCP or curl.exe.")
                .words(
                        USE_IMPLICIT_TLS,
                        "Windows Explorer knows no TLS: use FileZilla, WinSCP or curl.exe.")
                .menu(LOG_IN_WITH_ACCOUNT, "File > Login As")
                .menu(
                        USE_PASSIVE,
                        "Control Panel > Internet Options > Advanced > Browsing",
                        "Use Passive FTP (for firewall and DSL modem compatibility): on")
                .menu(
                        USE_ACTIVE,
                        "Control Panel > Internet Options > Advanced > Browsing",
                        "Use Passive FTP (for firewall and DSL modem compatibility): off");
    }

    private static void windowsExplorerData(Sheet sheet) {
        sheet.words(
                PROTECT_DATA, "Windows Explorer knows no TLS: use FileZilla, WinSCP or curl.exe.");
    }

    private static void ftpExeConnecting(Sheet sheet) {
        sheet.prompt(USE_PORT, "open {host} {port:21}")
                .words(
                        UPDATE_CLIENT,
                        "ftp.exe knows neither passive mode nor TLS: use curl.exe, which Windows has, too, FileZilla or WinSCP.")
                .words(
                        USE_EXPLICIT_TLS,
                        "ftp.exe knows no TLS: use curl.exe, which Windows has, too:",
                        "curl.exe --ssl-reqd -u {user} ftp://{url_host}:{port:21}/")
                .words(
                        USE_IMPLICIT_TLS,
                        "ftp.exe knows no TLS: use curl.exe, which Windows has, too:",
                        "curl.exe -u {user} ftps://{url_host}:990/")
                .prompt(LOG_IN_ANONYMOUSLY, "user anonymous")
                .prompt(ANSWER_CHALLENGE, "literal ACCT NAME");
    }

    private static void ftpExePassive(Sheet sheet) {
        sheet.words(
                        USE_PASSIVE,
                        "ftp.exe cannot do passive mode at all, and \"quote PASV\" does not change that: it never dials the server.",
                        "Use curl.exe, which Windows has, too:",
                        "curl.exe -u {user} ftp://{url_host}:{port:21}/")
                .words(
                        USE_PASV_NOT_EPSV,
                        "ftp.exe cannot do passive mode at all: use curl.exe, which Windows has, too:",
                        "curl.exe --disable-epsv -u {user} ftp://{url_host}:{port:21}/")
                .words(
                        USE_ACTIVE,
                        "ftp.exe does nothing but active mode: allow it in Windows Firewall when it is asked for.")
                .words(
                        PROTECT_DATA,
                        "ftp.exe knows no TLS: use curl.exe, which Windows has, too:",
                        "curl.exe --ssl-reqd -u {user} ftp://{url_host}:{port:21}/")
                .prompt(TRANSFER_BINARY, "binary");
    }
}
