package org.twinport.diagnosis.remedy;

import static org.twinport.diagnosis.remedy.Remedy.ALLOW_CLIENT;
import static org.twinport.diagnosis.remedy.Remedy.ALLOW_FOREIGN_PEER;
import static org.twinport.diagnosis.remedy.Remedy.ALLOW_TLS_VERSIONS;
import static org.twinport.diagnosis.remedy.Remedy.ANNOUNCE_ADDRESS;
import static org.twinport.diagnosis.remedy.Remedy.CHECK_ACCOUNT;
import static org.twinport.diagnosis.remedy.Remedy.DO_NOT_DEMAND_REUSE;
import static org.twinport.diagnosis.remedy.Remedy.DO_NOT_DEMAND_TLS;
import static org.twinport.diagnosis.remedy.Remedy.ENABLE_TLS;
import static org.twinport.diagnosis.remedy.Remedy.GRANT_PERMISSION;
import static org.twinport.diagnosis.remedy.Remedy.INSTALL_CERTIFICATE;
import static org.twinport.diagnosis.remedy.Remedy.LET_ANONYMOUS_IN;
import static org.twinport.diagnosis.remedy.Remedy.LET_USERS_IN;
import static org.twinport.diagnosis.remedy.Remedy.LISTEN_EVERYWHERE;
import static org.twinport.diagnosis.remedy.Remedy.RAISE_LIMITS;
import static org.twinport.diagnosis.remedy.Remedy.READ_SERVER_LOG;
import static org.twinport.diagnosis.remedy.Remedy.RENEW_CERTIFICATE;
import static org.twinport.diagnosis.remedy.Remedy.REPAIR_GREETING;
import static org.twinport.diagnosis.remedy.Remedy.RESET_PASSWORD;
import static org.twinport.diagnosis.remedy.Remedy.SET_PASSIVE_RANGE;
import static org.twinport.diagnosis.remedy.Remedy.START_SERVER;
import static org.twinport.diagnosis.remedy.Remedy.WIDEN_RANGE;

import java.util.List;
import java.util.stream.Stream;

/** IIS and FileZilla Server: PowerShell, and ways through their windows; stateless. */
final class WindowsServerSheets {

    private WindowsServerSheets() {}

    static List<Fix> all() {
        Sheet iis = new Sheet(Product.IIS);
        iisConnecting(iis);
        iisTls(iis);
        iisLogin(iis);
        iisPassive(iis);
        iisTransfers(iis);
        Sheet filezillaServer = new Sheet(Product.FILEZILLA_SERVER);
        filezillaServerConnecting(filezillaServer);
        filezillaServerTls(filezillaServer);
        filezillaServerPassive(filezillaServer);
        return Stream.of(iis, filezillaServer).flatMap(each -> each.fixes().stream()).toList();
    }

    private static void iisConnecting(Sheet sheet) {
        sheet.powershell(
                        START_SERVER,
                        "Set-Service ftpsvc -StartupType Automatic",
                        "Start-Service ftpsvc")
                .menu(
                        ALLOW_CLIENT,
                        "The FTP site > FTP IPv4 Address and Domain Restrictions > Add Allow Entry: {client}",
                        "The server > FTP Logon Attempt Restrictions")
                .powershell(
                        READ_SERVER_LOG,
                        "Get-ChildItem C:\\inetpub\\logs\\LogFiles\\FTPSVC* -Recurse | Sort-Object LastWriteTime | Select-Object -Last 3")
                .powershell(
                        RAISE_LIMITS,
                        "Import-Module WebAdministration",
                        "Set-ItemProperty 'IIS:\\Sites\\Default FTP Site' -Name ftpServer.connections.maxConnections -Value 2000")
                .note("with the name of your site");
    }

    private static void iisTls(Sheet sheet) {
        sheet.menu(
                        ENABLE_TLS,
                        "The FTP site > FTP SSL Settings: choose the certificate, Allow SSL connections")
                .powershell(
                        DO_NOT_DEMAND_TLS,
                        "Import-Module WebAdministration",
                        "$site = 'IIS:\\Sites\\Default FTP Site'",
                        "Set-ItemProperty $site -Name ftpServer.security.ssl.controlChannelPolicy -Value SslAllow",
                        "Set-ItemProperty $site -Name ftpServer.security.ssl.dataChannelPolicy -Value SslAllow")
                .note("with the name of your site")
                .menu(
                        RENEW_CERTIFICATE,
                        "The server > Server Certificates > Renew; then the FTP site > FTP SSL Settings: choose the new one")
                .menu(
                        INSTALL_CERTIFICATE,
                        "The server > Server Certificates > Import; then the FTP site > FTP SSL Settings: choose it");
    }

    private static void iisLogin(Sheet sheet) {
        sheet.menu(
                        CHECK_ACCOUNT,
                        "The FTP site > FTP Authentication: Basic Authentication enabled",
                        "The FTP site > FTP Authorization Rules: an Allow rule for the user",
                        "The FTP site > FTP User Isolation: the user's folder exists")
                .menu(
                        LET_USERS_IN,
                        "The FTP site > FTP Authentication > Basic Authentication > Enable")
                .menu(
                        LET_ANONYMOUS_IN,
                        "The FTP site > FTP Authentication > Anonymous Authentication > Enable",
                        "The FTP site > FTP Authorization Rules > Add Allow Rule: all anonymous users, Read");
    }

    private static void iisPassive(Sheet sheet) {
        sheet.powershell(
                        SET_PASSIVE_RANGE,
                        "Import-Module WebAdministration",
                        "$f = 'system.ftpServer/firewallSupport'",
                        "Set-WebConfigurationProperty -PSPath IIS:\\ -Filter $f -Name lowDataChannelPort -Value {range_first}",
                        "Set-WebConfigurationProperty -PSPath IIS:\\ -Filter $f -Name highDataChannelPort -Value {range_last}",
                        "Restart-Service ftpsvc")
                .powershell(
                        WIDEN_RANGE,
                        "Import-Module WebAdministration",
                        "$f = 'system.ftpServer/firewallSupport'",
                        "Set-WebConfigurationProperty -PSPath IIS:\\ -Filter $f -Name lowDataChannelPort -Value {range_first}",
                        "Set-WebConfigurationProperty -PSPath IIS:\\ -Filter $f -Name highDataChannelPort -Value {range_last}",
                        "Restart-Service ftpsvc")
                .powershell(
                        ANNOUNCE_ADDRESS,
                        "Import-Module WebAdministration",
                        "$site = 'IIS:\\Sites\\Default FTP Site'",
                        "Set-ItemProperty $site -Name ftpServer.firewallSupport.externalIp4Address -Value {address}",
                        "Restart-Service ftpsvc")
                .note("with the name of your site; an IPv4 address, no name")
                .powershell(
                        ALLOW_FOREIGN_PEER,
                        "Import-Module WebAdministration",
                        "$site = 'IIS:\\Sites\\Default FTP Site'",
                        "$name = 'ftpServer.security.dataChannelSecurity.matchClientAddressForPasv'",
                        "Set-ItemProperty $site -Name $name -Value $false")
                .note("with the name of your site");
    }

    private static void iisTransfers(Sheet sheet) {
        sheet.menu(
                GRANT_PERMISSION,
                "The FTP site > FTP Authorization Rules: Read and Write for the user",
                "The folder in Windows Explorer > Properties > Security");
    }

    private static void filezillaServerConnecting(Sheet sheet) {
        sheet.powershell(
                        START_SERVER,
                        "Set-Service filezilla-server -StartupType Automatic",
                        "Start-Service filezilla-server")
                .menu(
                        LISTEN_EVERYWHERE,
                        "Server > Configure > Server listeners: Address 0.0.0.0, Port {port:21}")
                .menu(
                        ALLOW_CLIENT,
                        "Server > Configure > Protocols settings > Filters: take {client} out of the disallowed addresses",
                        "Server > Configure > Protocols settings > Autoban")
                .menu(
                        REPAIR_GREETING,
                        "Server > Configure > FTP and FTP over TLS (FTPS) > Welcome message: empty");
    }

    private static void filezillaServerTls(Sheet sheet) {
        sheet.menu(
                        ENABLE_TLS,
                        "Server > Configure > Server listeners: Protocol \"Explicit FTP over TLS and insecure plain FTP\"",
                        "Server > Configure > FTP and FTP over TLS (FTPS) > Connection Security: the certificate")
                .menu(
                        DO_NOT_DEMAND_TLS,
                        "Server > Configure > Server listeners: Protocol \"Explicit FTP over TLS and insecure plain FTP\"")
                .menu(
                        ALLOW_TLS_VERSIONS,
                        "Server > Configure > FTP and FTP over TLS (FTPS) > Connection Security: Minimum allowed TLS version v1.2")
                .menu(
                        RENEW_CERTIFICATE,
                        "Server > Configure > FTP and FTP over TLS (FTPS) > Connection Security: the new certificate")
                .menu(
                        INSTALL_CERTIFICATE,
                        "Server > Configure > FTP and FTP over TLS (FTPS) > Connection Security: the certificate")
                .menu(
                        RESET_PASSWORD,
                        "Server > Configure > Rights management > Users > the user > Credentials")
                .menu(
                        CHECK_ACCOUNT,
                        "Server > Configure > Rights management > Users: the user is enabled and has a mount point that exists");
    }

    private static void filezillaServerPassive(Sheet sheet) {
        sheet.menu(
                        SET_PASSIVE_RANGE,
                        "Server > Configure > FTP and FTP over TLS (FTPS) > Passive mode",
                        "Use custom port range: From {range_first} To {range_last}")
                .menu(
                        WIDEN_RANGE,
                        "Server > Configure > FTP and FTP over TLS (FTPS) > Passive mode",
                        "Use custom port range: From {range_first} To {range_last}")
                .menu(
                        ANNOUNCE_ADDRESS,
                        "Server > Configure > FTP and FTP over TLS (FTPS) > Passive mode",
                        "Use the following host: {address}",
                        "Use the default host for local connections: on")
                .words(
                        DO_NOT_DEMAND_REUSE,
                        "FileZilla Server always demands it: use a client that resumes the session.")
                .menu(
                        GRANT_PERMISSION,
                        "Server > Configure > Rights management > Users > the user > Mount points: Access mode Read + Write");
    }
}
