package org.twinport.tests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The size of things: what is too large fails, and the log shows the rest. */
class SizeTest {
    private static final int FILE_LIMIT = 400;
    private static final int METHOD_LIMIT = 60;

    /** Files that may be longer, with the reason. */
    private static final Map<String, String> WAIVERS =
            Map.of(
                    "Command.java", "one record per verb, each a few lines: a table",
                    "Cause.java", "one entry per cause, each a few lines: a table");

    private static final List<String> MODULES =
            List.of(
                    "protocol",
                    "diagnosis",
                    "net",
                    "storage",
                    "server",
                    "client",
                    "conformance",
                    "doctor",
                    "daemon",
                    "cli",
                    "examples",
                    "testkit",
                    "lab");

    private static List<Source> sources() throws IOException {
        List<Source> found = new ArrayList<>();
        for (String module : MODULES) {
            Path folder = Path.of("..", module, "src/main/java");
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(SizeTest::isCode).toList()) {
                    found.add(Source.of(file));
                }
            }
        }
        return found;
    }

    private static boolean isCode(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".java") && !name.endsWith("-info.java");
    }

    @Test
    void files_and_methods_stay_small() throws IOException {
        List<Source> sources = sources();
        List<Source.Method> methods = sources.stream().flatMap(s -> s.methods().stream()).toList();
        print(sources, methods);
        assertThat(sources)
                .filteredOn(s -> !WAIVERS.containsKey(s.file().getFileName().toString()))
                .filteredOn(s -> s.lines() > FILE_LIMIT)
                .extracting(s -> s.file() + ": " + s.lines() + " lines")
                .isEmpty();
        assertThat(methods)
                .filteredOn(m -> m.length() > METHOD_LIMIT)
                .extracting(m -> m + ": " + m.length() + " lines")
                .isEmpty();
    }

    private static void print(List<Source> sources, List<Source.Method> methods) {
        Source largest = sources.stream().max(Comparator.comparingInt(Source::lines)).orElseThrow();
        List<Source.Method> longest =
                methods.stream()
                        .sorted(Comparator.comparingInt(Source.Method::length).reversed())
                        .limit(5)
                        .toList();
        System.out.printf(
                "Size of main code: %d files, median %d lines, largest %s (%d); %d methods, median %d"
                        + " lines, 90 %% up to %d, longest %s%n",
                sources.size(),
                percentile(sources.stream().map(Source::lines), 50),
                largest.file().getFileName(),
                largest.lines(),
                methods.size(),
                percentile(methods.stream().map(Source.Method::length), 50),
                percentile(methods.stream().map(Source.Method::length), 90),
                longest.stream().map(m -> m + " (" + m.length() + ")").toList());
    }

    private static int percentile(Stream<Integer> numbers, int percent) {
        List<Integer> sorted = numbers.sorted().toList();
        return sorted.get((sorted.size() - 1) * percent / 100);
    }

    /** The measure itself, on code whose size is known. */
    @Test
    void braces_are_matched_through_comments_literals_and_inner_types() throws IOException {
        Path file = Files.createTempFile("Sample", ".java");
        try {
            Files.writeString(
                    file,
                    """
                    /* { */
                    class Sample {
                        static final int[] TABLE = {1, 2};
                        Runnable field = () -> {
                            run();
                        };
                        Sample(int a) {
                            this('{', "}\\"{");
                        }
                        @Name("x=1") int longer(String s) throws IOException {
                            // }
                            if (s == null) {
                                return 1;
                            }
                            Runnable r = new Runnable() {
                                public void run() {
                                    go();
                                }
                            };
                            return 2;
                        }
                        record Inner(int x) {
                            Inner {
                                check(x);
                            }
                        }
                    }
                    """);
            Source source = Source.of(file);
            assertThat(source.lines()).isEqualTo(27);
            assertThat(source.methods())
                    .extracting(Source.Method::length)
                    .containsExactly(3, 3, 12, 3);
        } finally {
            Files.delete(file);
        }
    }
}
