package assay.internal.data.embedded;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Numbers by architecture, in the form in which they are kept: each number is a cell divided by the divisor, and is the
 * same to the last bit when it is read back.
 *
 * @param cells by architecture, NaN if there is no number
 * @param whole whether all of them are whole numbers of 32 bits
 * @param divisor what they are divided by
 */
record PackedColumn(double[] cells, boolean whole, double divisor) {
    private static final int MOST_DECIMALS = 6;

    /** Keeps decimal fractions as whole numbers, and everything else unchanged. */
    static PackedColumn of(double[] values) {
        double power = 1;
        for (int decimals = 0; decimals <= MOST_DECIMALS; decimals++) {
            Optional<PackedColumn> exact = scaled(values, power);
            if (exact.isPresent()) {
                return exact.get();
            }
            power *= 10;
        }
        return new PackedColumn(values.clone(), false, 1);
    }

    private static Optional<PackedColumn> scaled(double[] values, double power) {
        double[] cells = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            cells[i] = Double.isNaN(values[i]) ? Double.NaN : Math.rint(values[i] * power);
            if (Math.abs(cells[i]) > Integer.MAX_VALUE || !isSame(cells[i] / power, values[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(new PackedColumn(cells, true, power));
    }

    private static boolean isSame(double a, double b) {
        return Double.isNaN(a) ? Double.isNaN(b) : Double.doubleToRawLongBits(a) == Double.doubleToRawLongBits(b);
    }

    /**
     * The number that these cells must be divided by to give those values. Tried are the divisor of this column and a
     * few simple multiples of it.
     */
    OptionalDouble divisorFor(double[] values) {
        return Arrays.stream(new double[] {divisor, divisor * 0.5, divisor * 100, divisor * 200})
                .filter(d -> gives(d, values))
                .findFirst();
    }

    private boolean gives(double by, double[] values) {
        for (int i = 0; i < cells.length; i++) {
            if (!isSame(cells[i] / by, values[i])) {
                return false;
            }
        }
        return true;
    }
}
