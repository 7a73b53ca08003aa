package org.twinport.diagnosis.remedy;

import static org.twinport.diagnosis.remedy.Remedy.ACCEPT_TRUNCATED;
import static org.twinport.diagnosis.remedy.Remedy.ACCEPT_WRITABLE_ROOT;
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
import static org.twinport.diagnosis.remedy.Remedy.LET_USERS_IN;
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

/** vsftpd: lines of vsftpd.conf, of which the last counts; stateless. */
final class VsftpdSheet {

    private VsftpdSheet() {}

    static List<Fix> all() {
        Sheet sheet = new Sheet(Product.VSFTPD);
        connecting(sheet);
        greeting(sheet);
        tls(sheet);
        login(sheet);
        passive(sheet);
        active(sheet);
        return sheet.fixes();
    }

    private static void connecting(Sheet sheet) {
        sheet.root(START_SERVER, "systemctl enable --now vsftpd")
                .config(
                        LISTEN_EVERYWHERE,
                        "listen=YES",
                        "listen_ipv6=NO",
                        "listen_address=0.0.0.0");
    }

    private static void greeting(Sheet sheet) {
        sheet.root(ALLOW_CLIENT, "echo 'vsftpd: {bracketed_client}' >> /etc/hosts.allow")
                .note("for a ban: fail2ban-client set vsftpd unbanip ADDRESS")
                .config(SWITCH_LOOKUPS_OFF, "tcp_wrappers=NO")
                .note(
                        "newer ones and those of Red Hat also know reverse_lookup_enable=NO; others do not start with it")
                .config(REPAIR_GREETING, "ftpd_banner=FTP server ready")
                .note("a banner_file counts before it: take that line out")
                .root(
                        READ_SERVER_LOG,
                        "journalctl -u vsftpd --since -1h",
                        "tail -n 50 /var/log/vsftpd.log")
                .config(ACCEPT_WRITABLE_ROOT, "allow_writeable_chroot=YES")
                .note("or take the right away: chmod a-w on the user's root folder")
                .config(RAISE_LIMITS, "max_clients=2000", "max_per_ip=50");
    }

    private static void tls(Sheet sheet) {
        sheet.config(
                        ENABLE_TLS,
                        "ssl_enable=YES",
                        "rsa_cert_file={certificate}",
                        "rsa_private_key_file={key}",
                        "ssl_ciphers=HIGH",
                        "force_local_logins_ssl=NO",
                        "force_local_data_ssl=NO")
                .note("the last two let clients in that know no TLS")
                .config(DO_NOT_DEMAND_TLS, "force_local_logins_ssl=NO", "force_local_data_ssl=NO")
                .config(ALLOW_TLS_VERSIONS, "ssl_tlsv1=YES", "ssl_ciphers=HIGH")
                .root(RENEW_CERTIFICATE, "certbot renew", "systemctl restart vsftpd")
                .config(
                        INSTALL_CERTIFICATE,
                        "rsa_cert_file={certificate}",
                        "rsa_private_key_file={key}")
                .config(
                        DO_NOT_DEMAND_CERTIFICATE,
                        "require_cert=NO",
                        "validate_cert=NO",
                        "ssl_request_cert=NO");
    }

    private static void login(Sheet sheet) {
        sheet.root(RESET_PASSWORD, "passwd {user}")
                .root(
                        CHECK_ACCOUNT,
                        "getent passwd {user}",
                        "chage -l {user}",
                        "grep -x {user} /etc/ftpusers /etc/vsftpd.user_list")
                .note(
                        "the shell must stand in /etc/shells, the name in neither list, and the home folder must exist")
                .config(LET_USERS_IN, "local_enable=YES")
                .config(LET_ANONYMOUS_IN, "anonymous_enable=YES");
    }

    private static void passive(Sheet sheet) {
        sheet.config(SET_PASSIVE_RANGE, "pasv_min_port={range_first}", "pasv_max_port={range_last}")
                .config(WIDEN_RANGE, "pasv_min_port={range_first}", "pasv_max_port={range_last}")
                .config(ANNOUNCE_ADDRESS, "pasv_address={address}", "pasv_addr_resolve=YES")
                .config(ENABLE_PASSIVE, "pasv_enable=YES")
                .note("PASV and EPSV must not stand in cmds_denied")
                .config(ALLOW_FOREIGN_PEER, "pasv_promiscuous=YES");
    }

    private static void active(Sheet sheet) {
        sheet.config(ENABLE_ACTIVE, "port_enable=YES")
                .note("PORT and EPRT must not stand in cmds_denied")
                .config(DIAL_FROM_20, "connect_from_port_20=YES", "ftp_data_port=20")
                .config(DO_NOT_DEMAND_REUSE, "require_ssl_reuse=NO")
                .config(ACCEPT_TRUNCATED, "strict_ssl_read_eof=NO")
                .config(GRANT_PERMISSION, "write_enable=YES")
                .note("and look at the owner and the mode of the folder")
                .root(SERVER_KEEP_ALIVE, "sysctl -w net.ipv4.tcp_keepalive_time=60");
    }
}
