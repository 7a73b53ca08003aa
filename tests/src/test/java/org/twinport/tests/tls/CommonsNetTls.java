package org.twinport.tests.tls;

import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPFile;
import org.apache.commons.net.ftp.FTPSClient;
import org.twinport.testkit.tls.TestCertificates;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Apache Commons Net's FTPSClient in this process: stateless. */
final class CommonsNetTls implements TlsTool {
    private static final int TIMEOUT_MILLIS = 20_000;

    @Override
    public Optional<String> whyNot() {
        return Optional.empty();
    }

    /** It has no way to resume the session of the control connection. */
    @Override
    public boolean can(TlsWay way, TlsServer server) {
        return !server.requiresReuse();
    }

    @FunctionalInterface
    private interface Use<T> {
        T with(FTPSClient ftp) throws IOException;
    }

    private static <T> T session(TlsSite site, Use<T> use) {
        FTPSClient ftp = new FTPSClient(site.way().implicit(), context());
        try {
            logIn(ftp, site);
            T result = use.with(ftp);
            ftp.logout();
            return result;
        } catch (IOException e) {
            throw new AssertionError("last reply: " + ftp.getReplyString(), e);
        } finally {
            disconnect(ftp);
        }
    }

    private static SSLContext context() {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(TestCertificates.shared().trust());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void logIn(FTPSClient ftp, TlsSite site) throws IOException {
        ftp.setEnabledProtocols(new String[] {site.way().version().text()});
        ftp.setEndpointCheckingEnabled(true);
        ftp.setConnectTimeout(TIMEOUT_MILLIS);
        ftp.setDefaultTimeout(TIMEOUT_MILLIS);
        ftp.setDataTimeout(Duration.ofMillis(TIMEOUT_MILLIS));
        ftp.connect(site.host(), site.port());
        must(ftp, ftp.login(site.user(), site.password()));
        ftp.execPBSZ(0);
        ftp.execPROT("P");
        must(ftp, ftp.setFileType(FTP.BINARY_FILE_TYPE));
        if (site.way().active()) {
            ftp.enterLocalActiveMode();
        } else {
            ftp.enterLocalPassiveMode();
        }
    }

    private static void must(FTPSClient ftp, boolean done) throws IOException {
        if (!done) {
            throw new IOException(ftp.getReplyString());
        }
    }

    private static void disconnect(FTPSClient ftp) {
        try {
            ftp.disconnect();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String list(TlsSite site) {
        return session(
                site,
                ftp ->
                        Stream.of(ftp.listFiles())
                                .map(FTPFile::getName)
                                .collect(Collectors.joining("\n")));
    }

    @Override
    public void fetch(TlsSite site, String remote, Path local) {
        resumeFetch(site, remote, local, 0);
    }

    @Override
    public void resumeFetch(TlsSite site, String remote, Path local, long offset) {
        session(
                site,
                ftp -> {
                    ftp.setRestartOffset(offset);
                    try (OutputStream out =
                            Files.newOutputStream(
                                    local, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                        must(ftp, ftp.retrieveFile(remote, out));
                    }
                    return local;
                });
    }

    @Override
    public void store(TlsSite site, Path local, String remote) {
        resumeStore(site, local, remote, 0);
    }

    @Override
    public void resumeStore(TlsSite site, Path local, String remote, long offset) {
        session(
                site,
                ftp -> {
                    ftp.setRestartOffset(offset);
                    try (InputStream in = Files.newInputStream(local)) {
                        in.skipNBytes(offset);
                        must(ftp, ftp.storeFile(remote, in));
                    }
                    return local;
                });
    }
}
