package org.twinport.daemon.preflight.filter;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.JsonSchema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A value of JSON, which YAML contains; immutable.
 *
 * @param value a map, a list, a text, a number, a truth value or null
 */
record Tree(@Nullable Object value) {

    /** Sets of addresses to block can be long. */
    private static final int LONGEST = 32 * 1024 * 1024;

    /** Empty if it is no JSON. */
    static Optional<Tree> parse(String text) {
        LoadSettings settings =
                LoadSettings.builder()
                        .setSchema(new JsonSchema())
                        .setAllowDuplicateKeys(true)
                        .setCodePointLimit(LONGEST)
                        .build();
        try {
            return Optional.of(new Tree(new Load(settings).loadFromString(text)));
        } catch (YamlEngineException _) {
            return Optional.empty();
        }
    }

    /** The value of a key; nothing if this is no map or has no such key. */
    Tree at(String key) {
        return new Tree(value instanceof Map<?, ?> map ? map.get(key) : null);
    }

    /** Whether this is a map with the key. */
    boolean has(String key) {
        return value instanceof Map<?, ?> map && map.containsKey(key);
    }

    /** The only key of a map, by which nft says what something is. */
    String kind() {
        return value instanceof Map<?, ?> map && !map.isEmpty()
                ? String.valueOf(map.keySet().iterator().next())
                : "";
    }

    /** The elements of a list, else this alone. */
    Stream<Tree> each() {
        return value instanceof List<?> list ? list.stream().map(Tree::new) : Stream.of(this);
    }

    /** The element of a list. */
    Tree get(int index) {
        return new Tree(
                value instanceof List<?> list && index < list.size() ? list.get(index) : null);
    }

    String text() {
        return String.valueOf(value);
    }

    Optional<Integer> number() {
        return value instanceof Number number ? Optional.of(number.intValue()) : Optional.empty();
    }
}
