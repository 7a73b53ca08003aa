package org.twinport.diagnosis.remedy;

import static org.twinport.diagnosis.remedy.Remedy.ALLOW_FOREIGN_PEER;
import static org.twinport.diagnosis.remedy.Remedy.ANNOUNCE_ADDRESS;
import static org.twinport.diagnosis.remedy.Remedy.DO_NOT_DEMAND_TLS;
import static org.twinport.diagnosis.remedy.Remedy.ENABLE_TLS;
import static org.twinport.diagnosis.remedy.Remedy.INSTALL_CERTIFICATE;
import static org.twinport.diagnosis.remedy.Remedy.LISTEN_EVERYWHERE;
import static org.twinport.diagnosis.remedy.Remedy.RAISE_LIMITS;
import static org.twinport.diagnosis.remedy.Remedy.REPAIR_GREETING;
import static org.twinport.diagnosis.remedy.Remedy.SET_PASSIVE_RANGE;
import static org.twinport.diagnosis.remedy.Remedy.START_SERVER;
import static org.twinport.diagnosis.remedy.Remedy.WIDEN_RANGE;

import java.util.List;

/**
 * pyftpdlib: lines of the Python program, where its handler is called handler and its server
 * server; stateless.
 */
final class PyftpdlibSheet {

    private PyftpdlibSheet() {}

    static List<Fix> all() {
        Sheet sheet = new Sheet(Product.PYFTPDLIB);
        connecting(sheet);
        tls(sheet);
        passive(sheet);
        return sheet.fixes();
    }

    private static void connecting(Sheet sheet) {
        sheet.root(START_SERVER, "python3 -m pyftpdlib --port={port:21} --directory=/srv/ftp")
                .code(LISTEN_EVERYWHERE, "server = FTPServer((\"\", {port:21}), handler)")
                .code(REPAIR_GREETING, "handler.banner = \"FTP server ready\"")
                .code(RAISE_LIMITS, "server.max_cons = 512", "server.max_cons_per_ip = 50");
    }

    private static void tls(Sheet sheet) {
        sheet.code(
                        ENABLE_TLS,
                        "from pyftpdlib.handlers import TLS_FTPHandler",
                        "handler = TLS_FTPHandler",
                        "handler.authorizer = authorizer",
                        "handler.certfile = \"{certificate}\"",
                        "handler.keyfile = \"{key}\"")
                .code(
                        DO_NOT_DEMAND_TLS,
                        "handler.tls_control_required = False",
                        "handler.tls_data_required = False")
                .code(
                        INSTALL_CERTIFICATE,
                        "handler.certfile = \"{certificate}\"",
                        "handler.keyfile = \"{key}\"");
    }

    private static void passive(Sheet sheet) {
        sheet.code(
                        SET_PASSIVE_RANGE,
                        "handler.passive_ports = range({range_first}, {range_last} + 1)")
                .code(WIDEN_RANGE, "handler.passive_ports = range({range_first}, {range_last} + 1)")
                .code(ANNOUNCE_ADDRESS, "handler.masquerade_address = \"{address}\"")
                .note("an IPv4 address; for a name: socket.gethostbyname(NAME)")
                .code(ALLOW_FOREIGN_PEER, "handler.permit_foreign_addresses = True");
    }
}
