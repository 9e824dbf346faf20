package assay.core.setting;

import assay.core.error.UsageException;
import java.util.Map;
import java.util.function.Function;

/**
 * A setting that a part declares in its own file: its name in an experiment file, its default, its bounds and its meaning.
 * Values are {@link Integer}, {@link Double} or {@link String}, depending on the kind of setting.
 */
public sealed interface Setting permits Whole, Real, Choice {
    String name();

    /** The default. */
    Object standard();

    /** What it means, for {@code assay list methods}. */
    String about();

    /**
     * The allowed values, for messages: {@code a whole number of at least 1}.
     *
     * @param found what was found instead; for example a number that is too large
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

    /** Handles the three kinds of setting. */
    <T> T fold(Function<Whole, T> whole, Function<Real, T> real, Function<Choice<?>, T> choice);

    /** The checked value under this setting's name, or the default. */
    default Object read(Map<String, ?> values) {
        Object given = values.get(name());
        return given == null ? standard() : check(given);
    }

    /** The exception for a value that {@link #check} refuses. */
    default UsageException refused(Object found) {
        return new UsageException(name() + ": expected " + expected(found) + ", found '" + found + "'.");
    }
}
