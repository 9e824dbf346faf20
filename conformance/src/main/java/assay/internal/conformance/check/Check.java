package assay.internal.conformance.check;

import assay.supernet.tensor.DType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Compares the numbers of one case with their references. The error of a number is its difference, divided by the larger of its
 * size and a floor: 1e-6 times the largest number of its list. In float32, two numbers below the floor count as equal, because
 * sums of terms of that size have no correct digits there. The published code's own float32 and float64 differ by 8e-3 of the
 * floor (gradients to a BN bias before another BN, which are zero in exact arithmetic).
 */
public final class Check {
    /** The floor, as a share of the largest number of a list. */
    private static final double FLOOR = 1e-6;

    private final DType dtype;
    private final String prefix;
    private final List<Measured> all = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final List<String> notCompared = new ArrayList<>();

    public Check(DType dtype) {
        this(dtype, "");
    }

    private Check(DType dtype, String prefix) {
        this.dtype = dtype;
        this.prefix = prefix;
    }

    /** An empty check whose quantities are called {@code name.quantity}; {@link #take} adds what it found. */
    public Check named(String name) {
        return new Check(dtype, prefix + name + ".");
    }

    /** Adds the results of another check. */
    public void take(Check other) {
        all.addAll(other.all);
        remarks.addAll(other.remarks);
        notCompared.addAll(other.notCompared);
    }

    /** A remark beside the numbers. */
    public void remark(String text) {
        remarks.add(text);
    }

    /** A field of the case that could not be compared; the others are all the same. */
    public void notCompared(String what) {
        notCompared.add(what);
    }

    public List<String> notCompared() {
        return List.copyOf(notCompared);
    }

    /** Replaces all comparisons by those of another check. */
    public void replaceBy(Check other) {
        all.clear();
        all.addAll(other.all);
    }

    public List<String> remarks() {
        return List.copyOf(remarks);
    }

    /** All quantities compared so far. */
    public List<Measured> all() {
        return List.copyOf(all);
    }

    /** The quantity with the largest error relative to its tolerance. */
    public Measured worst() {
        return all.stream().max(Comparator.comparingDouble(Measured::share)).orElseThrow();
    }

    public int values() {
        return all.stream().mapToInt(Measured::values).sum();
    }

    public boolean ok() {
        return all.stream().allMatch(Measured::ok);
    }

    public void number(String quantity, Tolerance tolerance, double expected, double actual) {
        list(quantity, tolerance, new double[] {expected}, new double[] {actual});
    }

    /** A number that may be missing, but only on both sides. */
    public void number(String quantity, Tolerance tolerance, OptionalDouble expected, OptionalDouble actual) {
        if (expected.isPresent() && actual.isPresent()) {
            number(quantity, tolerance, expected.getAsDouble(), actual.getAsDouble());
        } else {
            double error = expected.isPresent() == actual.isPresent() ? 0 : Double.POSITIVE_INFINITY;
            String name = prefix + quantity;
            all.add(new Measured(name, 1, error, name, pair(expected, actual), tolerance.in(dtype)));
        }
    }

    public void list(String quantity, Tolerance tolerance, double[] expected, double[] actual) {
        compare(quantity, tolerance, expected, actual, false);
    }

    /** The same, but every difference is divided by the list's largest number, because small numbers are rounding. */
    public void listOfOneScale(String quantity, Tolerance tolerance, double[] expected, double[] actual) {
        compare(quantity, tolerance, expected, actual, true);
    }

    private void compare(
            String quantity, Tolerance tolerance, double[] expected, double[] actual, boolean overLargest) {
        if (expected.length != actual.length) {
            throw new IllegalArgumentException(
                    quantity + ": expected " + expected.length + " numbers, computed " + actual.length + ".");
        }
        double largest = 0;
        for (double e : expected) {
            largest = Math.max(largest, Math.abs(e));
        }
        double worst = -1;
        int at = 0;
        for (int i = 0; i < expected.length; i++) {
            double error = overLargest
                    ? overLargest(expected[i], actual[i], largest)
                    : error(expected[i], actual[i], FLOOR * largest, dtype);
            if (error > worst) {
                worst = error;
                at = i;
            }
        }
        String name = prefix + quantity;
        String where = expected.length > 1 ? name + "[" + at + "]" : name;
        String pair = expected.length == 0 ? "nothing" : pair(expected[at], actual[at]);
        all.add(new Measured(name, expected.length, Math.max(0, worst), where, pair, tolerance.in(dtype)));
    }

    /** As {@link #list}; but in float32 an error is the difference over the largest number, where small ones are sums that cancel. */
    public void overLargest(String quantity, Tolerance tolerance, double[] expected, double[] actual) {
        compare(quantity, tolerance, expected, actual, dtype == DType.FLOAT32);
    }

    private static double overLargest(double expected, double actual, double largest) {
        double difference = Math.abs(actual - expected);
        double error = difference == 0 ? 0 : difference / largest;
        return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
    }

    private static String pair(Object expected, Object actual) {
        return "expected " + expected + ", found " + actual;
    }

    private static double error(double expected, double actual, double floor, DType dtype) {
        double difference = Math.abs(actual - expected);
        if (difference == 0 || dtype == DType.FLOAT32 && Math.abs(expected) <= floor && Math.abs(actual) <= floor) {
            return 0;
        }
        double error = difference / Math.max(Math.abs(expected), floor);
        return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
    }
}
