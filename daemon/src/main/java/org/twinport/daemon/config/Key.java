package org.twinport.daemon.config;

import java.util.Locale;
import java.util.Optional;

/**
 * One row of the table of settings; immutable.
 *
 * @param path the name, with a dot between section and key
 * @param kind what values it takes
 * @param fallback the value when nobody gives one
 * @param fallbackText what the page says of the fallback
 * @param reloads whether a reload applies a change
 * @param doc one line for the page
 */
public record Key<T>(
        String path, Kind<T> kind, T fallback, String fallbackText, boolean reloads, String doc) {

    static <T> Key<T> of(String path, Kind<T> kind, T fallback, String doc) {
        return new Key<>(path, kind, fallback, kind.show(fallback), true, doc);
    }

    /** The same key; a change needs a restart. */
    Key<T> atStartOnly() {
        return new Key<>(path, kind, fallback, fallbackText, false, doc);
    }

    /** The same key with other words for its default. */
    Key<T> defaulting(String words) {
        return new Key<>(path, kind, fallback, words, reloads, doc);
    }

    /** The option of {@code twinport serve} of the same meaning, if there is one. */
    public Optional<String> option() {
        return switch (path) {
            case "root", "listen", "read-only" -> Optional.of("--" + path);
            case "passive.ports", "passive.address" -> Optional.of("--" + path.replace('.', '-'));
            case "active.source-port" -> Optional.of("--active-port");
            case "limits.max-per-address" -> Optional.of("--max-per-address");
            case "tls.certificates" -> Optional.of("--tls-cert");
            case "tls.self-signed" -> Optional.of("--tls");
            case "tls.policy" -> Optional.of("--tls-policy");
            case "tls.implicit" -> Optional.of("--implicit");
            default -> Optional.empty();
        };
    }

    /** The environment variable of the same meaning. */
    public String variable() {
        return "TWINPORT_" + path.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }
}
