package bootstrap.version;

import java.util.List;
import java.util.stream.Collectors;

/** All bounds together; without any it accepts everything. */
record Range(List<Bound> bounds) implements Constraint {
    Range {
        bounds = List.copyOf(bounds);
    }

    @Override
    public boolean accepts(Version version) {
        for (Bound bound : bounds) {
            if (!bound.accepts(version)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean acceptsAll() {
        return bounds.isEmpty();
    }

    @Override
    public String text() {
        return bounds.isEmpty()
                ? "any version"
                : bounds.stream().map(Bound::text).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return text();
    }
}
