package bootstrap.facts;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks its source on first use and never again, from any thread. */
public final class Once<T> implements Supplier<T> {
    private final Supplier<T> source;
    private @Nullable T answer;

    public Once(Supplier<T> source) {
        this.source = source;
    }

    @Override
    public synchronized T get() {
        var known = answer;
        if (known == null) {
            known = source.get();
            answer = known;
        }
        return known;
    }
}
