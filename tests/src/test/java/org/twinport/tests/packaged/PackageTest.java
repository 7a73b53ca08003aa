package org.twinport.tests.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.twinport.testkit.tool.Child;
import org.twinport.testkit.tool.Tool;
import org.twinport.testkit.tool.ToolResult;
import org.twinport.tests.junit.NeedsRoot;
import org.twinport.tests.junit.NeedsTool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

@NeedsTool({"mvn", "tar"})
class PackageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long MOST_BYTES = 60_000_000;
    private static final Pattern PORT = Pattern.compile("ftpes://127\\.0\\.0\\.1:(\\d+)/");

    @Test
    @NeedsRoot
    @NeedsTool({"unshare", "chroot", "ldd"})
    void it_serves_gets_and_diagnoses_in_a_root_without_java() throws IOException {
        try (BareRoot root = new BareRoot(Package.made().archive())) {
            Files.writeString(root.path("srv/report.txt"), "a report\n");
            assertThat(root.run("/bin/sh", "-c", "command -v java").run().exitCode()).isNotZero();
            Tool serve =
                    root.twinport("serve", "--tls", "--listen", "127.0.0.1:0", "--root", "/srv")
                            .with("--user", "joe:Secret-7");
            try (Child server = serve.start()) {
                String url = "://joe:Secret-7@127.0.0.1:%s/".formatted(port(server));
                expectOk(
                        root.twinport(
                                "get", "--tls-first-use", "ftpes" + url + "report.txt", "/tmp/1"));
                expectOk(root.twinport("get", "--no-tls", "ftp" + url + "report.txt", "/tmp/2"));
                assertThat(root.path("tmp/1")).hasContent("a report");
                assertThat(root.path("tmp/2")).hasContent("a report");
                ToolResult doctor = expectOk(root.twinport("doctor", "--no-tls", "ftp" + url));
                assertThat(doctor.output()).contains("EPSV").contains("127.0.0.1");
                server.terminate();
                assertThat(server.await(PATIENCE).exitCode()).isEqualTo(143);
            }
        }
    }

    @Test
    @NeedsRoot
    @NeedsTool({"unshare", "chroot", "ldd"})
    void the_caches_hold_wherever_they_were_unpacked() throws IOException {
        try (BareRoot root = new BareRoot(Package.made().archive())) {
            String loading = "TWINPORT_JAVA_OPTS=-Xlog:class+load";
            for (String words : List.of("serve --help", "--help")) {
                ToolResult result = expectOk(root.twinportWith(loading, words.split(" ", -1)));
                assertThat(result.output())
                        .contains("org.twinport.cli.Main source: shared objects file")
                        .contains("picocli.CommandLine source: shared objects file");
            }
        }
    }

    @Test
    void the_archive_is_small_enough() throws IOException {
        assertThat(Package.made().archive()).isRegularFile();
        assertThat(Files.size(Package.made().archive())).isLessThanOrEqualTo(MOST_BYTES);
    }

    @Test
    void the_one_jar_runs_on_any_java_without_a_warning() throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path jar = Package.made().jar();
        ToolResult help = expectOk(Tool.of(java, "-jar", jar.toString(), "--help"));
        assertThat(help.output()).contains("serve").contains("doctor").contains("conformance");
        assertThat(help.errors()).isEmpty();
        ToolResult hash =
                expectOk(Tool.of(java, "-jar", jar.toString(), "hash-password").input("secret\n"));
        assertThat(hash.output()).startsWith("$argon2id$");
    }

    @Test
    void the_one_jar_has_no_module_no_signature_and_all_services() throws IOException {
        try (JarFile jar = new JarFile(Package.made().jar().toFile())) {
            List<String> names = jar.stream().map(JarEntry::getName).toList();
            assertThat(names)
                    .noneMatch(name -> name.endsWith("module-info.class"))
                    .noneMatch(name -> name.matches("META-INF/.*\\.(SF|RSA|DSA)"))
                    .noneMatch(name -> name.startsWith("META-INF/versions/"))
                    .contains("META-INF/services/org.slf4j.spi.SLF4JServiceProvider")
                    .contains("META-INF/services/java.security.Provider")
                    .doesNotHaveDuplicates();
            assertThat(jar.getManifest().getMainAttributes().getValue("Enable-Native-Access"))
                    .isEqualTo("ALL-UNNAMED");
        }
    }

    private static String port(Child server) {
        String panel = server.awaitOutput(text -> text.contains("SIGTERM stops"), PATIENCE);
        Matcher url = PORT.matcher(panel);
        assertThat(url.find()).as(panel).isTrue();
        return url.group(1);
    }

    private static ToolResult expectOk(Tool tool) {
        ToolResult result = tool.within(PATIENCE).run();
        assertThat(result.exitCode()).as(result.toString()).isZero();
        return result;
    }
}
