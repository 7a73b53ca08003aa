package org.twinport.daemon.config;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Values of a key, for tests.
 *
 * @param good pairs of what is written and what is understood
 * @param bad what is refused
 * @param beside other keys that it needs to have an effect
 */
record Samples(Map<String, String> good, List<String> bad, Map<String, String> beside) {

    private static final Samples DURATION =
            Samples.of(
                    Map.of("30s", "30s", "5m", "5m", "1500ms", "1500ms", "2h", "2h", "90s", "90s"),
                    "30",
                    "-1s",
                    "1 fortnight",
                    "366d");

    private static final Samples LIMIT =
            Samples.of(Map.of("0", "0", "7", "7"), "-1", "many", "1000001", "1.5");

    private static final Samples YES_NO =
            Samples.of(
                    Map.of("yes", "yes", "true", "yes", "no", "no", "false", "no"), "maybe", "1");

    private static final Samples MODE =
            Samples.of(Map.of("umask", "umask", "0640", "640", "755", "755"), "888", "64", "rw-r");

    private static final Samples PERMISSIONS =
            Samples.of(
                    Map.of(
                            "full", "full",
                            "read-only", "read-only",
                            "upload-only", "upload-only",
                            "none", "none",
                            "[read, write]", "[read, write]",
                            "{/: read-only, /in: [write]}", "{/in: [write], /: read-only}"),
                    "everything",
                    "[read, fly]",
                    "{in: full}",
                    "{/: sometimes}");

    static Samples of(Map<String, String> good, String... bad) {
        return new Samples(good, List.of(bad), Map.of());
    }

    /** The same, with a value of another key. */
    Samples beside(String key, String value) {
        Map<String, String> more = new TreeMap<>(beside);
        more.put(key, value);
        return new Samples(good, bad, more);
    }

    /** Those of every key, by its path. */
    static Map<String, Samples> byKey() {
        Map<String, Samples> samples = new TreeMap<>();
        addGeneral(samples);
        addModes(samples);
        addLimits(samples);
        addFiles(samples);
        addPeople(samples);
        TlsSamples.add(samples);
        return samples;
    }

    private static void addGeneral(Map<String, Samples> samples) {
        samples.put("root", Samples.of(Map.of("/srv/ftp", "/srv/ftp"), "\"\"", "[a]"));
        samples.put(
                "listen",
                Samples.of(
                        Map.of(
                                "2121", "*:2121",
                                "'*:21'", "*:21",
                                "127.0.0.1:0", "127.0.0.1:0",
                                "'ftps://*:990/'", "ftps://*:990",
                                "'[2001:db8:1:2:3:4:5:6]:2121'", "[2001:db8:1:2:3:4:5:6]:2121",
                                "[127.0.0.1:1, '[2001:db8:1:2:3:4:5:6]:2']",
                                        "127.0.0.1:1, [2001:db8:1:2:3:4:5:6]:2"),
                        "70000",
                        "300.1.1.1:21",
                        "127.0.0.1",
                        "[]",
                        "ftps://*",
                        "{tls: implicit}",
                        "{address: '21', tls: both}",
                        "{address: 'ftps://*:21'}",
                        "{address: '21', tls: implicit, policy: off}"));
        samples.put("greeting", Samples.of(Map.of("Hello you", "Hello you"), "\"a\\nb\"", "\"\""));
        samples.put("read-only", YES_NO);
        samples.put(
                "passive.ports",
                Samples.of(
                        Map.of(
                                "61000-61999",
                                "61000-61999",
                                "1024-65535",
                                "1024-65535",
                                "5000",
                                "5000"),
                        "80",
                        "6000-5000",
                        "1-70000",
                        "all"));
        samples.put(
                "passive.address",
                Samples.of(
                        Map.of(
                                "as-dialled",
                                "as-dialled",
                                "203.0.113.5",
                                "203.0.113.5",
                                "ftp.example.org",
                                "ftp.example.org"),
                        "300.1.1.1",
                        "0.0.0.0",
                        "2001:db8::5",
                        "two words"));
    }

    private static void addModes(Map<String, Samples> samples) {
        samples.put(
                "passive.networks",
                Samples.of(
                        Map.of(
                                "[{clients: 10.0.0.0/8, address: 10.0.0.1}]",
                                "[{clients: 10.0.0.0/8, address: 10.0.0.1}]"),
                        "10.0.0.0/8",
                        "[{clients: 10.0.0.0/33, address: 10.0.0.1}]",
                        "[{clients: 10.0.0.0/8}]",
                        "[{clients: 10.0.0.0/8, adress: 10.0.0.1}]"));
        samples.put(
                "active.source-port",
                Samples.of(Map.of("20", "20", "any", "any", "auto", "auto"), "21", "0"));
        samples.put(
                "active.private-address",
                Samples.of(Map.of("refuse", "refuse", "dial-peer", "dial-peer"), "dial-anybody"));
    }

    private static void addLimits(Map<String, Samples> samples) {
        Stream.of("sessions", "max-per-address", "before-login", "login-attempts")
                .forEach(key -> samples.put("limits." + key, LIMIT));
        samples.put("limits.failure-delay", DURATION);
        samples.put("limits.line-length", Samples.of(Map.of("512", "512"), "511", "0", "1048577"));
        Stream.of("login", "idle", "passive", "active", "stall", "write", "keep-alive", "grace")
                .forEach(key -> samples.put("deadlines." + key, DURATION));
    }

    private static void addFiles(Map<String, Samples> samples) {
        samples.put(
                "uploads",
                Samples.of(
                        Map.of(
                                "resumable",
                                "resumable",
                                "atomic",
                                "atomic",
                                "in-place",
                                "in-place"),
                        "inplace"));
        samples.put(
                "ascii",
                Samples.of(Map.of("convert", "convert", "ignore", "ignore"), "binary", "yes"));
        samples.put(
                "charset",
                Samples.of(
                        Map.of("UTF-8", "UTF-8", "cp1252", "windows-1252", "gbk", "GBK"),
                        "UTF-16",
                        "ISO-2022-JP",
                        "klingon"));
        samples.put(
                "clients",
                Samples.of(
                        Map.of(
                                "[{network: 10.0.0.0/8, ascii: ignore, charset: GBK}]",
                                "[{network: 10.0.0.0/8, ascii: ignore, charset: GBK}]",
                                "[{network: 192.0.2.1, charset: latin1}]",
                                "[{network: 192.0.2.1/32, charset: ISO-8859-1}]"),
                        "10.0.0.0/8",
                        "[{network: 10.0.0.0/8}]",
                        "[{ascii: ignore}]",
                        "[{network: 10.0.0.0/8, charset: UTF-16}]",
                        "[{network: 10.0.0.0/8, acsii: ignore}]"));
        samples.put("keep-parts", DURATION);
        samples.put("fsync", YES_NO);
        samples.put("file-mode", MODE);
        samples.put("dir-mode", MODE);
        samples.put("group", Samples.of(Map.of("system", "system", "www", "www"), "\"a\\tb\""));
        samples.put("server-id", Samples.of(Map.of("auto", "auto", "one", "one"), "\"\""));
        samples.put("log.format", Samples.of(Map.of("text", "text", "json", "json"), "xml"));
        samples.put(
                "log.file", Samples.of(Map.of("stderr", "stderr", "/a/b", "/a/b"), "\"\"", "{}"));
        samples.put("log.level", Samples.of(Map.of("warn", "warn", "debug", "debug"), "loud"));
        samples.put("log.transfers", Samples.of(Map.of("none", "none", "/x", "/x"), "\"\""));
    }

    private static void addPeople(Map<String, Samples> samples) {
        samples.put("site-diag", YES_NO);
        samples.put("anonymous.enabled", YES_NO);
        samples.put("anonymous.home", Samples.of(Map.of("root", "root", "/p", "/p"), "[a, b]"));
        samples.put("anonymous.permissions", PERMISSIONS);
        samples.put(
                "users",
                Samples.of(
                        Map.of(
                                "{anna: {password-hash: '!'}}", "anna",
                                "[{name: bob, password-hash: '!'}]", "bob"),
                        "anna",
                        "[{password-hash: '!'}]",
                        "{anna: {}}",
                        "{anna: {password: secret}}",
                        "[{name: a, password-hash: '!'}, {name: a, password-hash: '!'}]"));
    }
}
