package org.twinport.lab.stand;

import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.twinport.lab.scenario.Account;
import org.twinport.lab.scenario.Served;
import org.twinport.lab.scenario.ServerTls;
import org.twinport.testkit.tls.PemFiles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the configuration file of our own server; stateless. */
final class TwinportYaml {
    /** Keys below which names are not keys. */
    private static final List<String> MAPS = List.of("users", "anonymous.permissions");

    private TwinportYaml() {}

    /**
     * The usual settings, TLS if there shall be some, then the lines, which replace what differs.
     */
    static void write(
            Path file,
            Path root,
            Served.Installed installed,
            List<String> lines,
            Certificates certificates) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("root", root.toString());
        all.put("listen", "*:" + installed.port());
        all.put("passive.ports", Account.PASSIVE);
        installed.tls().ifPresent(tls -> all.putAll(tls(tls, installed.port(), certificates)));
        Object given =
                new Load(LoadSettings.builder().setAllowDuplicateKeys(true).build())
                        .loadFromString(String.join("\n", lines));
        if (given instanceof Map<?, ?> map) {
            flatten("", map, all);
        }
        try {
            Files.writeString(file, new Dump(DumpSettings.builder().build()).dumpToString(all));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> tls(ServerTls tls, int port, Certificates certificates) {
        PemFiles files = certificates.of(tls.certificate());
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put(
                "tls.certificates",
                Map.of(
                        "certificate", files.certificate().toString(),
                        "key", files.key().toString()));
        keys.put("tls.reuse", tls.reuse() ? "require" : "prefer");
        keys.put(
                "tls.policy",
                switch (tls.demand()) {
                    case NOTHING -> "offered";
                    case LOGIN -> "login";
                    case LOGIN_AND_DATA -> "data";
                });
        if (tls.versions() == ServerTls.Versions.ONLY_1_2) {
            keys.put("tls.versions", "1.2");
        }
        if (tls.implicit()) {
            keys.put("listen", Map.of("address", "*:" + port, "tls", "implicit"));
        }
        return keys;
    }

    private static void flatten(String prefix, Map<?, ?> map, Map<String, Object> into) {
        map.forEach((name, value) -> {
            String key = prefix + name;
            if (value instanceof Map<?, ?> inner && !MAPS.contains(key) && isSection(key)) {
                flatten(key + ".", inner, into);
            } else {
                into.put(key, value);
            }
        });
    }

    /** {@code listen} is a key that can have a map as its value. */
    private static boolean isSection(String key) {
        return !key.equals("listen") && !key.equals("tls.certificates");
    }
}
