package org.twinport.testkit.tool;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds programs on this system; stateless, for any thread. */
public final class Tools {
    /** Administration programs live outside the PATH of many users. */
    private static final List<String> ALWAYS =
            List.of("/usr/local/sbin", "/usr/sbin", "/sbin", "/usr/bin", "/bin");

    private static final Map<String, String> PACKAGES =
            Map.ofEntries(
                    Map.entry("ip", "iproute2"),
                    Map.entry("nft", "nftables"),
                    Map.entry("ping", "iputils-ping"),
                    Map.entry("unshare", "util-linux"),
                    Map.entry("setpriv", "util-linux"),
                    Map.entry("ncftpget", "ncftp"),
                    Map.entry("ncftpput", "ncftp"),
                    Map.entry("ncftpls", "ncftp"),
                    Map.entry("setfacl", "acl"),
                    Map.entry("ps", "procps"));

    private Tools() {}

    /**
     * The program called {@code name}. Python is looked for in the system's folders first, because
     * Debian's Python modules are of no use to another Python.
     */
    public static Optional<Path> find(String name) {
        Stream<String> onPath =
                Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1));
        Stream<String> folders =
                name.equals("python3")
                        ? Stream.concat(ALWAYS.stream(), onPath)
                        : Stream.concat(onPath, ALWAYS.stream());
        return folders.filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Why {@code name} cannot be run, with the Debian package that has it; empty if it can. */
    public static Optional<String> missing(String name) {
        return find(name).isPresent()
                ? Optional.empty()
                : Optional.of(
                        "the program '%s' is not installed (Debian package %s)"
                                .formatted(name, PACKAGES.getOrDefault(name, name)));
    }

    /**
     * The program called {@code name}.
     *
     * @throws ToolMissing if it is not installed
     */
    public static Path require(String name) {
        return find(name).orElseThrow(() -> new ToolMissing(missing(name).orElse(name)));
    }

    /** Whether this process is root's. */
    public static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /**
     * Whether a process still runs. {@link ProcessHandle#isAlive()} says so of a dead grandchild,
     * too, until the system's first process has collected it, which may take seconds. What is
     * killed holds its sockets until the last of its threads has ended.
     */
    public static boolean isRunning(ProcessHandle handle) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(handle.pid()), "stat"));
            boolean isZombie = stat.charAt(stat.lastIndexOf(')') + 2) == 'Z';
            return handle.isAlive() && (!isZombie || hasThreads(handle));
        } catch (IOException _) {
            return handle.isAlive();
        }
    }

    private static boolean hasThreads(ProcessHandle handle) {
        String[] threads = new File("/proc/" + handle.pid() + "/task").list();
        return threads != null && threads.length > 1;
    }
}
