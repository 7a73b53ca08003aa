package org.twinport.tests.tls;

import org.twinport.testkit.tool.Tool;
import org.twinport.testkit.tool.Tools;

import java.nio.file.Path;
import java.util.Optional;

/** lftp, which uses GnuTLS in Debian, with a script on its standard input: stateless. */
final class LftpTls implements TlsTool {

    @Override
    public Optional<String> whyNot() {
        return Tools.missing("lftp");
    }

    @Override
    public boolean can(TlsWay way, TlsServer server) {
        return true;
    }

    private static String run(TlsSite site, String command) {
        TlsWay way = site.way();
        String script =
                """
                set cmd:fail-exit yes
                set cmd:interactive no
                set net:max-retries 1
                set net:timeout 15
                set xfer:clobber yes
                set ssl:ca-file %s
                set ssl:verify-certificate yes
                set ssl:check-hostname yes
                set ssl:priority NORMAL:-VERS-ALL:+VERS-TLS%s
                set ftp:ssl-force yes
                set ftp:ssl-protect-data yes
                set ftp:ssl-protect-list yes
                set ftp:passive-mode %s
                open -u %s,%s %s
                %s
                """
                        .formatted(
                                site.authority(),
                                way.version().number(),
                                way.active() ? "no" : "yes",
                                site.user(),
                                site.password(),
                                site.url(""),
                                command);
        return Tool.of("lftp", "-f", "/dev/stdin").input(script).run().orFail().output();
    }

    @Override
    public String list(TlsSite site) {
        return run(site, "ls");
    }

    @Override
    public void fetch(TlsSite site, String remote, Path local) {
        run(site, "get %s -o %s".formatted(remote, local));
    }

    @Override
    public void resumeFetch(TlsSite site, String remote, Path local, long offset) {
        run(site, "get -c %s -o %s".formatted(remote, local));
    }

    @Override
    public void store(TlsSite site, Path local, String remote) {
        run(site, "put %s -o %s".formatted(local, remote));
    }

    @Override
    public void resumeStore(TlsSite site, Path local, String remote, long offset) {
        run(site, "put -c %s -o %s".formatted(local, remote));
    }
}
