package assay.internal.experiments.work;

import java.util.Comparator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Estimates the time of much work from little: the cheapest and the most expensive item are timed, and time is assumed to be
 * linear in cost between them.
 */
public final class TimedEnds {
    private TimedEnds() {}

    /**
     * The seconds of all items.
     *
     * @param items at least one
     * @param cost of an item, in any unit
     * @param seconds times an item; the first time includes compilation and does not count
     */
    public static double seconds(int[] items, IntToDoubleFunction cost, IntToDoubleFunction seconds) {
        int cheap = IntStream.of(items)
                .boxed()
                .min(Comparator.comparingDouble(cost::applyAsDouble))
                .orElseThrow();
        int dear = IntStream.of(items)
                .boxed()
                .max(Comparator.comparingDouble(cost::applyAsDouble))
                .orElseThrow();
        double[] timed = IntStream.of(dear, cheap, dear).mapToDouble(seconds).toArray();
        double low = timed[1];
        double high = timed[2];
        double least = cost.applyAsDouble(cheap);
        double span = cost.applyAsDouble(dear) - least;
        double slope = span > 0 ? Math.max(0, high - low) / span : 0;
        return IntStream.of(items)
                .mapToDouble(a -> low + slope * (cost.applyAsDouble(a) - least))
                .sum();
    }
}
