package org.twinport.diagnosis.remedy;

import static org.twinport.diagnosis.remedy.Remedy.ACCEPT_TRUNCATED;
import static org.twinport.diagnosis.remedy.Remedy.ALLOW_TLS_VERSIONS;
import static org.twinport.diagnosis.remedy.Remedy.ANNOUNCE_ADDRESS;
import static org.twinport.diagnosis.remedy.Remedy.ANNOUNCE_CLIENT_ADDRESS;
import static org.twinport.diagnosis.remedy.Remedy.CHECK_SIZE;
import static org.twinport.diagnosis.remedy.Remedy.CLOSE_SESSIONS;
import static org.twinport.diagnosis.remedy.Remedy.DATA_IN_CLEAR;
import static org.twinport.diagnosis.remedy.Remedy.DIAL_ANNOUNCED_ADDRESS;
import static org.twinport.diagnosis.remedy.Remedy.DIAL_FROM_20;
import static org.twinport.diagnosis.remedy.Remedy.DIAL_PEER;
import static org.twinport.diagnosis.remedy.Remedy.DO_NOT_DEMAND_CERTIFICATE;
import static org.twinport.diagnosis.remedy.Remedy.DO_NOT_DEMAND_REUSE;
import static org.twinport.diagnosis.remedy.Remedy.DO_NOT_DEMAND_TLS;
import static org.twinport.diagnosis.remedy.Remedy.ENABLE_TLS;
import static org.twinport.diagnosis.remedy.Remedy.GIVE_CLIENT_CERTIFICATE;
import static org.twinport.diagnosis.remedy.Remedy.GRANT_PERMISSION;
import static org.twinport.diagnosis.remedy.Remedy.IGNORE_ANNOUNCED_ADDRESS;
import static org.twinport.diagnosis.remedy.Remedy.INSTALL_CERTIFICATE;
import static org.twinport.diagnosis.remedy.Remedy.IPV4_ONLY;
import static org.twinport.diagnosis.remedy.Remedy.KEEP_ALIVE;
import static org.twinport.diagnosis.remedy.Remedy.LET_ANONYMOUS_IN;
import static org.twinport.diagnosis.remedy.Remedy.LISTEN_EVERYWHERE;
import static org.twinport.diagnosis.remedy.Remedy.LOG_IN_ANONYMOUSLY;
import static org.twinport.diagnosis.remedy.Remedy.LOG_IN_WITH_ACCOUNT;
import static org.twinport.diagnosis.remedy.Remedy.PROTECT_DATA;
import static org.twinport.diagnosis.remedy.Remedy.RAISE_LIMITS;
import static org.twinport.diagnosis.remedy.Remedy.RENEW_CERTIFICATE;
import static org.twinport.diagnosis.remedy.Remedy.REPAIR_GREETING;
import static org.twinport.diagnosis.remedy.Remedy.RESET_PASSWORD;
import static org.twinport.diagnosis.remedy.Remedy.RESUME_SESSION;
import static org.twinport.diagnosis.remedy.Remedy.RESUME_TRANSFER;
import static org.twinport.diagnosis.remedy.Remedy.SERVER_KEEP_ALIVE;
import static org.twinport.diagnosis.remedy.Remedy.SET_ACTIVE_RANGE;
import static org.twinport.diagnosis.remedy.Remedy.SET_PASSIVE_RANGE;
import static org.twinport.diagnosis.remedy.Remedy.START_SERVER;
import static org.twinport.diagnosis.remedy.Remedy.TRANSFER_BINARY;
import static org.twinport.diagnosis.remedy.Remedy.TRUST_CERTIFICATE;
import static org.twinport.diagnosis.remedy.Remedy.USE_ACTIVE;
import static org.twinport.diagnosis.remedy.Remedy.USE_CLEAR;
import static org.twinport.diagnosis.remedy.Remedy.USE_EXPLICIT_TLS;
import static org.twinport.diagnosis.remedy.Remedy.USE_IMPLICIT_TLS;
import static org.twinport.diagnosis.remedy.Remedy.USE_PASSIVE;
import static org.twinport.diagnosis.remedy.Remedy.USE_PASV_NOT_EPSV;
import static org.twinport.diagnosis.remedy.Remedy.USE_PORT;
import static org.twinport.diagnosis.remedy.Remedy.WIDEN_RANGE;

import java.util.List;
import java.util.stream.Stream;

/** Twinport's own server and client: lines of its YAML file, and options; stateless. */
final class TwinportSheets {

    private TwinportSheets() {}

    static List<Fix> all() {
        Sheet twinport = new Sheet(Product.TWINPORT);
        twinportConnecting(twinport);
        twinportTls(twinport);
        twinportLogin(twinport);
        twinportData(twinport);
        Sheet twinportClient = new Sheet(Product.TWINPORT_CLIENT);
        twinportClientConnecting(twinportClient);
        twinportClientTls(twinportClient);
        twinportClientPassive(twinportClient);
        twinportClientData(twinportClient);
        return Stream.of(twinport, twinportClient).flatMap(each -> each.fixes().stream()).toList();
    }

    private static void twinportConnecting(Sheet sheet) {
        sheet.root(START_SERVER, "twinport serve --root /srv/ftp")
                .note("or with --config FILE")
                .config(LISTEN_EVERYWHERE, "listen: \"*:{port:21}\"")
                .note("takes a restart")
                .config(REPAIR_GREETING, "greeting: FTP server ready")
                .note("takes a restart")
                .config(RAISE_LIMITS, "limits.sessions: 10000", "limits.max-per-address: 200");
    }

    private static void twinportTls(Sheet sheet) {
        sheet.config(ENABLE_TLS, "tls.certificates: {certificate: {certificate}, key: {key}}")
                .note("or tls.self-signed: yes, for a certificate that the server makes itself")
                .config(DO_NOT_DEMAND_TLS, "tls.policy: offered")
                .config(ALLOW_TLS_VERSIONS, "tls.versions: [1.2, 1.3]")
                .root(RENEW_CERTIFICATE, "certbot renew")
                .note("files that have changed are read within 30 seconds")
                .config(
                        INSTALL_CERTIFICATE,
                        "tls.certificates: {certificate: {certificate}, key: {key}}")
                .config(DO_NOT_DEMAND_CERTIFICATE, "tls.client-certificates: request");
    }

    private static void twinportLogin(Sheet sheet) {
        sheet.shell(RESET_PASSWORD, "twinport hash-password")
                .note("what it prints is the user's password-hash in the configuration file")
                .config(LET_ANONYMOUS_IN, "anonymous.enabled: yes")
                .config(SET_PASSIVE_RANGE, "passive.ports: {range_first}-{range_last}")
                .config(WIDEN_RANGE, "passive.ports: {range_first}-{range_last}")
                .config(ANNOUNCE_ADDRESS, "passive.address: {address}")
                .config(DIAL_PEER, "active.private-address: dial-peer")
                .config(DIAL_FROM_20, "active.source-port: 20")
                .note(
                        "start it as root with --run-as USER, or give it the capability CAP_NET_BIND_SERVICE");
    }

    private static void twinportData(Sheet sheet) {
        sheet.config(DO_NOT_DEMAND_REUSE, "tls.reuse: prefer")
                .config(ACCEPT_TRUNCATED, "tls.uploads-without-close-notify: accept")
                .config(GRANT_PERMISSION, "read-only: no")
                .note("and look at the permissions of the user")
                .config(SERVER_KEEP_ALIVE, "deadlines.keep-alive: 30s");
    }

    private static void twinportClientConnecting(Sheet sheet) {
        sheet.words(IPV4_ONLY, "Put the server's IPv4 address into the URL.")
                .shell(USE_PORT, "twinport ls ftp://{url_user}@{url_host}:{port:21}/")
                .shell(
                        CLOSE_SESSIONS,
                        "twinport get --parallel 1 ftp://{url_user}@{url_host}:{port:21}/FILE");
    }

    private static void twinportClientTls(Sheet sheet) {
        sheet.shell(USE_EXPLICIT_TLS, "twinport ls ftpes://{url_user}@{url_host}:{port:21}/")
                .shell(USE_IMPLICIT_TLS, "twinport ls ftps://{url_user}@{url_host}:990/")
                .shell(USE_CLEAR, "twinport ls --no-tls ftp://{url_user}@{url_host}:{port:21}/")
                .shell(
                        TRUST_CERTIFICATE,
                        "twinport ls --tls-first-use ftpes://{url_user}@{url_host}:{port:21}/")
                .note(
                        "it shows the fingerprint and remembers it; another certificate is refused from then on")
                .shell(
                        GIVE_CLIENT_CERTIFICATE,
                        "twinport ls --tls-cert {certificate} --tls-key {key} ftpes://{url_user}@{url_host}:{port:21}/")
                .shell(LOG_IN_ANONYMOUSLY, "twinport ls ftp://anonymous@{url_host}:{port:21}/")
                .shell(LOG_IN_WITH_ACCOUNT, "twinport ls ftp://{url_user}@{url_host}:{port:21}/");
    }

    private static void twinportClientPassive(Sheet sheet) {
        sheet.words(
                        IGNORE_ANNOUNCED_ADDRESS,
                        "It dials the server's own address by itself when the announced one cannot be right.")
                .shell(
                        DIAL_ANNOUNCED_ADDRESS,
                        "twinport ls --foreign-passive ftp://{url_user}@{url_host}:{port:21}/")
                .shell(USE_PASSIVE, "twinport ls --passive ftp://{url_user}@{url_host}:{port:21}/")
                .shell(
                        USE_PASV_NOT_EPSV,
                        "twinport ls --passive=pasv ftp://{url_user}@{url_host}:{port:21}/")
                .shell(USE_ACTIVE, "twinport ls --active ftp://{url_user}@{url_host}:{port:21}/")
                .shell(
                        SET_ACTIVE_RANGE,
                        "twinport ls --active --active-ports {active_first:50000}-{active_last:50100} \\",
                        "    ftp://{url_user}@{url_host}:{port:21}/")
                .shell(
                        ANNOUNCE_CLIENT_ADDRESS,
                        "twinport ls --active --active-address {client} --active-ports {active_first:50000}-{active_last:50100} \\",
                        "    ftp://{url_user}@{url_host}:{port:21}/");
    }

    private static void twinportClientData(Sheet sheet) {
        sheet.shell(PROTECT_DATA, "twinport ls --prot P ftpes://{url_user}@{url_host}:{port:21}/")
                .shell(
                        DATA_IN_CLEAR,
                        "twinport ls --prot C ftpes://{url_user}@{url_host}:{port:21}/")
                .shell(
                        RESUME_SESSION,
                        "twinport ls --tls-max 1.2 ftpes://{url_user}@{url_host}:{port:21}/")
                .note(
                        "it resumes sessions by itself; the option is for servers that TLS 1.3 breaks")
                .shell(
                        RESUME_TRANSFER,
                        "twinport get --resume ftp://{url_user}@{url_host}:{port:21}/FILE")
                .shell(
                        TRANSFER_BINARY,
                        "twinport get --verify ftp://{url_user}@{url_host}:{port:21}/FILE")
                .shell(CHECK_SIZE, "twinport stat ftp://{url_user}@{url_host}:{port:21}/FILE")
                .words(
                        KEEP_ALIVE,
                        "It keeps control connections alive by itself: TCP keepalive after a minute of silence.");
    }
}
