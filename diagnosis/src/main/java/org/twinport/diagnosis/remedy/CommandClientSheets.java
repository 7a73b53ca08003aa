package org.twinport.diagnosis.remedy;

import static org.twinport.diagnosis.remedy.Remedy.ANNOUNCE_CLIENT_ADDRESS;
import static org.twinport.diagnosis.remedy.Remedy.ANSWER_CHALLENGE;
import static org.twinport.diagnosis.remedy.Remedy.CHECK_SIZE;
import static org.twinport.diagnosis.remedy.Remedy.CLOSE_SESSIONS;
import static org.twinport.diagnosis.remedy.Remedy.DATA_IN_CLEAR;
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

/** curl and lftp: options and settings; stateless. */
final class CommandClientSheets {

    private CommandClientSheets() {}

    static List<Fix> all() {
        Sheet curl = new Sheet(Product.CURL);
        curlConnecting(curl);
        curlLogin(curl);
        curlActive(curl);
        Sheet lftp = new Sheet(Product.LFTP);
        lftpConnecting(lftp);
        lftpTls(lftp);
        lftpPassive(lftp);
        lftpData(lftp);
        return Stream.of(curl, lftp).flatMap(each -> each.fixes().stream()).toList();
    }

    private static void curlConnecting(Sheet sheet) {
        sheet.shell(IPV4_ONLY, "curl -4 -u {user} ftp://{url_host}:{port:21}/")
                .shell(USE_PORT, "curl -u {user} ftp://{url_host}:{port:21}/")
                .shell(USE_EXPLICIT_TLS, "curl --ssl-reqd -u {user} ftp://{url_host}:{port:21}/")
                .shell(USE_IMPLICIT_TLS, "curl -u {user} ftps://{url_host}:990/")
                .shell(USE_CLEAR, "curl -u {user} ftp://{url_host}:{port:21}/")
                .shell(
                        TRUST_CERTIFICATE,
                        "curl --ssl-reqd --cacert {certificate} -u {user} ftp://{url_host}:{port:21}/")
                .shell(
                        GIVE_CLIENT_CERTIFICATE,
                        "curl --ssl-reqd --cert {certificate} --key {key} -u {user} ftp://{url_host}:{port:21}/");
    }

    private static void curlLogin(Sheet sheet) {
        sheet.shell(LOG_IN_ANONYMOUSLY, "curl ftp://{url_host}:{port:21}/")
                .shell(LOG_IN_WITH_ACCOUNT, "curl -u {user} ftp://{url_host}:{port:21}/")
                .shell(
                        ANSWER_CHALLENGE,
                        "curl --ftp-account NAME -u {user} ftp://{url_host}:{port:21}/")
                .shell(
                        IGNORE_ANNOUNCED_ADDRESS,
                        "curl --ftp-skip-pasv-ip -u {user} ftp://{url_host}:{port:21}/")
                .note("it does so by itself since version 7.74")
                .shell(
                        DIAL_ANNOUNCED_ADDRESS,
                        "curl --no-ftp-skip-pasv-ip --disable-epsv -u {user} ftp://{url_host}:{port:21}/")
                .shell(USE_PASSIVE, "curl --ftp-pasv -u {user} ftp://{url_host}:{port:21}/")
                .shell(
                        USE_PASV_NOT_EPSV,
                        "curl --disable-epsv -u {user} ftp://{url_host}:{port:21}/");
    }

    private static void curlActive(Sheet sheet) {
        sheet.shell(USE_ACTIVE, "curl --ftp-port - -u {user} ftp://{url_host}:{port:21}/")
                .shell(
                        SET_ACTIVE_RANGE,
                        "curl --ftp-port :{active_first:50000}-{active_last:50100} -u {user} ftp://{url_host}:{port:21}/")
                .shell(PROTECT_DATA, "curl --ssl-reqd -u {user} ftp://{url_host}:{port:21}/")
                .shell(
                        DATA_IN_CLEAR,
                        "curl --ftp-ssl-control -u {user} ftp://{url_host}:{port:21}/")
                .shell(
                        RESUME_SESSION,
                        "curl --ssl-reqd --tls-max 1.2 -u {user} ftp://{url_host}:{port:21}/")
                .shell(RESUME_TRANSFER, "curl -C - -O -u {user} ftp://{url_host}:{port:21}/FILE")
                .shell(CHECK_SIZE, "curl -I -u {user} ftp://{url_host}:{port:21}/FILE")
                .shell(
                        KEEP_ALIVE,
                        "curl --keepalive-time 30 -u {user} ftp://{url_host}:{port:21}/");
    }

    private static void lftpConnecting(Sheet sheet) {
        sheet.config(IPV4_ONLY, "set dns:order \"inet\"")
                .shell(USE_PORT, "lftp -p {port:21} -u {user} {host}")
                .config(CLOSE_SESSIONS, "set net:connection-limit 1");
    }

    private static void lftpTls(Sheet sheet) {
        sheet.config(USE_EXPLICIT_TLS, "set ftp:ssl-force yes")
                .shell(USE_IMPLICIT_TLS, "lftp -u {user} ftps://{url_host}:990")
                .config(USE_CLEAR, "set ftp:ssl-allow no")
                .config(TRUST_CERTIFICATE, "set ssl:ca-file \"{certificate}\"")
                .config(
                        GIVE_CLIENT_CERTIFICATE,
                        "set ssl:cert-file \"{certificate}\"",
                        "set ssl:key-file \"{key}\"")
                .config(ANSWER_CHALLENGE, "set ftp:acct NAME");
    }

    private static void lftpPassive(Sheet sheet) {
        sheet.config(IGNORE_ANNOUNCED_ADDRESS, "set ftp:ignore-pasv-address yes")
                .config(DIAL_ANNOUNCED_ADDRESS, "set ftp:fix-pasv-address no")
                .config(USE_PASSIVE, "set ftp:passive-mode on")
                .config(USE_PASV_NOT_EPSV, "set ftp:prefer-epsv no")
                .config(USE_ACTIVE, "set ftp:passive-mode off", "set ftp:auto-passive-mode no")
                .config(
                        SET_ACTIVE_RANGE,
                        "set ftp:port-range {active_first:50000}-{active_last:50100}")
                .config(
                        ANNOUNCE_CLIENT_ADDRESS,
                        "set ftp:port-ipv4 {client}",
                        "set ftp:port-range {active_first:50000}-{active_last:50100}");
    }

    private static void lftpData(Sheet sheet) {
        sheet.config(PROTECT_DATA, "set ftp:ssl-protect-data yes", "set ftp:ssl-protect-list yes")
                .config(DATA_IN_CLEAR, "set ftp:ssl-protect-data no", "set ftp:ssl-protect-list no")
                .config(
                        RESUME_SESSION,
                        "set ftp:ssl-copy-sid yes",
                        "set ssl:priority \"NORMAL:-VERS-TLS1.3\"")
                .shell(
                        RESUME_TRANSFER,
                        "lftp -u {user} -e 'get -c FILE' ftp://{url_host}:{port:21}")
                .config(KEEP_ALIVE, "set ftp:nop-interval 30");
    }
}
