package org.twinport.tests.packaged;

import static org.assertj.core.api.Assumptions.assumeThat;

import org.twinport.testkit.tool.Tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What {@code ./twinport package} makes of the program that was built last; used by one thread.
 *
 * @param archive with its own Java
 * @param jar for every Java 25
 */
record Package(Path archive, Path jar) {

    /** Making it takes about half a minute, and longer where others work, too. */
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    /** Makes it if it is missing or older than the program. */
    static Package made() throws IOException {
        Path home = repository();
        Path app = home.resolve("cli/target/app");
        assumeThat(app).as("the program as ./verify and ./twinport build it").isDirectory();
        String system = "twinport-linux-%s.tar.gz".formatted(architecture());
        Path target = home.resolve("target");
        Package made = new Package(target.resolve(system), target.resolve("twinport.jar"));
        if (made.isOlderThan(app)) {
            Tool.of(home.resolve("twinport"), "package")
                    .env(Map.of("TWINPORT_BUILD", "never"))
                    .in(home)
                    .within(PATIENCE)
                    .run()
                    .orFail();
        }
        return made;
    }

    private boolean isOlderThan(Path app) throws IOException {
        if (Files.notExists(archive) || Files.notExists(jar)) {
            return true;
        }
        try (Stream<Path> files = Files.walk(app)) {
            FileTime built = files.map(Package::time).max(Comparator.naturalOrder()).orElseThrow();
            return time(archive).compareTo(built) < 0;
        }
    }

    private static FileTime time(Path file) {
        return FileTime.fromMillis(file.toFile().lastModified());
    }

    private static String architecture() {
        return Tool.of("uname", "-m").run().orFail().output().strip();
    }

    private static Path repository() {
        Path here = Path.of("").toAbsolutePath();
        return Stream.iterate(here, path -> path != null, Path::getParent)
                .filter(path -> Files.exists(path.resolve("twinport")))
                .findFirst()
                .orElseThrow();
    }
}
