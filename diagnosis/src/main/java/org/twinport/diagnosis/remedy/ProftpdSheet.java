package org.twinport.diagnosis.remedy;

import static org.twinport.diagnosis.remedy.Remedy.ALLOW_CLIENT;
import static org.twinport.diagnosis.remedy.Remedy.ALLOW_FOREIGN_PEER;
import static org.twinport.diagnosis.remedy.Remedy.ALLOW_TLS_VERSIONS;
import static org.twinport.diagnosis.remedy.Remedy.ANNOUNCE_ADDRESS;
import static org.twinport.diagnosis.remedy.Remedy.CHECK_ACCOUNT;
import static org.twinport.diagnosis.remedy.Remedy.DIAL_FROM_20;
import static org.twinport.diagnosis.remedy.Remedy.DO_NOT_DEMAND_CERTIFICATE;
import static org.twinport.diagnosis.remedy.Remedy.DO_NOT_DEMAND_REUSE;
import static org.twinport.diagnosis.remedy.Remedy.DO_NOT_DEMAND_TLS;
import static org.twinport.diagnosis.remedy.Remedy.ENABLE_ACTIVE;
import static org.twinport.diagnosis.remedy.Remedy.ENABLE_PASSIVE;
import static org.twinport.diagnosis.remedy.Remedy.ENABLE_TLS;
import static org.twinport.diagnosis.remedy.Remedy.GRANT_PERMISSION;
import static org.twinport.diagnosis.remedy.Remedy.INSTALL_CERTIFICATE;
import static org.twinport.diagnosis.remedy.Remedy.LET_ANONYMOUS_IN;
import static org.twinport.diagnosis.remedy.Remedy.LISTEN_EVERYWHERE;
import static org.twinport.diagnosis.remedy.Remedy.RAISE_LIMITS;
import static org.twinport.diagnosis.remedy.Remedy.READ_SERVER_LOG;
import static org.twinport.diagnosis.remedy.Remedy.RENEW_CERTIFICATE;
import static org.twinport.diagnosis.remedy.Remedy.REPAIR_GREETING;
import static org.twinport.diagnosis.remedy.Remedy.RESET_PASSWORD;
import static org.twinport.diagnosis.remedy.Remedy.SERVER_KEEP_ALIVE;
import static org.twinport.diagnosis.remedy.Remedy.SET_PASSIVE_RANGE;
import static org.twinport.diagnosis.remedy.Remedy.START_SERVER;
import static org.twinport.diagnosis.remedy.Remedy.SWITCH_LOOKUPS_OFF;
import static org.twinport.diagnosis.remedy.Remedy.WIDEN_RANGE;

import java.util.List;

/**
 * ProFTPD: lines of proftpd.conf, of which the first counts, so a line that is there is replaced;
 * stateless.
 */
final class ProftpdSheet {

    private ProftpdSheet() {}

    static List<Fix> all() {
        Sheet sheet = new Sheet(Product.PROFTPD);
        connecting(sheet);
        greeting(sheet);
        tls(sheet);
        login(sheet);
        passive(sheet);
        active(sheet);
        return sheet.fixes();
    }

    private static void connecting(Sheet sheet) {
        sheet.root(START_SERVER, "systemctl enable --now proftpd")
                .config(LISTEN_EVERYWHERE, "SocketBindTight off");
    }

    private static void greeting(Sheet sheet) {
        sheet.root(ALLOW_CLIENT, "ftpdctl permit host {client}")
                .note("lifts a ban of mod_ban; look at <Limit LOGIN> and /etc/hosts.allow, too")
                .config(
                        SWITCH_LOOKUPS_OFF,
                        "UseReverseDNS off",
                        "<IfModule mod_ident.c>",
                        "  IdentLookups off",
                        "</IfModule>")
                .config(REPAIR_GREETING, "ServerIdent on \"FTP server ready\"")
                .note("a DisplayConnect file is sent before it: take that line out")
                .root(
                        READ_SERVER_LOG,
                        "journalctl -u proftpd --since -1h",
                        "tail -n 50 /var/log/proftpd/proftpd.log")
                .config(
                        RAISE_LIMITS,
                        "MaxInstances 200",
                        "MaxClients none",
                        "MaxClientsPerHost none",
                        "MaxClientsPerUser none",
                        "MaxConnectionsPerHost none");
    }

    private static void tls(Sheet sheet) {
        sheet.config(
                        ENABLE_TLS,
                        "<IfModule !mod_tls.c>",
                        "  LoadModule mod_tls.c",
                        "</IfModule>",
                        "TLSEngine on",
                        "TLSProtocol TLSv1.2 TLSv1.3",
                        "TLSRSACertificateFile {certificate}",
                        "TLSRSACertificateKeyFile {key}",
                        "TLSRequired off")
                .note(
                        "for a key on an elliptic curve: TLSECCertificateFile and TLSECCertificateKeyFile")
                .config(DO_NOT_DEMAND_TLS, "TLSRequired off")
                .config(ALLOW_TLS_VERSIONS, "TLSProtocol TLSv1.2 TLSv1.3", "TLSCipherSuite HIGH")
                .root(RENEW_CERTIFICATE, "certbot renew", "systemctl reload proftpd")
                .config(
                        INSTALL_CERTIFICATE,
                        "TLSRSACertificateFile {certificate}",
                        "TLSRSACertificateKeyFile {key}")
                .note(
                        "for a key on an elliptic curve: TLSECCertificateFile and TLSECCertificateKeyFile")
                .config(DO_NOT_DEMAND_CERTIFICATE, "TLSVerifyClient off");
    }

    private static void login(Sheet sheet) {
        sheet.root(RESET_PASSWORD, "passwd {user}")
                .config(CHECK_ACCOUNT, "RequireValidShell off", "UseFtpUsers off")
                .note(
                        "lets users in whose shell is not in /etc/shells, or who stand in /etc/ftpusers")
                .config(
                        LET_ANONYMOUS_IN,
                        "<Anonymous ~ftp>",
                        "  User ftp",
                        "  Group nogroup",
                        "  UserAlias anonymous ftp",
                        "  RequireValidShell off",
                        "  <Limit WRITE>",
                        "    DenyAll",
                        "  </Limit>",
                        "</Anonymous>");
    }

    private static void passive(Sheet sheet) {
        sheet.config(SET_PASSIVE_RANGE, "PassivePorts {range_first} {range_last}")
                .config(WIDEN_RANGE, "PassivePorts {range_first} {range_last}")
                .config(ANNOUNCE_ADDRESS, "MasqueradeAddress {address}")
                .config(ENABLE_PASSIVE, "<Limit EPSV PASV>", "  AllowAll", "</Limit>")
                .config(ALLOW_FOREIGN_PEER, "AllowForeignAddress on");
    }

    private static void active(Sheet sheet) {
        sheet.config(ENABLE_ACTIVE, "<Limit EPRT PORT>", "  AllowAll", "</Limit>")
                .config(DIAL_FROM_20, "RootRevoke off")
                .note("it dials from the port below its control port")
                .config(DO_NOT_DEMAND_REUSE, "TLSOptions NoSessionReuseRequired")
                .config(GRANT_PERMISSION, "AllowOverwrite on")
                .note("and look at <Limit>, and at the owner and the mode of the folder")
                .config(SERVER_KEEP_ALIVE, "SocketOptions keepalive 60:6:10");
    }
}
