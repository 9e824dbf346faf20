package assay.internal.reports.number;

import assay.internal.core.number.Decimals;
import assay.internal.core.stats.Interval;
import assay.internal.core.stats.Summary;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Numbers for people: two decimals, a real minus sign, a dash for a missing value. Values of a metric have {@link Digits}. */
public final class Format {
    public static final String NOTHING = "–";

    private Format() {}

    public static String number(double value) {
        return Digits.TWO.number(value);
    }

    public static String number(OptionalDouble value) {
        return Digits.TWO.number(value);
    }

    /** {@code 93.45 ± 0.28}; without the second part for a single value. */
    public static String meanStd(double[] values) {
        return Digits.TWO.meanStd(values);
    }

    /** {@code 91.20–93.45}; for negative ends {@code −0.20 to 0.45}. */
    public static String range(Optional<Interval> interval) {
        return Digits.TWO.range(interval);
    }

    /**
     * The one value, or the smallest and the largest.
     *
     * @param format of each
     */
    public static String range(DoubleStream values, String format) {
        double[] v = values.toArray();
        if (v.length == 0) {
            return NOTHING;
        }
        Summary s = Summary.of(v);
        String low = String.format(Locale.ROOT, format, s.min());
        String high = String.format(Locale.ROOT, format, s.max());
        return low.equals(high) ? low : low + " – " + high;
    }

    public static OptionalDouble low(Optional<Interval> interval) {
        return interval.stream().mapToDouble(Interval::low).findFirst();
    }

    public static OptionalDouble high(Optional<Interval> interval) {
        return interval.stream().mapToDouble(Interval::high).findFirst();
    }

    /** With a sign also for positive numbers: {@code +0.41}. */
    public static String signed(double value) {
        return Digits.TWO.signed(value);
    }

    /** {@code 0.031}, {@code < 0.001}; three digits. */
    public static String p(double p) {
        return p < 0.001 ? "< 0.001" : Decimals.text(p, 3);
    }

    public static String p(OptionalDouble p) {
        return p.isPresent() ? p(p.getAsDouble()) : NOTHING;
    }

    /** {@code 15,625}. */
    public static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** {@code 4}, or {@code 2 of 4} if some are missing. */
    public static String of(long n, long all) {
        return n == all ? count(n) : count(n) + " of " + count(all);
    }

    /** {@code a, b and c}. */
    public static String list(List<String> words) {
        int last = words.size() - 1;
        return last < 1
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    /** {@code 1 seed}, {@code 4 seeds}. */
    public static String plural(long n, String noun) {
        return count(n) + ' ' + noun + (n == 1 ? "" : "s");
    }

    /** {@code 35 s}, {@code 2 min 24 s}, {@code 1 h 3 min}. */
    public static String duration(double seconds) {
        long s = Math.round(seconds);
        if (seconds < 10) {
            return number(seconds) + " s";
        }
        if (s < 60) {
            return s + " s";
        }
        return s < 3600 ? s / 60 + " min " + s % 60 + " s" : s / 3600 + " h " + s % 3600 / 60 + " min";
    }

    /** The one value, or the smallest and the largest: {@code 25}, {@code 12 – 25}. */
    public static String span(IntStream values) {
        IntSummaryStatistics s = values.summaryStatistics();
        return s.getMin() == s.getMax() ? count(s.getMin()) : count(s.getMin()) + " – " + count(s.getMax());
    }
}
