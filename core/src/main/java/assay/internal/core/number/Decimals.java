package assay.internal.core.number;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;

/**
 * A number with a fixed number of decimals. It is rounded from its shortest decimal form, that is, from the digits that people
 * see elsewhere. A half is rounded away from zero: 88.385 becomes 88.39 and -0.005 becomes -0.01. A result of zero has no sign.
 */
public final class Decimals {
    private Decimals() {}

    /** {@code 88.39}; {@code NaN} or {@code Infinity} if the value is not a finite number. */
    public static String text(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
        return rounded.toPlainString();
    }

    /** The same; an empty text if there is no number. */
    public static String text(OptionalDouble value, int decimals) {
        return value.isPresent() ? text(value.getAsDouble(), decimals) : "";
    }
}
