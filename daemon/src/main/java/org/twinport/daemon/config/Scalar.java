package org.twinport.daemon.config;

import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Values that are one word or line; immutable.
 *
 * @param allowed in words
 * @param words the values that are words, for suggestions
 * @param parser from text
 * @param printer to text
 * @param secret whether a wrong value must not be repeated
 */
record Scalar<T>(
        String allowed,
        List<String> words,
        Parser<T> parser,
        Function<? super T, String> printer,
        boolean secret)
        implements Kind<T> {

    /** From text to a value. */
    @FunctionalInterface
    interface Parser<T> {
        /**
         * Parses.
         *
         * @param base what a relative path is relative to
         * @return empty if it is not allowed
         */
        Optional<T> parse(String text, Path base);

        /** Why a text of the right form is not allowed all the same; empty if there is no more. */
        default String obstacle(String text) {
            return "";
        }
    }

    static <T> Scalar<T> of(
            String allowed, Function<String, Optional<T>> parser, Function<T, String> printer) {
        return new Scalar<>(allowed, List.of(), (text, _) -> parser.apply(text), printer, false);
    }

    Scalar<T> asSecret() {
        return new Scalar<>(allowed, words, parser, printer, true);
    }

    @Override
    public String show(T value) {
        return printer.apply(value);
    }

    @Override
    public Optional<T> read(Node node, String key, Reading reading) {
        if (!(node instanceof ScalarNode scalar)) {
            reading.problem(node, key + ": takes a single value; allowed: " + allowed);
            return Optional.empty();
        }
        if (scalar.isPlain() && scalar.getTag().equals(Tag.NULL)) {
            reading.problem(node, key + ": has no value; allowed: " + allowed);
            return Optional.empty();
        }
        return read(scalar.getValue(), node, key, reading);
    }

    Optional<T> read(String text, Node node, String key, Reading reading) {
        Optional<T> value = parser.parse(text.strip(), reading.base());
        if (value.isEmpty()) {
            reading.problem(node, key + ": " + refusal(text.strip()));
        }
        return value;
    }

    private String refusal(String text) {
        if (secret) {
            return "the value is not allowed; allowed: " + allowed;
        }
        String obstacle = parser.obstacle(text);
        return obstacle.isEmpty()
                ? '"'
                        + text
                        + "\" is not allowed"
                        + Nearest.suggestion(text, words)
                        + "; allowed: "
                        + allowed
                : '"' + text + "\": " + obstacle;
    }
}
