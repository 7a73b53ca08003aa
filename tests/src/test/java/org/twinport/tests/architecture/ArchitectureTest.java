package org.twinport.tests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The walls between modules and packages. */
class ArchitectureTest {

    static Set<String> modules() {
        return Code.MAY_IMPORT.keySet();
    }

    /** Of those in the table, only cli and examples may be missing from the class path. */
    @Test
    void every_module_is_in_the_table_and_seen() {
        Set<String> seen =
                Code.ALL.stream()
                        .map(Code::moduleOf)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(seen).containsAll(Code.CORE).contains("testkit");
        assertThat(Code.MAY_IMPORT.keySet()).containsAll(seen);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void a_module_imports_only_what_the_table_allows(String module) {
        Set<String> allowed = Code.MAY_IMPORT.get(module);
        List<String> through =
                Code.ALL.stream()
                        .filter(type -> Code.moduleOf(type).equals(module))
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(each -> Code.isOurs(target(each)))
                        .filter(each -> !Code.moduleOf(target(each)).equals(module))
                        .filter(each -> !allowed.contains(Code.moduleOf(target(each))))
                        .map(Dependency::getDescription)
                        .toList();
        assertThat(through).isEmpty();
    }

    private static JavaClass target(Dependency dependency) {
        return dependency.getTargetClass().getBaseComponentType();
    }

    @Test
    void the_core_needs_nothing_but_the_jdk() {
        classes()
                .that()
                .resideInAnyPackage(Code.packagesOf(Code.CORE))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.crypto..",
                        "javax.net.ssl..",
                        "javax.security.auth.x500..",
                        "jdk.net..",
                        "org.jspecify..",
                        "org.twinport..",
                        "")
                .check(Code.ALL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"protocol", "diagnosis"})
    void the_ground_floor_does_no_io(String module) {
        noClasses()
                .that()
                .resideInAPackage(Code.packagesOf(module))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.nio.channels..", "javax..", "jdk..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.net\\.(\\w*Socket|URL|URLConnection|Proxy|NetworkInterface)")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.io\\.(File\\w*|RandomAccessFile|Console)")
                .orShould()
                .callMethod(InetAddress.class, "getByName", String.class)
                .orShould()
                .callMethod(InetAddress.class, "getAllByName", String.class)
                .orShould()
                .callMethod(InetAddress.class, "getHostName")
                .check(Code.ALL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"protocol", "diagnosis"})
    void the_ground_floor_knows_no_clock(String module) {
        noClasses()
                .that()
                .resideInAPackage(Code.packagesOf(module))
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .check(Code.ALL);
    }

    @Test
    void the_rules_of_the_doctor_see_facts_and_nothing_else() {
        noClasses()
                .that()
                .resideInAnyPackage("org.twinport.doctor.rule..", "org.twinport.doctor.report..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.twinport.doctor.probe..",
                        "org.twinport.net.control..",
                        "org.twinport.net.pump..",
                        "java.nio.channels..",
                        "java.nio.file..")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .check(Code.ALL);
    }

    @Test
    void native_calls_are_made_in_four_places_only() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.twinport.net.crypto..",
                        "org.twinport.net.probe..",
                        "org.twinport.net.pump..",
                        "org.twinport.storage.local..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.lang.foreign..")
                .check(Code.ALL);
    }

    @Test
    void addresses_belong_to_endpoints() {
        noClasses()
                .that()
                .resideInAPackage("org.twinport.protocol..")
                .and()
                .resideOutsideOfPackages(
                        "org.twinport.protocol.endpoint", "org.twinport.protocol.command")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.net..")
                .check(Code.ALL);
    }

    @Test
    void storage_knows_paths_and_entries_only() {
        noClasses()
                .that()
                .resideInAPackage("org.twinport.storage..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.twinport.protocol.command..",
                        "org.twinport.protocol.reply..",
                        "org.twinport.protocol.endpoint..",
                        "org.twinport.protocol.transfer..",
                        "java.net..",
                        "java.nio.channels.spi..")
                .check(Code.ALL.that(handlesNoFileNames()));
    }

    /** {@code java.net.URI} is the only way to a path of any bytes under {@code LANG=C}. */
    private static DescribedPredicate<JavaClass> handlesNoFileNames() {
        return DescribedPredicate.describe(
                "handle no file names", type -> !type.getSimpleName().equals("NativeNames"));
    }

    @Test
    void packages_form_no_cycle() {
        SliceAssignment byPackage =
                new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        return SliceIdentifier.of(type.getPackageName());
                    }

                    @Override
                    public String getDescription() {
                        return "packages";
                    }
                };
        slices().assignedFrom(byPackage).should().beFreeOfCycles().check(Code.ALL);
    }

    @Test
    void the_core_does_not_log() {
        noClasses()
                .that()
                .resideInAnyPackage(Code.packagesOf(Code.CORE))
                .should(ACCESS_STANDARD_STREAMS)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.slf4j..",
                        "ch.qos.logback..",
                        "java.util.logging..",
                        "org.apache.commons.logging..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(System.Logger.class)
                .check(Code.ALL);
    }

    @Test
    void names_are_terms_of_the_field() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Context)(\\$.*)?")
                .check(Code.ALL);
    }

    @Test
    void every_package_says_that_nothing_is_null() {
        Set<String> unmarked =
                Code.ALL.stream()
                        .map(JavaClass::getPackage)
                        .filter(each -> !each.isAnnotatedWith(NullMarked.class))
                        .map(each -> each.getName())
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unmarked).isEmpty();
    }
}
