package assay.core.setting;

import assay.core.error.UsageException;
import java.util.Map;
import java.util.function.Function;

/**
 * A setting that a part declares in its own file: the name in an experiment file, the default, what it may be, and what it
 * means. Values are {@link Integer}, {@link Double} or {@link String}, by the kind of setting.
 */
public sealed interface Setting permits Whole, Real, Choice {
    String name();

    /** The default. */
    Object standard();

    /** What it means, for {@code assay list methods}. */
    String about();

    /**
     * What it may be, for messages: {@code a whole number of at least 1}.
     *
     * @param found what was found instead, which may be too large
     */
    String expected(Object found);

    /** The same setting with another default. */
    Setting standard(Object other);

    /**
     * The value, if it is of this setting's kind and within its bounds.
     *
     * @throws UsageException naming the setting
     */
    Object check(Object value);

    /** What is made of this: one of the three kinds of setting that there are. */
    <T> T fold(Function<Whole, T> whole, Function<Real, T> real, Function<Choice<?>, T> choice);

    /** The checked value of this name; the default where there is none. */
    default Object read(Map<String, ?> values) {
        Object given = values.get(name());
        return given == null ? standard() : check(given);
    }

    /** For a value that {@link #check} refuses. */
    default UsageException refused(Object found) {
        return new UsageException(name() + ": expected " + expected(found) + ", found '" + found + "'.");
    }
}
