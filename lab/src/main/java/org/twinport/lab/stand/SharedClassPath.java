package org.twinport.lab.stand;

import org.twinport.testkit.tool.Tool;
import org.twinport.testkit.tool.ToolResult;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * This process's class path as jars in a folder that every user may read, with an archive of
 * classes that makes programs start sooner; for any thread.
 */
final class SharedClassPath {
    private final Path folder;

    private SharedClassPath(Path folder) {
        this.folder = folder;
    }

    static SharedClassPath in(Path folder) throws IOException {
        Files.createDirectories(folder);
        int number = 0;
        for (Path entry : entries()) {
            Path jar = folder.resolve("%03d.jar".formatted(number++));
            if (Files.isDirectory(entry)) {
                pack(entry, jar);
            } else {
                Files.copy(entry, jar);
            }
        }
        return new SharedClassPath(folder);
    }

    private static List<Path> entries() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(path -> Files.isDirectory(path) || path.toString().endsWith(".jar"))
                .filter(Files::exists)
                .toList();
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

    /** Runs a program once and keeps the classes it loaded for those that come after. */
    ToolResult archive(Class<?> main, String... arguments) {
        return start(List.of("-XX:ArchiveClassesAtExit=" + archiveFile()), main, arguments).run();
    }

    Tool java(Class<?> main, String... arguments) {
        List<String> options =
                Files.exists(archiveFile())
                        ? List.of("-XX:SharedArchiveFile=" + archiveFile())
                        : List.of();
        return start(options, main, arguments);
    }

    private Tool start(List<String> options, Class<?> main, String... arguments) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return Tool.of(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto")
                .with("-Xlog:disable", "-Xlog:all=off", "--enable-native-access=ALL-UNNAMED")
                .with(options.toArray(String[]::new))
                .with("-cp", folder + "/*", main.getName())
                .with(arguments);
    }

    private Path archiveFile() {
        return folder.resolve("classes.jsa");
    }
}
