package org.twinport.daemon.tls;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** OpenSSL's program, which writes the files that people have; runs in a folder of the test. */
public record Openssl(Path folder) {

    /** Runs it with arguments between spaces; paths are relative to the folder. */
    public Openssl run(String arguments) {
        List<String> command =
                Stream.concat(Stream.of("openssl"), Stream.of(arguments.split(" "))).toList();
        Process process = start(command);
        try {
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(command + ": " + said);
            }
            return this;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException _) {
            return Assumptions.abort("the program 'openssl' is not installed");
        }
    }

    /** key.pem (PKCS#8) and cert.pem of its own for {@code ftp.example.org}. */
    public Openssl ecPair() {
        return pair("ec -pkeyopt ec_paramgen_curve:P-256", "");
    }

    public Openssl rsaPair() {
        return pair("rsa:2048", "");
    }

    /** Like {@link #ecPair()} with another kind of key and more options. */
    public Openssl pair(String kind, String more) {
        return run(
                ("req -x509 -nodes -newkey %s -keyout key.pem -out cert.pem -days 30"
                                + " -subj /CN=ftp.example.org"
                                + " -addext subjectAltName=DNS:ftp.example.org,IP:192.0.2.7 %s")
                        .formatted(kind, more)
                        .strip());
    }

    /**
     * root.pem, middle.pem, and leaf.pem with key.pem, each signed by the one before.
     *
     * @param extension one more for the leaf
     */
    public Openssl chain(String extension) {
        String ec = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes";
        run("req -x509 %s -keyout rootkey.pem -out root.pem -days 30 -subj /CN=root".formatted(ec));
        run("req %s -keyout middlekey.pem -out middle.csr -subj /CN=middle".formatted(ec));
        run("req %s -keyout key.pem -out leaf.csr -subj /CN=leaf.example.org".formatted(ec));
        write("middle.ext", "basicConstraints=critical,CA:TRUE\n");
        write("leaf.ext", "subjectAltName=DNS:leaf.example.org\n" + extension + "\n");
        run(
                "x509 -req -in middle.csr -CA root.pem -CAkey rootkey.pem -CAcreateserial -days 30"
                        + " -extfile middle.ext -out middle.pem");
        return run(
                "x509 -req -in leaf.csr -CA middle.pem -CAkey middlekey.pem -CAcreateserial"
                        + " -days 30 -extfile leaf.ext -out leaf.pem");
    }

    public Path path(String name) {
        return folder.resolve(name);
    }

    /** Of octets, one char per byte, and for this user alone. */
    public Path write(String name, String text) {
        try {
            Files.writeString(path(name), text, StandardCharsets.ISO_8859_1);
            return Files.setPosixFilePermissions(
                    path(name), PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public String read(String name) {
        try {
            return Files.readString(path(name), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Several files in one. */
    public Path joined(String name, String... parts) {
        return write(name, String.join("", Stream.of(parts).map(this::read).toList()));
    }
}
