package assay.core.setting;

import java.util.Map;
import java.util.function.Function;

/** A whole number from {@code min} to {@code max}. */
public record Whole(String name, int standardInt, int min, int max, String about) implements Setting {
    @Override
    public Integer standard() {
        return standardInt;
    }

    @Override
    public String expected(Object found) {
        boolean large = found instanceof Number n && n.doubleValue() > max;
        return "a whole number of at " + (large ? "most " + max : "least " + min);
    }

    @Override
    public Whole standard(Object other) {
        return new Whole(name, (Integer) other, min, max, about);
    }

    @Override
    public Integer check(Object value) {
        if (value instanceof Integer i && i >= min && i <= max) {
            return i;
        }
        throw refused(value);
    }

    /** The value under this setting's name, or the default. */
    public int in(Map<String, ?> values) {
        return (Integer) read(values);
    }

    @Override
    public <T> T fold(Function<Whole, T> whole, Function<Real, T> real, Function<Choice<?>, T> choice) {
        return whole.apply(this);
    }
}
