package assay.internal.reports.svg;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A linear map from numbers to pixels, with ticks at 1, 2 or 5 times a power of ten.
 *
 * @param low the number at {@code from}
 * @param high the number at {@code to}; above {@code low}
 * @param from pixel of {@code low}; may be larger than {@code to} (a vertical axis)
 */
public record Scale(double low, double high, double from, double to) {
    public Scale {
        if (!(high > low) || Double.isInfinite(high - low)) {
            throw new IllegalArgumentException("scale: expected low < high, both finite, found " + low + ", " + high);
        }
    }

    /** A scale for at least [low, high], with ends moved out by a twentieth; a single number gets one unit around it. */
    public static Scale padded(double low, double high, double from, double to) {
        double pad = high > low ? (high - low) / 20 : 0.5;
        return new Scale(low - pad, high + pad, from, to);
    }

    public Scale onto(double newFrom, double newTo) {
        return new Scale(low, high, newFrom, newTo);
    }

    public double at(double value) {
        return from + (value - low) / (high - low) * (to - from);
    }

    public boolean holds(double value) {
        return value >= low && value <= high;
    }

    /** The round numbers within the scale, ascending: in steps of 1, 2 or 5, about {@code wanted} of them. */
    public List<BigDecimal> ticks(int wanted) {
        return every(step((high - low) / wanted));
    }

    /** The same among whole numbers; none if none lies within the scale. */
    public List<BigDecimal> wholeTicks(int wanted) {
        return every(step((high - low) / wanted).max(BigDecimal.ONE));
    }

    private List<BigDecimal> every(BigDecimal step) {
        long first = (long) Math.ceil(low / step.doubleValue() - 1e-9);
        long last = (long) Math.floor(high / step.doubleValue() + 1e-9);
        return LongStream.rangeClosed(first, last)
                .mapToObj(i -> step.multiply(BigDecimal.valueOf(i)))
                .toList();
    }

    private static BigDecimal step(double rough) {
        int power = (int) Math.floor(Math.log10(rough));
        double lead = rough / Math.pow(10, power);
        int nice = lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10;
        return BigDecimal.valueOf(nice).scaleByPowerOfTen(power);
    }
}
