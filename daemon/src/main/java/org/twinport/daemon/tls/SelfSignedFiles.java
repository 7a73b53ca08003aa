package org.twinport.daemon.tls;

import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The server's self-signed certificate, kept in a folder: made on first use, used again afterwards,
 * made anew when it has expired or cannot be used any more. An immutable value; opening blocks.
 *
 * @param folder where the two files are; it is made if it is missing, for this user alone
 * @param host the host's name, for a new certificate
 * @param others more names and addresses for a new certificate
 */
public record SelfSignedFiles(Path folder, String host, List<String> others) {

    private static final String CERTIFICATE = "self-signed-cert.pem";
    private static final String KEY = "self-signed-key.pem";
    private static final Set<PosixFilePermission> SECRET =
            PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OPEN =
            PosixFilePermissions.fromString("rw-r--r--");

    public SelfSignedFiles {
        others = List.copyOf(others);
    }

    /** Where certificate and key are; PEM, the key with mode 0600. */
    public CertificateFiles files() {
        return CertificateFiles.pem(folder.resolve(CERTIFICATE), folder.resolve(KEY));
    }

    /**
     * The certificate that is there, or a new one. Several processes and threads may ask at once:
     * all get the same.
     *
     * @throws UnusableCertificate if the folder or its files cannot be used
     */
    public LoadedCertificate open(Instant now) throws UnusableCertificate {
        try {
            makeFolder();
            try (FolderLock _ = FolderLock.take(folder)) {
                return isUsable(now) ? files().load(now) : made(now);
            }
        } catch (IOException e) {
            throw new UnusableCertificate(
                    folder,
                    "the self-signed certificate cannot be kept there: " + FileBytes.reason(e),
                    e);
        }
    }

    private void makeFolder() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, attribute("rwx------"));
        }
    }

    /** A file that is there but may not be read is no reason for a new certificate. */
    private boolean isUsable(Instant now) throws IOException {
        for (Path file : files().all()) {
            if (!Files.exists(file)) {
                return false;
            }
            Files.newInputStream(file).close();
        }
        try {
            return !now.isAfter(files().load(now).certificate().notAfter());
        } catch (UnusableCertificate _) {
            return false; // half of a pair, left by a crash
        }
    }

    private LoadedCertificate made(Instant now) throws IOException, UnusableCertificate {
        ServerCertificate certificate = SelfSigned.create(host, others, now);
        try {
            write(KEY, pem("PRIVATE KEY", certificate.key().getEncoded()), SECRET);
            write(CERTIFICATE, pem("CERTIFICATE", certificate.leaf().getEncoded()), OPEN);
        } catch (CertificateEncodingException e) {
            throw new IOException(e);
        }
        return files().load(now);
    }

    /** Whoever reads meanwhile sees the old file or the new one. */
    private void write(String name, String text, Set<PosixFilePermission> modes)
            throws IOException {
        Path part = folder.resolve(name + ".new");
        Files.deleteIfExists(part);
        Set<StandardOpenOption> how =
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel out =
                FileChannel.open(part, how, attribute(PosixFilePermissions.toString(modes)))) {
            out.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
            out.force(true);
        }
        Files.move(
                part,
                folder.resolve(name),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** Not asked of the file store: in a changed root there may be none that Java can find. */
    private FileAttribute<?>[] attribute(String modes) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(modes))
                }
                : new FileAttribute<?>[0];
    }

    private static String pem(String title, byte[] content) throws IOException {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(title, content));
        }
        return text.toString();
    }
}
