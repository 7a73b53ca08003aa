package org.twinport.daemon.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values of the keys of TLS, for tests. */
final class TlsSamples {

    private static final String PRINT = "ab".repeat(32);

    private TlsSamples() {}

    static void add(Map<String, Samples> samples) {
        addFiles(samples);
        addDemands(samples);
        addWays(samples);
        samples.replaceAll((path, found) ->
                path.startsWith("tls.") && !path.equals("tls.certificates") || path.equals("listen")
                        ? found.beside("tls.self-signed", "yes")
                        : found);
        samples.computeIfPresent("tls.self-signed", (_, found) -> bare(found));
    }

    private static Samples bare(Samples found) {
        return new Samples(found.good(), found.bad(), Map.of());
    }

    private static void addFiles(Map<String, Samples> samples) {
        samples.put(
                "tls.certificates",
                Samples.of(
                        Map.of(
                                "{certificate: /a.pem, key: /b.pem}",
                                "[{certificate: /a.pem, key: /b.pem}]",
                                "[{certificate: /a.p12, password-file: /w}, {certificate: /c}]",
                                "[{certificate: /a.p12, password-file: /w}, {certificate: /c}]"),
                        "/a.pem",
                        "[]",
                        "{key: /b.pem}",
                        "{certificate: /a.pem, password: secret}",
                        "[{certificate: /a.pem}, /b.pem]"));
        samples.put(
                "tls.self-signed",
                Samples.of(Map.of("yes", "yes", "no", "no"), "maybe", "{folder: /x}"));
        samples.put(
                "tls.self-signed-folder",
                Samples.of(Map.of("auto", "auto", "/var/x", "/var/x"), "\"\"", "[a]"));
        samples.put(
                "tls.client-authorities",
                Samples.of(same("/ca.pem"), "\"\"", "[a]")
                        .beside("tls.client-certificates", "request"));
        samples.put(
                "tls.client-certificates",
                Samples.of(same("request", "require"), "perhaps", "[request]")
                        .beside("tls.client-authorities", "/ca.pem"));
    }

    private static void addDemands(Map<String, Samples> samples) {
        samples.put(
                "tls.policy",
                Samples.of(same("off", "offered", "login", "data"), "required", "yes"));
        samples.put("tls.reuse", Samples.of(same("prefer", "require"), "on"));
        samples.put(
                "tls.uploads-without-close-notify",
                Samples.of(same("refuse", "accept"), "yes", "tolerate"));
        samples.put(
                "tls.by-network",
                Samples.of(
                        same(
                                "[{clients: 10.0.0.0/8, policy: off}]",
                                "[{clients: 10.0.0.0/8, reuse: require,"
                                        + " uploads-without-close-notify: accept}]"),
                        "10.0.0.0/8",
                        "[{clients: 10.0.0.0/33, policy: off}]",
                        "[{clients: 10.0.0.0/8}]",
                        "[{policy: off}]",
                        "[{clients: 10.0.0.0/8, policy: off, reuse: require}]",
                        "[{clients: 10.0.0.0/8, polcy: off}]"));
    }

    private static void addWays(Map<String, Samples> samples) {
        samples.put(
                "tls.implicit",
                Samples.of(
                        Map.of("990", "*:990", "[127.0.0.1:1, 2]", "127.0.0.1:1, *:2"),
                        "ftps://*:990",
                        "70000",
                        "[]"));
        samples.put("tls.ccc", Samples.of(same("yes", "no"), "maybe"));
        samples.put(
                "tls.versions",
                Samples.of(
                        Map.of("1.2", "1.2", "1.3", "1.3", "[1.2, 1.3]", "1.2, 1.3"),
                        "1.1",
                        "TLSv1.2",
                        "[]",
                        "[1.3, 1.0]"));
        samples.put(
                "tls.handshake", Samples.of(same("10s", "500ms", "1h"), "10", "0s", "2h", "never"));
    }

    /** Values that are shown as they are written. */
    private static Map<String, String> same(String... values) {
        Map<String, String> pairs = new LinkedHashMap<>();
        List.of(values).forEach(value -> pairs.put(value, value));
        return pairs;
    }

    /** Of a user's key. */
    static Map<String, String> proofs() {
        String pairs = "AB" + ":AB".repeat(31);
        return Map.of(
                PRINT,
                pairs,
                "'" + pairs + "'",
                pairs,
                "'CN=anna, O=Example'",
                "CN=anna,O=Example");
    }
}
