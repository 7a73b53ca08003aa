package org.twinport.diagnosis.remedy;

import static org.twinport.diagnosis.remedy.Remedy.ALLOW_TLS_VERSIONS;
import static org.twinport.diagnosis.remedy.Remedy.ANNOUNCE_ADDRESS;
import static org.twinport.diagnosis.remedy.Remedy.DO_NOT_DEMAND_TLS;
import static org.twinport.diagnosis.remedy.Remedy.ENABLE_PASSIVE;
import static org.twinport.diagnosis.remedy.Remedy.ENABLE_TLS;
import static org.twinport.diagnosis.remedy.Remedy.INSTALL_CERTIFICATE;
import static org.twinport.diagnosis.remedy.Remedy.LET_ANONYMOUS_IN;
import static org.twinport.diagnosis.remedy.Remedy.LET_USERS_IN;
import static org.twinport.diagnosis.remedy.Remedy.RAISE_LIMITS;
import static org.twinport.diagnosis.remedy.Remedy.READ_SERVER_LOG;
import static org.twinport.diagnosis.remedy.Remedy.RENEW_CERTIFICATE;
import static org.twinport.diagnosis.remedy.Remedy.RESET_PASSWORD;
import static org.twinport.diagnosis.remedy.Remedy.SET_PASSIVE_RANGE;
import static org.twinport.diagnosis.remedy.Remedy.START_SERVER;
import static org.twinport.diagnosis.remedy.Remedy.SWITCH_LOOKUPS_OFF;
import static org.twinport.diagnosis.remedy.Remedy.WIDEN_RANGE;

import java.util.List;

/** Pure-FTPd: its options; in pure-ftpd.conf they have names of their own; stateless. */
final class PureFtpdSheet {

    private PureFtpdSheet() {}

    static List<Fix> all() {
        Sheet sheet = new Sheet(Product.PURE_FTPD);
        connecting(sheet);
        tls(sheet);
        login(sheet);
        passive(sheet);
        return sheet.fixes();
    }

    private static void connecting(Sheet sheet) {
        sheet.root(START_SERVER, "systemctl enable --now pure-ftpd")
                .options(SWITCH_LOOKUPS_OFF, "--dontresolve")
                .note(
                        "in pure-ftpd.conf, and as a file in Debian's /etc/pure-ftpd/conf: DontResolve yes")
                .root(READ_SERVER_LOG, "journalctl -t pure-ftpd --since -1h")
                .options(RAISE_LIMITS, "--maxclientsnumber=200", "--maxclientsperip=50")
                .note(
                        "in pure-ftpd.conf: MaxClientsNumber, MaxClientsPerIP; look at PerUserLimits, too");
    }

    private static void tls(Sheet sheet) {
        sheet.options(ENABLE_TLS, "--tls=1", "--certfile={certificate},{key}")
                .note("in pure-ftpd.conf: TLS 1, CertFileAndKey")
                .options(DO_NOT_DEMAND_TLS, "--tls=1")
                .note("in pure-ftpd.conf, and as a file in Debian's /etc/pure-ftpd/conf: TLS 1")
                .options(ALLOW_TLS_VERSIONS, "--tlsciphersuite=HIGH")
                .note(
                        "in pure-ftpd.conf, and as a file in Debian's /etc/pure-ftpd/conf: TLSCipherSuite HIGH")
                .root(RENEW_CERTIFICATE, "certbot renew", "systemctl restart pure-ftpd")
                .options(INSTALL_CERTIFICATE, "--certfile={certificate},{key}");
    }

    private static void login(Sheet sheet) {
        sheet.root(RESET_PASSWORD, "passwd {user}")
                .note("for a virtual user: pure-pw passwd USER -m")
                .words(LET_USERS_IN, "Take --anonymousonly (-e, AnonymousOnly) off.")
                .words(LET_ANONYMOUS_IN, "Take --noanonymous (-E, NoAnonymous) off.");
    }

    private static void passive(Sheet sheet) {
        sheet.options(SET_PASSIVE_RANGE, "--passiveportrange={range_first}:{range_last}")
                .note(
                        "in pure-ftpd.conf, and as a file in Debian's /etc/pure-ftpd/conf: PassivePortRange FIRST LAST")
                .options(WIDEN_RANGE, "--passiveportrange={range_first}:{range_last}")
                .note(
                        "in pure-ftpd.conf, and as a file in Debian's /etc/pure-ftpd/conf: PassivePortRange FIRST LAST")
                .options(ANNOUNCE_ADDRESS, "--forcepassiveip={address}")
                .note(
                        "in pure-ftpd.conf, and as a file in Debian's /etc/pure-ftpd/conf: ForcePassiveIP ADDRESS")
                .words(ENABLE_PASSIVE, "Take --natmode (-N, NATmode) off.");
    }
}
