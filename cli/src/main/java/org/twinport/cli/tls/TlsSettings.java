package org.twinport.cli.tls;

import org.jspecify.annotations.Nullable;
import org.twinport.client.tls.TlsMode;
import org.twinport.client.tls.TlsOptions;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How much TLS, and whose certificates are believed: the options of every client command. */
public final class TlsSettings {

    private static final String NONE = "--no-tls";

    /** Whoever names these does not want a connection in clear instead. */
    private static final List<String> INSISTING =
            List.of("--tls-ca", "--tls-fingerprint", "--tls-first-use", "--tls-cert", "--tls-min");

    private static final List<String> TRUST =
            List.of("--tls-ca", "--tls-fingerprint", "--tls-first-use");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--tls",
            description =
                    "With ftp://, insist on TLS and a good certificate; ftpes:// and ftps:// do so anyway. Default: TLS if the server offers it.")
    private boolean insist;

    @Option(names = NONE, description = "No TLS: user, password and files go in clear.")
    private boolean none;

    @Option(
            names = "--tls-ca",
            paramLabel = "FILE",
            description = "Believe these authorities (PEM) instead of the system's.")
    private @Nullable Path authorities;

    @Option(
            names = "--tls-fingerprint",
            paramLabel = "SHA256",
            description = "Believe this certificate and no other, whatever its name and dates.")
    private @Nullable String fingerprint;

    @Option(
            names = "--tls-first-use",
            description =
                    "Accept an unknown certificate once, remember it in ~/.config/twinport/known-certificates, and no other from then on.")
    private boolean firstUse;

    @Option(
            names = "--tls-cert",
            paramLabel = "FILE",
            description = "Certificate to show to the server: PEM, or PKCS#12 with its key.")
    private @Nullable Path certificate;

    @Option(
            names = "--tls-key",
            paramLabel = "FILE",
            description = "Its key (PEM), if it is in a file of its own.")
    private @Nullable Path key;

    @Option(
            names = "--tls-password-file",
            paramLabel = "FILE",
            description = "A file whose first line is the password of the key or the PKCS#12.")
    private @Nullable Path keyPassword;

    @Option(
            names = "--tls-min",
            paramLabel = "1.2|1.3",
            description = "Oldest version of TLS to accept. Default: 1.2.")
    private @Nullable String min;

    @Option(
            names = "--tls-max",
            paramLabel = "1.2|1.3",
            description =
                    "Newest version to offer; 1.2 for a server that cannot deal with 1.3. Default: 1.3.")
    private @Nullable String max;

    @Option(
            names = "--prot",
            paramLabel = "C|P",
            description = "Files and listings in clear (C) or through TLS (P). Default: P.")
    private @Nullable String prot;

    @Option(
            names = "--ccc",
            description =
                    "Send commands in clear after the login, for a firewall or NAT that has to read them.")
    private boolean ccc;

    /**
     * What the client is told, but for the mode, which {@link #mode} finds for each URL. Reads the
     * files.
     *
     * @throws IOException with a sentence for people if a file cannot be used
     */
    public TlsOptions toClient() throws IOException {
        requireConsistent();
        TlsValues values = new TlsValues(this::wrong);
        TlsOptions options =
                TlsOptions.of(TlsMode.IF_OFFERED)
                        .with(values.trust(authorities, fingerprint, firstUse))
                        .with(values.versions(min, max))
                        .with(values.protection(prot))
                        .withCcc(ccc);
        return certificate == null
                ? options
                : options.with(
                        ClientIdentity.load(
                                certificate,
                                Optional.ofNullable(key),
                                Optional.ofNullable(keyPassword)));
    }

    /** How much TLS a URL gets. */
    public TlsMode mode(FtpScheme scheme) {
        if (none && scheme != FtpScheme.FTP) {
            throw wrong("%s contradicts %s://; use ftp://".formatted(NONE, scheme.text()));
        }
        return switch (scheme) {
            case FTPS -> TlsMode.IMPLICIT;
            case FTPES -> TlsMode.REQUIRED;
            case FTP -> none ? TlsMode.OFF : insists() ? TlsMode.REQUIRED : TlsMode.IF_OFFERED;
        };
    }

    private boolean insists() {
        return insist || INSISTING.stream().anyMatch(this::isGiven) || "P".equalsIgnoreCase(prot);
    }

    private void requireConsistent() {
        if (none) {
            command.mixins().values().stream()
                    .flatMap(mixin -> mixin.options().stream())
                    .map(OptionSpec::longestName)
                    .filter(name -> isOfTls(name) && isGiven(name))
                    .findFirst()
                    .ifPresent(other -> {
                        throw wrong("%s and %s exclude each other".formatted(NONE, other));
                    });
        }
        if (TRUST.stream().filter(this::isGiven).count() > 1) {
            throw wrong(
                    "--tls-ca, --tls-fingerprint and --tls-first-use exclude each other: each says whom to believe");
        }
        if (certificate == null && (key != null || keyPassword != null)) {
            throw wrong(
                    "--tls-key and --tls-password-file need --tls-cert, the certificate that the key belongs to");
        }
    }

    private static boolean isOfTls(String name) {
        return name.startsWith("--tls") || name.equals("--prot") || name.equals("--ccc");
    }

    private boolean isGiven(String name) {
        ParseResult parsed = command.commandLine().getParseResult();
        return parsed != null && parsed.hasMatchedOption(name);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
