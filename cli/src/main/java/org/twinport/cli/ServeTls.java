package org.twinport.cli;

import org.jspecify.annotations.Nullable;
import org.twinport.cli.remote.CommandFailed;
import org.twinport.cli.remote.ExitCode;

import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The options of {@code serve} about TLS; filled by the command line's thread. */
final class ServeTls {

    @Option(
            names = "--tls",
            description =
                    "TLS with a certificate that the server makes on first use and keeps in its state folder.")
    private boolean selfSigned;

    @Option(
            names = "--tls-cert",
            paramLabel = "FILE",
            description =
                    "TLS with this certificate: PEM with the whole chain, or PKCS#12. Read again when it changes.")
    private @Nullable String certificate;

    @Option(
            names = "--tls-key",
            paramLabel = "FILE",
            description = "PEM with its private key, if the certificate's file has none.")
    private @Nullable String key;

    @Option(
            names = "--tls-password-file",
            paramLabel = "FILE",
            description = "File whose first line is the password of the key or the PKCS#12.")
    private @Nullable String passwordFile;

    @Option(
            names = "--tls-policy",
            paramLabel = "POLICY",
            description =
                    "How much TLS is demanded: off, offered, login (no passwords in clear), data (no files in clear). Default: offered.")
    private @Nullable String policy;

    @Option(
            names = "--implicit",
            paramLabel = "HOST:PORT",
            description =
                    "One more address, with TLS from the first byte, such as 990; may be repeated.")
    private List<String> implicit = new ArrayList<>();

    /** Values by the keys of the settings. */
    Map<String, String> flags() throws CommandFailed {
        if (certificate == null && (key != null || passwordFile != null)) {
            throw new CommandFailed(
                    ExitCode.USAGE,
                    (key != null ? "--tls-key" : "--tls-password-file")
                            + " belongs to a certificate; name it with --tls-cert FILE",
                    null);
        }
        Map<String, String> flags = new LinkedHashMap<>();
        if (certificate != null) {
            flags.put("tls.certificates", certificates(certificate));
        } else if (selfSigned) {
            flags.put("tls.self-signed", "yes");
        }
        if (policy != null) {
            flags.put("tls.policy", policy);
        }
        if (!implicit.isEmpty()) {
            flags.put("tls.implicit", String.join(",", implicit));
        }
        return flags;
    }

    private String certificates(String file) {
        StringBuilder out = new StringBuilder("{certificate: " + quoted(file));
        if (key != null) {
            out.append(", key: ").append(quoted(key));
        }
        if (passwordFile != null) {
            out.append(", password-file: ").append(quoted(passwordFile));
        }
        return out.append('}').toString();
    }

    /** As a text in YAML that nothing in a path can end (YAML 1.2.2 section 7.3.2). */
    private static String quoted(String path) {
        return "'" + path.replace("'", "''") + "'";
    }
}
