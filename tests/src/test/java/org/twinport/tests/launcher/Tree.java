package org.twinport.tests.launcher;

import org.twinport.testkit.tool.Tool;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

/**
 * A tree with the real start script and a tiny program in the place of the real one, so that
 * starting it can be tested in any state without a build; made and used by one thread.
 */
record Tree(Path folder) {

    /** Says who it is and whether it may bind the ports of FTP. */
    private static final String PROGRAM =
            """
            package org.twinport.cli;
            public class Main {
                public static void main(String[] arguments) throws Exception {
                    System.out.println("arguments " + String.join("|", arguments));
                    for (String name : new java.util.TreeSet<>(System.getProperties().stringPropertyNames())) {
                        if (name.startsWith("jdk.tls.")) System.out.println(name + "=" + System.getProperty(name));
                    }
                    for (String line : java.nio.file.Files.readAllLines(java.nio.file.Path.of("/proc/self/status"))) {
                        if (line.matches("(Uid|CapEff|NoNewPrivs):.*")) System.out.println(line.replace('\\t', ' '));
                    }
                    for (int port : new int[] {21, 20}) {
                        try (var socket = new java.net.ServerSocket()) {
                            socket.setReuseAddress(true);
                            socket.bind(new java.net.InetSocketAddress("127.0.0.1", port));
                            System.out.println("bound " + port);
                        }
                    }
                }
            }
            """;

    /** As if it had been built a moment ago. */
    static Tree built(Path folder) throws IOException {
        Path repository = repository();
        Files.copy(repository.resolve("twinport"), folder.resolve("twinport"));
        Files.createDirectory(folder.resolve("support"));
        try (Stream<Path> files = Files.list(repository.resolve("support"))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve("support").resolve(file.getFileName()));
            }
        }
        folder.resolve("twinport").toFile().setExecutable(true, false);
        Files.createDirectories(folder.resolve("cli/src/main"));
        Files.writeString(folder.resolve("pom.xml"), "not a project");
        makeProgram(folder);
        Files.createDirectories(folder.resolve("target"));
        Files.writeString(folder.resolve("target/twinport.built"), "");
        return new Tree(folder);
    }

    private static void makeProgram(Path folder) throws IOException {
        Path source = Files.createDirectories(folder.resolve("source")).resolve("Main.java");
        Files.writeString(source, PROGRAM);
        int code =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", folder.toString(), source.toString());
        if (code != 0) {
            throw new AssertionError("the program does not compile");
        }
        String entry = "org/twinport/cli/Main.class";
        Path jar = Files.createDirectories(folder.resolve("cli/target/app")).resolve("main.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            out.putNextEntry(new JarEntry(entry));
            Files.copy(folder.resolve(entry), out);
        }
    }

    /** The start script in a folder that is not the tree's. */
    Tool start(String... arguments) {
        // ./verify forbids builds inside its own; this tree is another one.
        return Tool.of(folder.resolve("twinport"), arguments).env(Map.of("TWINPORT_BUILD", ""));
    }

    /** The same as a user without rights. */
    Tool startAsNobody(String... arguments) {
        return start(arguments)
                .in(Path.of("/"))
                .through(
                        List.of(
                                "setpriv",
                                "--reuid",
                                "65534",
                                "--regid",
                                "65534",
                                "--clear-groups"));
    }

    /** As after an edit. */
    void changeSources() throws IOException {
        Path stamp = folder.resolve("target/twinport.built");
        Files.setLastModifiedTime(stamp, FileTime.fromMillis(0));
    }

    private static Path repository() {
        Path here = Path.of("").toAbsolutePath();
        return Stream.iterate(here, path -> path != null, Path::getParent)
                .filter(path -> Files.exists(path.resolve("twinport")))
                .findFirst()
                .orElseThrow();
    }
}
