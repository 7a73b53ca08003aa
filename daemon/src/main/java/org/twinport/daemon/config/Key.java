package org.twinport.daemon.config;

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

    /** The environment variable of the same meaning. */
    public String variable() {
        return "TWINPORT_" + path.toUpperCase(java.util.Locale.ROOT).replaceAll("[.-]", "_");
    }
}
