package org.twinport.tests.tls;

import org.twinport.testkit.tool.Tools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;

/** OpenSSL's s_client, one for the control connection and one for the data: stateless. */
final class OpensslTls implements TlsTool {

    @Override
    public Optional<String> whyNot() {
        return Tools.missing("openssl");
    }

    /** It cannot listen as a client. */
    @Override
    public boolean can(TlsWay way, TlsServer server) {
        return !way.active();
    }

    @Override
    public String list(TlsSite site) {
        return new String(received(site, 0, "LIST"), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void fetch(TlsSite site, String remote, Path local) {
        resumeFetch(site, remote, local, 0);
    }

    @Override
    public void resumeFetch(TlsSite site, String remote, Path local, long offset) {
        try {
            Files.write(
                    local,
                    received(site, offset, "RETR " + remote),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] received(TlsSite site, long offset, String command) {
        try (OpensslSession session = OpensslSession.logIn(site)) {
            return session.transfer(offset, command, Optional.empty());
        }
    }

    @Override
    public void store(TlsSite site, Path local, String remote) {
        resumeStore(site, local, remote, 0);
    }

    @Override
    public void resumeStore(TlsSite site, Path local, String remote, long offset) {
        try (OpensslSession session = OpensslSession.logIn(site)) {
            byte[] whole = Files.readAllBytes(local);
            byte[] rest = Arrays.copyOfRange(whole, (int) offset, whole.length);
            session.transfer(offset, "STOR " + remote, Optional.of(rest));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
