package org.twinport.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.twinport.client.FtpException.ConnectFailed;
import org.twinport.client.tls.TlsMode;
import org.twinport.client.tls.TlsOptions;
import org.twinport.client.tls.Trust;
import org.twinport.diagnosis.Cause;
import org.twinport.testkit.tls.TestCertificates;
import org.twinport.testkit.tls.TestCredential;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * Somebody in between adds replies to the server's answer to AUTH and then lets the right server do
 * the handshake (CVE-2021-22947).
 */
@Timeout(60)
class TlsInjectionTest extends ScriptedTest {

    private static final String ANSWER =
            "234 Begin\r\n331 Password?\r\n230 Welcome\r\n211 None\r\n200 Fine\r\n";

    private final TestCertificates certificates = TestCertificates.shared();

    @Test
    void replies_ahead_of_a_good_handshake_log_nobody_in() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> firstLineInTls =
                    CompletableFuture.supplyAsync(() -> serve(listener));
            TlsOptions tls =
                    TlsOptions.of(TlsMode.REQUIRED)
                            .with(
                                    new Trust.OfAuthorities(
                                            List.of(certificates.authority().certificate())));
            var failed =
                    catchThrowableOfType(
                            ConnectFailed.class,
                            () ->
                                    closing(
                                            FtpClient.connect(
                                                    "127.0.0.1",
                                                    listener.getLocalPort(),
                                                    USER,
                                                    options().tls(tls))));
            assertThat(failed.finding().cause()).isEqualTo(Cause.BYTES_BEFORE_TLS);
            assertThat(firstLineInTls.get(20, TimeUnit.SECONDS)).isEqualTo("nothing");
        }
    }

    /** The first line that came in TLS. */
    private String serve(ServerSocket listener) {
        try (Socket socket = listener.accept()) {
            socket.getOutputStream().write("220 Hello\r\n".getBytes(StandardCharsets.US_ASCII));
            while (socket.getInputStream().read() != '\n') {
                // AUTH TLS
            }
            socket.getOutputStream().write(ANSWER.getBytes(StandardCharsets.US_ASCII));
            SSLSocket secured =
                    (SSLSocket) context().getSocketFactory().createSocket(socket, null, -1, false);
            secured.setUseClientMode(false);
            String line =
                    new BufferedReader(
                                    new InputStreamReader(
                                            secured.getInputStream(), StandardCharsets.US_ASCII))
                            .readLine();
            return line == null ? "nothing" : line;
        } catch (IOException refused) {
            return "nothing";
        }
    }

    private SSLContext context() {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(certificates.server().keyStore(), TestCredential.PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
