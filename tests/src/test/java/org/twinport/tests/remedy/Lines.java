package org.twinport.tests.remedy;

import org.twinport.diagnosis.remedy.Fix;
import org.twinport.diagnosis.remedy.Form;
import org.twinport.diagnosis.remedy.Product;
import org.twinport.diagnosis.remedy.Remedy;
import org.twinport.testkit.tls.TestCertificates;

import java.util.Map;
import java.util.stream.Stream;

/** The fixes to try, and values of a typical case; stateless. */
final class Lines {

    private Lines() {}

    static Stream<Fix> all() {
        return Stream.of(Remedy.values())
                .flatMap(remedy -> remedy.products().stream().flatMap(p -> remedy.fix(p).stream()));
    }

    static Stream<Fix> of(Product product, Form form) {
        return all().filter(fix -> fix.product() == product && fix.form() == form);
    }

    /** With files that exist. */
    static Map<String, String> values() {
        TestCertificates certificates = TestCertificates.shared();
        return Map.ofEntries(
                Map.entry("host", "127.0.0.1"),
                Map.entry("port", "2121"),
                Map.entry("address", "203.0.113.10"),
                Map.entry("range_first", "50000"),
                Map.entry("range_last", "50100"),
                Map.entry("user", "alice"),
                Map.entry("client", "198.51.100.7"),
                Map.entry("server", "203.0.113.10"),
                Map.entry("interface", "eth0"),
                Map.entry("certificate", certificates.server().files().certificate().toString()),
                Map.entry("key", certificates.server().files().key().toString()));
    }

    /** The lines as one text, each line ended. */
    static String text(Fix fix) {
        return String.join("\n", fix.lines(values())) + "\n";
    }
}
