package org.twinport.tests.packaged;

import org.twinport.testkit.tool.ScratchFolder;
import org.twinport.testkit.tool.Tool;
import org.twinport.testkit.tool.Tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A root with nothing in it but a shell, the C library and an unpacked archive: no Java, no
 * programs; used by one thread.
 */
final class BareRoot implements AutoCloseable {

    private static final Pattern LIBRARY = Pattern.compile("(?m)^\\s*(?:\\S+ => )?(/.+) \\(0x");

    /** What is mounted here is gone with the process. */
    private static final String ENTER =
            """
            for place in proc dev; do mount --rbind /$place "$0/$place"; done
            chroot=$(PATH=$PATH:/usr/sbin:/sbin; command -v chroot)
            exec "$chroot" "$0" "$@"
            """;

    private final ScratchFolder scratch = ScratchFolder.create("twinport-bare");
    private final String program;

    BareRoot(Path archive) throws IOException {
        String name = archive.getFileName().toString().replace(".tar.gz", "");
        program = "/opt/any where/" + name + "/bin/twinport";
        boolean filled = false;
        try {
            fill(archive, path("opt/any where").resolve(name));
            filled = true;
        } finally {
            if (!filled) {
                scratch.close();
            }
        }
    }

    private void fill(Path archive, Path unpacked) throws IOException {
        Path place = unpacked.getParent();
        for (String folder : List.of("bin", "proc", "dev", "tmp", "srv")) {
            Files.createDirectory(path(folder));
        }
        Files.createDirectories(place);
        Path shell = Tools.require("sh");
        Files.copy(shell.toRealPath(), path("bin/sh"));
        Tool.of("tar", "-xzf", archive.toString(), "-C", place.toString()).run().orFail();
        copyLibraries(shell);
        copyLibraries(unpacked.resolve("runtime/bin/java"));
        copyLibraries(unpacked.resolve("runtime/lib/server/libjvm.so"));
    }

    private void copyLibraries(Path binary) throws IOException {
        String needed = Tool.of("ldd", binary.toString()).run().orFail().output();
        for (MatchResult found : LIBRARY.matcher(needed).results().toList()) {
            Path library = Path.of(found.group(1));
            Path copy = path(library.toString().substring(1));
            if (!library.startsWith(scratch.path()) && Files.notExists(copy)) {
                Files.createDirectories(copy.getParent());
                Files.copy(library.toRealPath(), copy);
            }
        }
    }

    /** A file by its name in the root. */
    Path path(String name) {
        return scratch.path().resolve(name);
    }

    Tool twinport(String... arguments) {
        return run(program).with(arguments);
    }

    /** The same with a variable, as NAME=VALUE. */
    Tool twinportWith(String variable, String... arguments) {
        return inside(List.of(variable), List.of(program)).with(arguments);
    }

    Tool run(String... command) {
        return inside(List.of(), List.of(command));
    }

    private Tool inside(List<String> variables, List<String> command) {
        return Tool.of("unshare", "--mount", "env", "-i", "PATH=/bin", "HOME=/tmp")
                .with(variables.toArray(String[]::new))
                .with(Tools.require("sh").toString(), "-c", ENTER, scratch.path().toString())
                .with(command.toArray(String[]::new));
    }

    @Override
    public void close() {
        scratch.close();
    }
}
