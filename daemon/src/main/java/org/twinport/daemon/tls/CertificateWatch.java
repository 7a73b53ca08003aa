package org.twinport.daemon.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tells when the files of a certificate have changed, and reads them again once they are complete
 * and fit each other. Used by one thread at a time; asking blocks on the file system, for about one
 * system call per file while nothing changes.
 */
public final class CertificateWatch {
    private final CertificateFiles files;
    private ServerCertificate current;
    private Map<Path, Mark> seen;
    private String told = "";

    private CertificateWatch(
            CertificateFiles files, ServerCertificate current, Map<Path, Mark> seen) {
        this.files = files;
        this.current = current;
        this.seen = seen;
    }

    /**
     * Watches files from now on.
     *
     * @param current what was loaded from them; if they have changed since, that is noticed
     */
    public static CertificateWatch of(CertificateFiles files, ServerCertificate current) {
        return new CertificateWatch(files, current, Map.of());
    }

    /** What a look at the files has shown. */
    public sealed interface Change {

        /** The same certificate as before. */
        record None() implements Change {}

        /** Another certificate, complete and usable. */
        record Renewed(LoadedCertificate loaded) implements Change {}

        /**
         * The files have changed but cannot be used as they are now; the one before stays. Said
         * once until they can be used again, and again only if something else is wrong.
         *
         * @param warning one sentence for people
         */
        record Rejected(String warning) implements Change {}
    }

    /** The certificate that was last loaded. */
    public ServerCertificate current() {
        return current;
    }

    /** Looks at the files, and reads them if they have changed. */
    public Change reloadedIfChanged(Instant now) {
        Map<Path, Mark> marks = marks();
        if (marks.equals(seen)) {
            return new Change.None();
        }
        try {
            LoadedCertificate loaded = files.load(now);
            if (marks.equals(marks())) {
                seen = marks; // otherwise they changed under our hands: look again next time
                told = "";
            }
            return differsFromCurrent(loaded);
        } catch (UnusableCertificate e) {
            seen = marks;
            return rejected(e.sentence());
        }
    }

    private Change differsFromCurrent(LoadedCertificate loaded) {
        if (loaded.certificate().equals(current)) {
            return new Change.None();
        }
        current = loaded.certificate();
        return new Change.Renewed(loaded);
    }

    private Change rejected(String sentence) {
        if (sentence.equals(told)) {
            return new Change.None();
        }
        told = sentence;
        return new Change.Rejected(sentence + " (the certificate loaded before stays in use)");
    }

    private Map<Path, Mark> marks() {
        Map<Path, Mark> marks = new LinkedHashMap<>();
        files.all().forEach(file -> marks.put(file, Mark.of(file)));
        return marks;
    }

    /**
     * By what a changed file is told from the same file. Links are followed: the ACME clients
     * switch links to new files.
     */
    private record Mark(Optional<Path> real, FileTime changed, long size, Object inode) {

        private static final Mark MISSING =
                new Mark(Optional.empty(), FileTime.fromMillis(0), -1, "");

        static Mark of(Path file) {
            try {
                BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
                Object inode = Optional.ofNullable(found.fileKey());
                return new Mark(
                        Optional.of(file.toRealPath()),
                        found.lastModifiedTime(),
                        found.size(),
                        inode);
            } catch (IOException _) {
                return MISSING;
            }
        }
    }
}
