package org.twinport.protocol.diag;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/**
 * The content of one report: keys and values in their order; pure. Readers ignore keys that they do
 * not know, so that later versions can say more.
 *
 * @param values keys of lower-case letters, digits, dots and hyphens; values of printable ASCII
 */
public record DiagRecords(SequencedMap<String, String> values) {

    /** Nothing yet. */
    public static final DiagRecords NONE = new DiagRecords(new LinkedHashMap<>());

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9.-]{0,31}");
    private static final Pattern VALUE = Pattern.compile("[ -~]{0,256}");

    public DiagRecords {
        values.forEach(DiagRecords::require);
        values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    }

    private static void require(String key, String value) {
        if (!isRecord(key, value)) {
            throw new IllegalArgumentException("not a record: " + key + "=" + value);
        }
    }

    private static boolean isRecord(String key, String value) {
        return KEY.matcher(key).matches() && VALUE.matcher(value).matches();
    }

    /** These and one more. */
    public DiagRecords with(String key, Object value) {
        LinkedHashMap<String, String> more = new LinkedHashMap<>(values);
        more.put(key, value.toString());
        return new DiagRecords(more);
    }

    /** These and one more, if there is one. */
    public DiagRecords with(String key, Optional<?> value) {
        return value.<DiagRecords>map(present -> with(key, present.toString())).orElse(this);
    }

    /** The value of a key. */
    public Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** One line {@code key=value} for each record, each ended by a line feed. */
    String text() {
        StringBuilder out = new StringBuilder();
        for (Map.Entry<String, String> one : values.entrySet()) {
            out.append(one.getKey()).append('=').append(one.getValue()).append('\n');
        }
        return out.toString();
    }

    /** Reads what {@link #text} has written; empty if it is anything else. */
    static Optional<DiagRecords> parse(String text) {
        LinkedHashMap<String, String> values = new LinkedHashMap<>();
        if (!text.isEmpty() && !text.endsWith("\n")) {
            return Optional.empty();
        }
        for (String line : text.lines().toList()) {
            int equals = line.indexOf('=');
            if (equals < 0 || !isRecord(line.substring(0, equals), line.substring(equals + 1))) {
                return Optional.empty();
            }
            values.put(line.substring(0, equals), line.substring(equals + 1));
        }
        return Optional.of(new DiagRecords(values));
    }
}
