package assay.internal.cli.options;

import assay.core.error.UsageException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Refuses numbers of options outside the bounds that {@link Within} gives them. */
public final class NumberBounds {
    private NumberBounds() {}

    /**
     * The allowed numbers of an option, with both ends. It is written where the option is declared. Every command refuses
     * other numbers, with the option's name, before it does anything.
     */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.FIELD)
    public @interface Within {
        double from();

        double to();
    }

    /**
     * Checks the numbers that were given.
     *
     * @throws UsageException naming the first option of the command whose number is out of bounds
     */
    public static void check(ParseResult parsed) {
        parsed.matchedOptions().forEach(NumberBounds::check);
        if (parsed.hasSubcommand()) {
            check(parsed.subcommand());
        }
    }

    private static void check(OptionSpec option) {
        Object value = option.getValue();
        Collection<?> all = value instanceof Collection<?> several ? several : List.of(value);
        within(option)
                .ifPresent(bounds -> all.forEach(one -> {
                    if (!holds(bounds, ((Number) one).doubleValue())) {
                        throw new UsageException(option.longestName() + ": " + message(option, bounds, one));
                    }
                }));
    }

    private static boolean holds(Within bounds, double value) {
        return value >= bounds.from() && value <= bounds.to();
    }

    /** A message with what an option expects and the text that is not such a number; empty for options without bounds. */
    public static Optional<String> message(ArgSpec option, String found) {
        return within(option).map(bounds -> message(option, bounds, "'" + found + "'"));
    }

    private static String message(ArgSpec option, Within bounds, Object found) {
        return "expected " + expected(option, bounds) + ", found " + found + ".";
    }

    private static String expected(ArgSpec option, Within bounds) {
        Class<?> type = option.typeInfo().isMultiValue() ? option.auxiliaryTypes()[0] : option.type();
        boolean real = type == double.class || type == Double.class;
        if (real && bounds.from() == Double.MIN_VALUE) {
            return "a number above 0 and at most " + text(bounds.to(), real);
        }
        return (real ? "a number" : "a whole number") + " from " + text(bounds.from(), real) + " to "
                + text(bounds.to(), real);
    }

    private static String text(double bound, boolean real) {
        return real && bound != (long) bound ? Double.toString(bound) : Long.toString((long) bound);
    }

    /** The bounds of an option, if it has some. */
    public static Optional<Within> within(ArgSpec option) {
        return option.userObject() instanceof Field field
                ? Optional.ofNullable(field.getAnnotation(Within.class))
                : Optional.empty();
    }
}
