package assay.core.setting;

import java.util.Map;
import java.util.function.Function;

/** A finite number from {@code min} to {@code max}. */
public record Real(String name, double standardDouble, double min, double max, String about) implements Setting {
    @Override
    public Double standard() {
        return standardDouble;
    }

    @Override
    public String expected(Object found) {
        boolean large = found instanceof Number n && n.doubleValue() > max;
        return "a number of at " + (large ? "most " + max : "least " + min);
    }

    @Override
    public Real standard(Object other) {
        return new Real(name, (Double) other, min, max, about);
    }

    @Override
    public Double check(Object value) {
        if (value instanceof Double d && d >= min && d <= max) {
            return d + 0.0; // -0.0 becomes 0.0
        }
        throw refused(value);
    }

    /** The value under this setting's name, or the default. */
    public double in(Map<String, ?> values) {
        return (Double) read(values);
    }

    @Override
    public <T> T fold(Function<Whole, T> whole, Function<Real, T> real, Function<Choice<?>, T> choice) {
        return real.apply(this);
    }
}
