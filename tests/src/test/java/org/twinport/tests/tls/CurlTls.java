package org.twinport.tests.tls;

import org.twinport.testkit.tool.Tool;
import org.twinport.testkit.tool.Tools;

import java.nio.file.Path;
import java.util.Optional;

/** curl: stateless. */
final class CurlTls implements TlsTool {

    @Override
    public Optional<String> whyNot() {
        return Tools.missing("curl");
    }

    /**
     * It begins the handshake on a passive data connection before it sends the command. 7.87 and
     * 7.88 forget the handshake on an active one and hang (curl issue 10666).
     */
    @Override
    public boolean can(TlsWay way, TlsServer server) {
        return way.active() ? !forgetsActiveHandshake() : server.takesEarlyHandshake();
    }

    private static boolean forgetsActiveHandshake() {
        return Tools.find("curl").isPresent()
                && Tool.of("curl", "--version").run().output().matches("(?s)curl 7\\.8[78]\\..*");
    }

    private static String run(TlsSite site, String path, String... more) {
        TlsWay way = site.way();
        return Tool.of("curl", "-sSv", "--ssl-reqd", "--cacert", site.authority().toString())
                .with("--tlsv" + way.version().number(), "--tls-max", way.version().number())
                .with(way.active() ? new String[] {"--ftp-port", "-"} : new String[0])
                .with("-u", site.user() + ":" + site.password(), site.url(path))
                .with(more)
                .run()
                .orFail()
                .output();
    }

    @Override
    public String list(TlsSite site) {
        return run(site, "");
    }

    @Override
    public void fetch(TlsSite site, String remote, Path local) {
        run(site, remote, "-o", local.toString());
    }

    @Override
    public void resumeFetch(TlsSite site, String remote, Path local, long offset) {
        run(site, remote, "-C", "-", "-o", local.toString());
    }

    @Override
    public void store(TlsSite site, Path local, String remote) {
        run(site, remote, "-T", local.toString());
    }

    @Override
    public void resumeStore(TlsSite site, Path local, String remote, long offset) {
        run(site, remote, "-C", "-", "-T", local.toString());
    }
}
