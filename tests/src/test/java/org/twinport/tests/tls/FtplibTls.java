package org.twinport.tests.tls;

import org.twinport.testkit.tool.Tool;
import org.twinport.testkit.tool.Tools;

import java.nio.file.Path;
import java.util.Optional;

/** Python's ftplib under a few lines of script: an immutable value. */
final class FtplibTls implements TlsTool {

    /** As people write it for servers that require the session of the control connection. */
    private static final String REUSE =
            """
                def ntransfercmd(self, cmd, rest=None):
                    conn, size = ftplib.FTP.ntransfercmd(self, cmd, rest)
                    conn = self.context.wrap_socket(conn, server_hostname=self.host, session=self.sock.session)
                    return conn, size
            """;

    /** As people write it, because ftplib itself only knows AUTH TLS. */
    private static final String IMPLICIT =
            """
                _sock = None
                @property
                def sock(self):
                    return self._sock
                @sock.setter
                def sock(self, value):
                    if value is not None and not isinstance(value, ssl.SSLSocket):
                        value = self.context.wrap_socket(value, server_hostname=self.host)
                    self._sock = value
            """;

    private final boolean reusesSession;

    FtplibTls(boolean reusesSession) {
        this.reusesSession = reusesSession;
    }

    @Override
    public Optional<String> whyNot() {
        return Tools.missing("python3");
    }

    @Override
    public boolean can(TlsWay way, TlsServer server) {
        return reusesSession || !server.requiresReuse();
    }

    private String run(TlsSite site, String statements) {
        TlsWay way = site.way();
        String script =
                """
                import ftplib, os, ssl
                class Client(ftplib.FTP_TLS):
                    pass
                %s%s
                context = ssl.create_default_context(cafile='%s')
                context.minimum_version = context.maximum_version = ssl.TLSVersion.%s
                ftp = Client(context=context)
                ftp.connect('%s', %d, timeout=20)
                ftp.login('%s', '%s')
                ftp.prot_p()
                ftp.set_pasv(%s)
                %s
                ftp.quit()
                """
                        .formatted(
                                way.implicit() ? IMPLICIT : "",
                                reusesSession ? REUSE : "",
                                site.authority(),
                                way.version().text().replace('.', '_'),
                                site.host(),
                                site.port(),
                                site.user(),
                                site.password(),
                                way.active() ? "False" : "True",
                                statements);
        return Tool.of("python3", "-").input(script).run().orFail().output();
    }

    @Override
    public String list(TlsSite site) {
        return run(site, "ftp.dir()");
    }

    @Override
    public void fetch(TlsSite site, String remote, Path local) {
        run(site, "ftp.retrbinary('RETR %s', open('%s', 'wb').write)".formatted(remote, local));
    }

    @Override
    public void resumeFetch(TlsSite site, String remote, Path local, long offset) {
        run(
                site,
                "ftp.retrbinary('RETR %s', open('%s', 'ab').write, rest=%d)"
                        .formatted(remote, local, offset));
    }

    @Override
    public void store(TlsSite site, Path local, String remote) {
        run(site, "ftp.storbinary('STOR %s', open('%s', 'rb'))".formatted(remote, local));
    }

    @Override
    public void resumeStore(TlsSite site, Path local, String remote, long offset) {
        run(
                site,
                "f = open('%s', 'rb'); f.seek(%d); ftp.storbinary('STOR %s', f, rest=%d)"
                        .formatted(local, offset, remote, offset));
    }
}
