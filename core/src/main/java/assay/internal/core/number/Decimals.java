package assay.internal.core.number;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;

/**
 * A number with so many decimals. It is rounded from its shortest decimal form, which is what the same number is where it is
 * written out, and a half goes up (away from zero): 88.385 is 88.39 and -0.005 is -0.01, whoever writes it. What rounds to
 * zero has no sign.
 */
public final class Decimals {
    private Decimals() {}

    /** {@code 88.39}; of what is no number {@code NaN} or {@code Infinity}. */
    public static String text(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
        return rounded.toPlainString();
    }

    /** The same; an empty text where there is none. */
    public static String text(OptionalDouble value, int decimals) {
        return value.isPresent() ? text(value.getAsDouble(), decimals) : "";
    }
}
