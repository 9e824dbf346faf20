package assay.internal.reports.figure;

import assay.internal.reports.svg.Extent;
import assay.internal.reports.svg.Scale;
import assay.internal.reports.svg.Svg;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An axis in pixels.
 *
 * @param scale of the numbers, or of their decimal logarithms
 * @param zero the place on {@code scale} for values that are not positive, on a logarithmic axis; NaN if there are none
 */
record Ruler(Axis axis, Scale scale, double zero) {
    /** One mark of the axis. */
    record Tick(double at, String text) {}

    /** An axis for the whole extent, with a little room at the ends. */
    static Ruler over(Axis axis, Extent extent, double from, double to) {
        double start = axis.reversed() ? to : from;
        double end = axis.reversed() ? from : to;
        if (!axis.logarithmic()) {
            return new Ruler(axis, Scale.padded(extent.low(), extent.high(), start, end), Double.NaN);
        }
        double low = Math.log10(extent.lowPositive());
        double high = extent.hasPositive() ? Math.log10(extent.high()) : low;
        double pad = high > low ? (high - low) / 20 : 0.2;
        boolean zeros = !extent.isEmpty() && extent.low() <= 0;
        double zero = low - pad - Math.max(0.12 * (high - low), 0.1);
        return new Ruler(
                axis, new Scale(zeros ? zero - pad / 2 : low - pad, high + pad, start, end), zeros ? zero : Double.NaN);
    }

    /** An axis for exactly this range, for axes that begin at zero. */
    static Ruler exactly(Axis axis, double low, double high, double from, double to) {
        return new Ruler(axis, new Scale(low, high, from, to), Double.NaN);
    }

    double at(double value) {
        return scale.at(coordinate(value));
    }

    private double coordinate(double value) {
        return !axis.logarithmic() ? value : value >= Extent.LEAST ? Math.log10(value) : zero;
    }

    boolean holds(double value) {
        return scale.holds(coordinate(value));
    }

    List<Tick> ticks(int wanted) {
        if (!axis.logarithmic()) {
            List<BigDecimal> round = axis.whole() ? scale.wholeTicks(wanted) : scale.ticks(wanted);
            return round.stream()
                    .map(t -> new Tick(scale.at(t.doubleValue()), text(t)))
                    .toList();
        }
        List<Tick> ticks = new ArrayList<>();
        if (!Double.isNaN(zero)) {
            ticks.add(new Tick(scale.at(zero), "0"));
        }
        ticks.addAll(logarithmic(wanted));
        return ticks;
    }

    /**
     * Ticks at powers of ten; if fewer than two are visible, also at 2 and 5 times these; if there are still too few, at even
     * steps.
     */
    private List<Tick> logarithmic(int wanted) {
        double low = !Double.isNaN(zero) ? zero + (scale.high() - zero) / 12 : scale.low();
        int first = (int) Math.floor(low);
        int last = (int) Math.ceil(scale.high());
        List<Tick> fine = new ArrayList<>();
        List<Tick> decades = new ArrayList<>();
        int every = Math.max(1, (int) Math.ceil((scale.high() - low) / wanted));
        for (int p = first; p <= last; p++) {
            for (int m : new int[] {1, 2, 5}) {
                double at = p + Math.log10(m);
                if (at >= low && at <= scale.high()) {
                    Tick tick =
                            new Tick(scale.at(at), text(BigDecimal.valueOf(m).scaleByPowerOfTen(p)));
                    fine.add(tick);
                    if (m == 1 && Math.floorMod(p, every) == 0) {
                        decades.add(tick);
                    }
                }
            }
        }
        if (decades.size() >= 3 || decades.size() == 2 && fine.size() > wanted) {
            return decades;
        }
        return fine.size() >= 2 ? fine : even(low, wanted);
    }

    private List<Tick> even(double low, int wanted) {
        Scale plain = new Scale(Math.pow(10, low), Math.pow(10, scale.high()), 0, 1);
        return plain.ticks(wanted).stream()
                .map(t -> new Tick(scale.at(Math.log10(t.doubleValue())), text(t)))
                .toList();
    }

    /** {@code 0.01}, {@code 20,000}, {@code 10⁶}. */
    private static String text(BigDecimal value) {
        BigDecimal v = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        int power = v.precision() - v.scale() - 1;
        if (v.signum() != 0 && (power >= 6 || power < -4)) {
            BigDecimal lead = v.scaleByPowerOfTen(-power).stripTrailingZeros();
            String ten = "10" + superscript(power);
            return lead.compareTo(BigDecimal.ONE) == 0 ? ten : minus(lead.toPlainString()) + "·" + ten;
        }
        String plain = v.abs().compareTo(BigDecimal.valueOf(1000)) >= 0
                ? String.format(
                        Locale.ROOT,
                        "%,d",
                        v.setScale(0, RoundingMode.HALF_EVEN).longValueExact())
                : v.toPlainString();
        return minus(plain);
    }

    private static String minus(String number) {
        return number.startsWith("-") ? "−" + number.substring(1) : number;
    }

    private static String superscript(int power) {
        StringBuilder s = new StringBuilder();
        for (char c : Integer.toString(power).toCharArray()) {
            s.append(c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0'));
        }
        return s.toString();
    }

    /** The facts by which a script converts pixels back to numbers: {@code low high from to log zero}. */
    String inverse() {
        String kind = axis.logarithmic() ? " log" + (!Double.isNaN(zero) ? " " + zero : "") : "";
        return scale.low() + " " + scale.high() + " " + Svg.number(scale.from()) + " " + Svg.number(scale.to()) + kind;
    }
}
