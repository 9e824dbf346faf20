package assay.internal.reports.number;

import assay.internal.core.number.Decimals;
import assay.internal.core.stats.Interval;
import assay.internal.core.stats.Summary;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Numbers of one kind for people: all with the same decimals, a real minus sign, a dash for a missing value.
 *
 * @param decimals of each number
 */
public record Digits(int decimals) {
    /** Two decimals: for percent, and for everything that is not a metric of networks. */
    public static final Digits TWO = new Digits(2);

    /** The text for a failed computation: 0 / 0, or a loss that diverged. */
    private static final String NOT_A_NUMBER = "not a number";

    public String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? NOT_A_NUMBER : value > 0 ? "∞" : "−∞";
        }
        String text = Decimals.text(value, decimals);
        return text.startsWith("-") ? "−" + text.substring(1) : text;
    }

    public String number(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble()) : Format.NOTHING;
    }

    /** Whether nothing but zeros would be shown. */
    public boolean isZero(double value) {
        return number(value).equals(number(0));
    }

    /** {@code 93.45 ± 0.28}; without the second part for a single value. */
    public String meanStd(double[] values) {
        if (values.length == 0) {
            return Format.NOTHING;
        }
        Summary s = Summary.of(values);
        OptionalDouble std = s.standardDeviation();
        return std.isPresent() ? meanStd(s.mean(), std.getAsDouble()) : number(s.mean());
    }

    /** The same of a mean and a standard deviation that are known. */
    public String meanStd(double mean, double deviation) {
        return number(mean) + " ± " + number(deviation);
    }

    /** {@code 91.20–93.45}; for negative ends {@code −0.20 to 0.45}. */
    public String range(Optional<Interval> interval) {
        return interval.map(i -> number(i.low()) + (i.low() < 0 ? " to " : "–") + number(i.high()))
                .orElse(Format.NOTHING);
    }

    /** With a sign also for positive numbers: {@code +0.41}. */
    public String signed(double value) {
        return value > 0 && !isZero(value) ? "+" + number(value) : number(value);
    }
}
