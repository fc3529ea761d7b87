package bootstrap.facts;

import java.util.function.Function;

/** Something true of the box, or the reason why it could not be read. Unknown is never "no". */
public sealed interface Fact<T> {
    record Known<T>(T value) implements Fact<T> {}

    record Unknown<T>(String reason) implements Fact<T> {}

    /** The fact that follows from this one; an unknown one stays unknown for the same reason. */
    default <R> Fact<R> map(Function<? super T, ? extends R> conclusion) {
        return switch (this) {
            case Known<T>(T value) -> new Known<>(conclusion.apply(value));
            case Unknown<T>(String reason) -> new Unknown<>(reason);
        };
    }

    /** Like {@link #map} for a conclusion that may itself be unknown. */
    default <R> Fact<R> flatMap(Function<? super T, Fact<R>> conclusion) {
        return switch (this) {
            case Known<T>(T value) -> conclusion.apply(value);
            case Unknown<T>(String reason) -> new Unknown<>(reason);
        };
    }

    /** The value, or {@code other} where a guess does no harm. */
    default T orElse(T other) {
        return switch (this) {
            case Known<T>(T value) -> value;
            case Unknown<T> unknown -> other;
        };
    }
}
