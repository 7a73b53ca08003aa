package org.twinport.testkit.tls;

import org.twinport.testkit.tool.ScratchFolder;

import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;

/**
 * The certificates that tests share, made once per process; immutable, for any thread. The files go
 * when the process ends.
 *
 * @param folder with the files of all of them
 * @param authority who has issued them all but the stranger's
 * @param authorityFile its certificate, PEM
 * @param server for localhost, 127.0.0.1 and ::1
 * @param otherHosts for one.example.org and *.two.example.org
 * @param expired for the same names as {@code server}, until an hour ago
 * @param wrongName for wrong.example.org
 * @param stranger for the same names as {@code server}, of an authority that nobody trusts
 * @param client for user joe
 */
public record TestCertificates(
        Path folder,
        TestAuthority authority,
        Path authorityFile,
        Named server,
        Named otherHosts,
        Named expired,
        Named wrongName,
        Named stranger,
        Named client) {

    /** A credential in memory and on disk. */
    public record Named(TestCredential credential, PemFiles files) {
        public KeyStore keyStore() {
            return credential.keyStore();
        }
    }

    private static final class Shared {
        static final TestCertificates ONLY = create();
    }

    public static TestCertificates shared() {
        return Shared.ONLY;
    }

    /** What a client trusts that accepts these and no others. */
    public KeyStore trust() {
        return TestCredential.trustIn(authority.certificate());
    }

    private static TestCertificates create() {
        ScratchFolder scratch = ScratchFolder.create("twinport-certificates");
        Runtime.getRuntime().addShutdownHook(new Thread(scratch::close, "remove-certificates"));
        Path folder = scratch.path();
        TestAuthority authority = TestAuthority.create("Twinport tests");
        TestAuthority unknown = TestAuthority.create("Nobody's authority");
        String[] here = {"localhost", "127.0.0.1", "::1"};
        return new TestCertificates(
                folder,
                authority,
                TestCredential.write(
                        folder.resolve("authority.pem"),
                        TestCredential.pem(List.of(authority.certificate()))),
                named(folder, "server", authority.server(here)),
                named(
                        folder,
                        "other-hosts",
                        authority.server("one.example.org", "*.two.example.org")),
                named(folder, "expired", authority.expiredServer(here)),
                named(folder, "wrong-name", authority.server("wrong.example.org")),
                named(folder, "stranger", unknown.server(here)),
                named(folder, "client", authority.client("joe")));
    }

    private static Named named(Path folder, String name, TestCredential credential) {
        return new Named(credential, credential.writeTo(folder, name));
    }
}
