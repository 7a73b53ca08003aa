package org.twinport.tests.tls;

/** All of them. */
enum TlsTools {
    CURL(new CurlTls()),
    LFTP(new LftpTls()),
    FTPLIB(new FtplibTls(false)),
    FTPLIB_WITH_REUSE(new FtplibTls(true)),
    COMMONS_NET(new CommonsNetTls()),
    OPENSSL(new OpensslTls());

    private final TlsTool tool;

    TlsTools(TlsTool tool) {
        this.tool = tool;
    }

    TlsTool tool() {
        return tool;
    }
}
