package org.twinport.diagnosis.remedy;

import static org.twinport.diagnosis.remedy.Remedy.ANNOUNCE_CLIENT_ADDRESS;
import static org.twinport.diagnosis.remedy.Remedy.ANSWER_CHALLENGE;
import static org.twinport.diagnosis.remedy.Remedy.CHECK_SIZE;
import static org.twinport.diagnosis.remedy.Remedy.DATA_IN_CLEAR;
import static org.twinport.diagnosis.remedy.Remedy.DIAL_ANNOUNCED_ADDRESS;
import static org.twinport.diagnosis.remedy.Remedy.GIVE_CLIENT_CERTIFICATE;
import static org.twinport.diagnosis.remedy.Remedy.IGNORE_ANNOUNCED_ADDRESS;
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

/** ftplib, Commons Net, Spring and Camel: lines of programs; stateless. */
final class LibrarySheets {

    private LibrarySheets() {}

    static List<Fix> all() {
        Sheet ftplib = new Sheet(Product.FTPLIB);
        ftplibConnecting(ftplib);
        ftplibTls(ftplib);
        ftplibLogin(ftplib);
        ftplibData(ftplib);
        ftplibTransfers(ftplib);
        Sheet commonsNet = new Sheet(Product.COMMONS_NET);
        commonsNetConnecting(commonsNet);
        commonsNetPassive(commonsNet);
        commonsNetData(commonsNet);
        commonsNetTransfers(commonsNet);
        Sheet spring = new Sheet(Product.SPRING);
        springConnecting(spring);
        springTransfers(spring);
        Sheet camel = new Sheet(Product.CAMEL);
        camelConnecting(camel);
        camelData(camel);
        return Stream.of(ftplib, commonsNet, spring, camel)
                .flatMap(each -> each.fixes().stream())
                .toList();
    }

    private static void ftplibConnecting(Sheet sheet) {
        sheet.code(USE_PORT, "ftp.connect(\"{host}\", {port:21})");
    }

    private static void ftplibTls(Sheet sheet) {
        sheet.code(
                        USE_EXPLICIT_TLS,
                        "from ftplib import FTP_TLS",
                        "ftp = FTP_TLS()",
                        "ftp.connect(\"{host}\", {port:21})",
                        "ftp.login(\"{user}\", password)",
                        "ftp.prot_p()")
                .words(
                        USE_IMPLICIT_TLS,
                        "ftplib has no implicit TLS: use explicit TLS (FTP_TLS), or another library.")
                .code(
                        USE_CLEAR,
                        "from ftplib import FTP",
                        "ftp = FTP()",
                        "ftp.connect(\"{host}\", {port:21})")
                .code(
                        TRUST_CERTIFICATE,
                        "import ssl",
                        "from ftplib import FTP_TLS",
                        "ftp = FTP_TLS(context=ssl.create_default_context(cafile=\"{certificate}\"))")
                .code(
                        GIVE_CLIENT_CERTIFICATE,
                        "import ssl",
                        "from ftplib import FTP_TLS",
                        "context = ssl.create_default_context()",
                        "context.load_cert_chain(\"{certificate}\", \"{key}\")",
                        "ftp = FTP_TLS(context=context)");
    }

    private static void ftplibLogin(Sheet sheet) {
        sheet.code(LOG_IN_ANONYMOUSLY, "ftp.login()")
                .code(LOG_IN_WITH_ACCOUNT, "ftp.login(\"{user}\", password)")
                .code(ANSWER_CHALLENGE, "ftp.login(\"{user}\", password, \"NAME\")")
                .code(IGNORE_ANNOUNCED_ADDRESS, "ftp.trust_server_pasv_ipv4_address = False")
                .code(DIAL_ANNOUNCED_ADDRESS, "ftp.trust_server_pasv_ipv4_address = True")
                .code(USE_PASSIVE, "ftp.set_pasv(True)")
                .words(
                        USE_PASV_NOT_EPSV,
                        "ftplib uses PASV with IPv4 by itself: connect to the server's IPv4 address.")
                .code(USE_ACTIVE, "ftp.set_pasv(False)");
    }

    private static void ftplibData(Sheet sheet) {
        sheet.code(PROTECT_DATA, "ftp.prot_p()")
                .code(DATA_IN_CLEAR, "ftp.prot_c()")
                .code(
                        RESUME_SESSION,
                        "from ftplib import FTP, FTP_TLS",
                        "class Resuming(FTP_TLS):",
                        "    def ntransfercmd(self, cmd, rest=None):",
                        "        conn, size = FTP.ntransfercmd(self, cmd, rest)",
                        "        if self._prot_p:",
                        "            conn = self.context.wrap_socket(conn, server_hostname=self.host, session=self.sock.session)",
                        "        return conn, size");
    }

    private static void ftplibTransfers(Sheet sheet) {
        sheet.code(
                        RESUME_TRANSFER,
                        "with open(\"FILE\", \"ab\") as file:",
                        "    ftp.retrbinary(\"RETR FILE\", file.write, rest=file.tell())")
                .code(
                        TRANSFER_BINARY,
                        "with open(\"FILE\", \"wb\") as file:",
                        "    ftp.retrbinary(\"RETR FILE\", file.write)")
                .code(CHECK_SIZE, "ftp.voidcmd(\"TYPE I\")", "print(ftp.size(\"FILE\"))")
                .code(
                        KEEP_ALIVE,
                        "import socket",
                        "ftp.sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)",
                        "ftp.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, 30)");
    }

    private static void commonsNetConnecting(Sheet sheet) {
        sheet.code(USE_PORT, "client.connect(\"{host}\", {port:21});")
                .code(USE_EXPLICIT_TLS, "FTPSClient client = new FTPSClient(false);")
                .code(
                        USE_IMPLICIT_TLS,
                        "FTPSClient client = new FTPSClient(true);",
                        "client.connect(\"{host}\", 990);")
                .code(USE_CLEAR, "FTPClient client = new FTPClient();")
                .code(LOG_IN_ANONYMOUSLY, "client.login(\"anonymous\", \"guest@example.com\");")
                .code(LOG_IN_WITH_ACCOUNT, "client.login(\"{user}\", password);")
                .code(ANSWER_CHALLENGE, "client.login(\"{user}\", password, \"NAME\");");
    }

    private static void commonsNetPassive(Sheet sheet) {
        sheet.code(IGNORE_ANNOUNCED_ADDRESS, "client.setIpAddressFromPasvResponse(false);")
                .code(DIAL_ANNOUNCED_ADDRESS, "client.setIpAddressFromPasvResponse(true);")
                .code(USE_PASSIVE, "client.enterLocalPassiveMode();")
                .note("after each connect: without it Commons Net is active")
                .code(USE_PASV_NOT_EPSV, "client.setUseEPSVwithIPv4(false);")
                .code(USE_ACTIVE, "client.enterLocalActiveMode();")
                .code(
                        SET_ACTIVE_RANGE,
                        "client.setActivePortRange({active_first:50000}, {active_last:50100});")
                .code(
                        ANNOUNCE_CLIENT_ADDRESS,
                        "client.setActivePortRange({active_first:50000}, {active_last:50100});",
                        "client.setReportActiveExternalIPAddress(\"{client}\");");
    }

    private static void commonsNetData(Sheet sheet) {
        sheet.code(PROTECT_DATA, "client.execPBSZ(0);", "client.execPROT(\"P\");")
                .code(DATA_IN_CLEAR, "client.execPBSZ(0);", "client.execPROT(\"C\");")
                .words(
                        RESUME_SESSION,
                        "Commons Net cannot resume the session by an option: use another client, or a server that does not demand it.");
    }

    private static void commonsNetTransfers(Sheet sheet) {
        sheet.code(
                        RESUME_TRANSFER,
                        "client.setRestartOffset(file.length());",
                        "client.retrieveFile(\"FILE\", new FileOutputStream(file, true));")
                .code(TRANSFER_BINARY, "client.setFileType(FTP.BINARY_FILE_TYPE);")
                .note("after each login: without it Commons Net transfers in ASCII")
                .code(CHECK_SIZE, "String size = client.getSize(\"FILE\");")
                .code(KEEP_ALIVE, "client.setControlKeepAliveTimeout(Duration.ofSeconds(30));");
    }

    private static void springConnecting(Sheet sheet) {
        sheet.code(USE_PORT, "factory.setPort({port:21});")
                .code(
                        USE_EXPLICIT_TLS,
                        "DefaultFtpsSessionFactory factory = new DefaultFtpsSessionFactory();")
                .code(USE_IMPLICIT_TLS, "factory.setImplicit(true);", "factory.setPort(990);")
                .code(
                        USE_PASSIVE,
                        "factory.setClientMode(FTPClient.PASSIVE_LOCAL_DATA_CONNECTION_MODE);")
                .note("without it Spring Integration is active")
                .code(
                        USE_ACTIVE,
                        "factory.setClientMode(FTPClient.ACTIVE_LOCAL_DATA_CONNECTION_MODE);")
                .code(PROTECT_DATA, "factory.setProt(\"P\");")
                .code(DATA_IN_CLEAR, "factory.setProt(\"C\");");
    }

    private static void springTransfers(Sheet sheet) {
        sheet.code(TRANSFER_BINARY, "factory.setFileType(FTP.BINARY_FILE_TYPE);");
    }

    private static void camelConnecting(Sheet sheet) {
        sheet.code(USE_PORT, "ftp://{url_user}@{url_host}:{port:21}/DIRECTORY")
                .code(USE_EXPLICIT_TLS, "ftps://{url_user}@{url_host}:{port:21}/DIRECTORY")
                .code(USE_IMPLICIT_TLS, "ftps://{url_user}@{url_host}:990/DIRECTORY?implicit=true")
                .code(
                        USE_PASSIVE,
                        "ftp://{url_user}@{url_host}:{port:21}/DIRECTORY?passiveMode=true")
                .note("without it Camel is active")
                .code(
                        USE_ACTIVE,
                        "ftp://{url_user}@{url_host}:{port:21}/DIRECTORY?passiveMode=false")
                .code(
                        SET_ACTIVE_RANGE,
                        "ftp://{url_user}@{url_host}:{port:21}/DIRECTORY?activePortRange={active_first:50000}-{active_last:50100}");
    }

    private static void camelData(Sheet sheet) {
        sheet.code(
                        PROTECT_DATA,
                        "ftps://{url_user}@{url_host}:{port:21}/DIRECTORY?execPbsz=0&execProt=P")
                .code(DATA_IN_CLEAR, "ftps://{url_user}@{url_host}:{port:21}/DIRECTORY?execProt=C")
                .code(
                        TRANSFER_BINARY,
                        "ftp://{url_user}@{url_host}:{port:21}/DIRECTORY?binary=true");
    }
}
