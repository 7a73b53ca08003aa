package org.twinport.tests.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The compiled main code on the class path of the tests, by module; read once. */
final class Code {
    private static final String BASE = "org.twinport.";

    private static final Set<String> SHIPPED =
            Set.of(
                    "protocol",
                    "diagnosis",
                    "net",
                    "storage",
                    "server",
                    "client",
                    "conformance",
                    "doctor",
                    "daemon");

    /** What each module may import of the others: the table of ARCHITECTURE.md. */
    static final Map<String, Set<String>> MAY_IMPORT =
            Map.ofEntries(
                    Map.entry("protocol", Set.of()),
                    Map.entry("diagnosis", Set.of()),
                    Map.entry("net", Set.of("protocol")),
                    Map.entry("storage", Set.of("protocol")),
                    Map.entry("server", Set.of("net", "storage", "protocol", "diagnosis")),
                    Map.entry("client", Set.of("net", "protocol", "diagnosis")),
                    Map.entry("conformance", Set.of("protocol")),
                    Map.entry("doctor", Set.of("client", "net", "protocol", "diagnosis")),
                    Map.entry(
                            "daemon", Set.of("server", "net", "storage", "protocol", "diagnosis")),
                    Map.entry("testkit", Set.of("protocol", "net")),
                    Map.entry("cli", SHIPPED),
                    Map.entry("examples", SHIPPED));

    /** No dependency beyond the JDK, and no logging. */
    static final List<String> CORE =
            List.of(
                    "protocol",
                    "diagnosis",
                    "net",
                    "storage",
                    "server",
                    "client",
                    "conformance",
                    "doctor");

    static final JavaClasses ALL =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.twinport");

    private Code() {}

    /** {@code org.twinport.net..} */
    static String packagesOf(String module) {
        return BASE + module + "..";
    }

    static String[] packagesOf(List<String> modules) {
        return modules.stream().map(Code::packagesOf).toArray(String[]::new);
    }

    /** The module of a class of ours. */
    static String moduleOf(JavaClass type) {
        return type.getPackageName().substring(BASE.length()).split("\\.", 2)[0];
    }

    static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith(BASE);
    }
}
