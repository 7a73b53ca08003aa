package org.twinport.daemon.config;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the sources say of the keys of one table; immutable. What nobody says is the parent's, or
 * else the table's default.
 */
public final class Values {

    /**
     * A value and where it was given.
     *
     * @param value of the key's kind
     * @param place as in {@link Problem#place()}
     */
    record Given(Object value, String place) {}

    static final Values NONE = new Values(Map.of(), null);

    private final Map<Key<?>, Given> given;
    private final @Nullable Values parent;

    Values(Map<Key<?>, Given> given, @Nullable Values parent) {
        this.given = Map.copyOf(given);
        this.parent = parent;
    }

    /** These values, and behind them {@code other}. */
    Values over(Values other) {
        Map<Key<?>, Given> all = new HashMap<>(other.given);
        all.putAll(given);
        return new Values(all, other.parent);
    }

    /** These values, and for what they do not say those of {@code section}. */
    Values within(Values section) {
        return new Values(given, section);
    }

    /** Whether this table itself says something of the key. */
    public boolean has(Key<?> key) {
        return given.containsKey(key);
    }

    /** Of how many keys this table itself says something. */
    int size() {
        return given.size();
    }

    /** The value that holds. */
    public <T> T get(Key<T> key) {
        Given own = given.get(key);
        if (own == null) {
            return parent == null ? key.fallback() : parent.get(key);
        }
        // Only a reader of the key's own kind puts values under the key.
        @SuppressWarnings("unchecked")
        T value = (T) own.value();
        return value;
    }

    /** Where the value was given; "default" if nowhere. */
    String place(Key<?> key) {
        Given own = given.get(key);
        if (own != null) {
            return own.place();
        }
        return parent == null ? "default" : parent.place(key);
    }

    /** The keys whose values differ. */
    List<Key<?>> differences(Values other, List<Key<?>> keys) {
        return keys.stream().filter(key -> !Objects.equals(get(key), other.get(key))).toList();
    }
}
