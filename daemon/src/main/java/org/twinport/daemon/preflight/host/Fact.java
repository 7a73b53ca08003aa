package org.twinport.daemon.preflight.host;

import java.util.Optional;
import java.util.function.Function;

/** Something about the machine, or why it is not known; an immutable value. */
public sealed interface Fact<T> {

    /** What was seen. */
    record Known<T>(T value) implements Fact<T> {}

    /**
     * What could not be seen.
     *
     * @param because why, and what would help, as the end of a sentence
     */
    record Unknown<T>(String because) implements Fact<T> {}

    static <T> Fact<T> of(T value) {
        return new Known<>(value);
    }

    static <T> Fact<T> unknown(String because) {
        return new Unknown<>(because);
    }

    /** What was seen, if anything. */
    default Optional<T> known() {
        return this instanceof Known<T>(T value) ? Optional.of(value) : Optional.empty();
    }

    /** Why it is not known; empty if it is. */
    default String because() {
        return this instanceof Unknown<T>(String because) ? because : "";
    }

    /** Another fact that follows from this one. */
    default <R> Fact<R> map(Function<T, R> reading) {
        return switch (this) {
            case Known<T>(T value) -> of(reading.apply(value));
            case Unknown<T>(String because) -> unknown(because);
        };
    }

    /** A fact that follows from this one, if that can be read. */
    default <R> Fact<R> read(Function<T, Optional<R>> reading, String unreadable) {
        return switch (this) {
            case Known<T>(T value) ->
                    reading.apply(value)
                            .<Fact<R>>map(Fact::of)
                            .orElseGet(() -> unknown(unreadable));
            case Unknown<T>(String because) -> unknown(because);
        };
    }
}
