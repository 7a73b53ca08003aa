package org.twinport.daemon.users;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twinport.daemon.tls.CertificateFiles;
import org.twinport.daemon.tls.Openssl;
import org.twinport.daemon.users.Login.Member;
import org.twinport.net.tls.Fingerprint;
import org.twinport.server.auth.Account;
import org.twinport.storage.memory.MemoryStorage;
import org.twinport.storage.view.PermissionView;
import org.twinport.storage.view.Permissions;

import java.net.InetAddress;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Client certificates that take the place of a password. */
final class ClientProofTest {

    private static final InetAddress PEER = InetAddress.getLoopbackAddress();

    @TempDir Path folder;

    private X509Certificate certificate() throws Exception {
        Openssl openssl = new Openssl(folder).ecPair();
        return CertificateFiles.pem(openssl.path("cert.pem"), openssl.path("key.pem"))
                .load(Instant.now())
                .certificate()
                .leaf();
    }

    private static ClientProof proof(String text) {
        return ClientProof.parse(text).orElseThrow();
    }

    @Test
    void a_fingerprint_is_one_certificate_however_it_is_written() throws Exception {
        X509Certificate shown = certificate();
        String print = Fingerprint.of(shown);
        assertThat(proof(print).fits(shown)).isTrue();
        assertThat(proof(print.replace(":", "").toLowerCase(Locale.ROOT)).fits(shown)).isTrue();
        assertThat(proof(print).fits(certificate())).as("a new one").isFalse();
    }

    @Test
    void a_subject_is_the_whole_name_of_any_certificate() throws Exception {
        X509Certificate shown = certificate();
        assertThat(proof("CN=ftp.example.org").fits(shown)).isTrue();
        assertThat(proof("cn = FTP.example.org").fits(shown)).isTrue();
        assertThat(proof("CN=ftp.example.org").fits(certificate())).as("a new one").isTrue();
        assertThat(proof("CN=ftp.example.org,O=More").fits(shown)).isFalse();
        assertThat(proof("CN=ftp.example").fits(shown)).isFalse();
    }

    @Test
    void what_is_neither_is_refused() {
        for (String text : List.of("anna", "ab:cd", "CN", "=x", "a".repeat(63))) {
            assertThat(ClientProof.parse(text)).as(text).isEmpty();
        }
    }

    @Test
    void only_the_user_whose_certificate_it_is_logs_in_with_it() throws Exception {
        X509Certificate shown = certificate();
        Member anna = member("anna", Optional.of(proof("CN=ftp.example.org")));
        Member bob = member("bob", Optional.of(proof("CN=bob")));
        Member carl = member("carl", Optional.empty());
        try (HashLane lane = new HashLane(1, 10, () -> {})) {
            Login login = new Login(List.of(anna, bob, carl), lane);
            assertThat(login.logIn("anna", shown, PEER).map(Account::name)).contains("anna");
            assertThat(login.logIn("anna", "", PEER)).as("by a password").isEmpty();
            assertThat(login.logIn("bob", shown, PEER)).isEmpty();
            assertThat(login.logIn("carl", shown, PEER)).isEmpty();
            assertThat(login.logIn("nobody", shown, PEER)).isEmpty();
        }
    }

    private static Member member(String name, Optional<ClientProof> proof) {
        PermissionView view = new PermissionView(new MemoryStorage(), Permissions.all());
        Account account = new Account(name, view);
        return new Member(List.of(name), new Credential.Locked(), proof, account);
    }
}
