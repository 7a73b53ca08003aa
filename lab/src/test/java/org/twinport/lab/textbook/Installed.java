package org.twinport.lab.textbook;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * Twinport as it would stand in /opt: the start script and, as the built program, the class path of
 * this process; stateless.
 */
final class Installed {
    private Installed() {}

    /**
     * Puts it into a new folder that everybody may read.
     *
     * @return the start script
     */
    static Path in(Path folder) throws IOException {
        Path app = Files.createDirectories(folder.resolve("cli/target/app"));
        int number = 0;
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            Path target = app.resolve("%03d.jar".formatted(number++));
            if (Files.isDirectory(path)) {
                pack(path, target);
            } else if (Files.exists(path)) {
                Files.copy(path, target);
            }
        }
        copy(repository(), folder);
        Files.createDirectories(folder.resolve("target"));
        Files.createFile(folder.resolve("target/twinport.built"));
        share(folder);
        return folder.resolve("twinport");
    }

    /** Never builds, and runs on this process's Java. */
    static Map<String, String> environment() {
        return Map.of("TWINPORT_BUILD", "never", "JAVA_HOME", System.getProperty("java.home"));
    }

    private static void copy(Path repository, Path folder) throws IOException {
        Files.copy(repository.resolve("twinport"), folder.resolve("twinport"));
        Path support = Files.createDirectory(folder.resolve("support"));
        try (Stream<Path> files = Files.list(repository.resolve("support"))) {
            for (Path file : files.toList()) {
                Files.copy(file, support.resolve(file.getFileName()));
            }
        }
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> walk = Files.walk(classes)) {
            for (Path each : walk.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(each).toString()));
                Files.copy(each, out);
            }
        }
    }

    private static void share(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path each : walk.toList()) {
                Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    private static Path repository() {
        Path here = Path.of("").toAbsolutePath();
        List<Path> above = Stream.iterate(here, p -> p != null, Path::getParent).toList();
        return above.stream()
                .filter(path -> Files.exists(path.resolve("twinport")))
                .findFirst()
                .orElseThrow();
    }
}
