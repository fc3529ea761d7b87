package bootstrap.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What lies in the middle of some numbers, and between what most of them are; NaN when there is none. */
record Spread(double low, double median, double high, int count) {
    private static final double LOW = 0.1;
    private static final double HIGH = 0.9;

    static Spread of(Collection<Double> numbers) {
        var sorted = numbers.stream().sorted().toList();
        return new Spread(quantile(sorted, LOW), quantile(sorted, 0.5), quantile(sorted, HIGH), sorted.size());
    }

    /** How often the one is the other, round by round; a round that one of them lacks does not count. */
    static Spread ofRatios(Map<Integer, Double> one, Map<Integer, Double> other) {
        var ratios = new ArrayList<Double>();
        one.forEach((round, seconds) -> {
            if (other.containsKey(round)) {
                ratios.add(seconds / other.get(round));
            }
        });
        return of(ratios);
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** Between two neighbours in proportion. */
    private static double quantile(List<Double> sorted, double part) {
        if (sorted.isEmpty()) {
            return Double.NaN;
        }
        double at = part * (sorted.size() - 1);
        int below = (int) Math.floor(at);
        int above = (int) Math.ceil(at);
        return sorted.get(below) + (at - below) * (sorted.get(above) - sorted.get(below));
    }
}
