package assay.core.setting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One word of a list. Each word stands for a value.
 *
 * @param chosen what the default word stands for
 * @param options what can be chosen, in the order of the words
 * @param word of an option
 * @param others what else can be given, which is not listed: reads a value, empty if it is none of these
 */
public record Choice<E>(
        String name,
        E chosen,
        List<E> options,
        Function<E, String> word,
        Function<Object, Optional<E>> others,
        String about)
        implements Setting {
    public Choice {
        options = List.copyOf(options);
        if (!options.contains(chosen) && others.apply(word.apply(chosen)).isEmpty()) {
            throw new IllegalArgumentException(
                    name + ": expected a default among " + options + ", found " + chosen + ".");
        }
    }

    /** A choice between these options alone. */
    public Choice(String name, E chosen, List<E> options, Function<E, String> word, String about) {
        this(name, chosen, options, word, value -> Optional.empty(), about);
    }

    /** A choice between words that stand for themselves. */
    public static Choice<String> of(String name, String standard, List<String> words, String about) {
        return new Choice<>(name, standard, words, Function.identity(), about);
    }

    /** A choice between {@code no} and {@code yes}. */
    public static Choice<Boolean> yes(String name, boolean standard, String about) {
        return either(name, standard, "no", "yes", about);
    }

    /** A choice between two words: the first stands for false. */
    public static Choice<Boolean> either(String name, boolean standard, String no, String yes, String about) {
        return new Choice<>(name, standard, List.of(false, true), b -> b ? yes : no, about);
    }

    /** The words, in the order in which they are listed. */
    public List<String> words() {
        return options.stream().map(word).toList();
    }

    @Override
    public String standard() {
        return word.apply(chosen);
    }

    @Override
    public String expected(Object found) {
        return "one of " + String.join(", ", words());
    }

    @Override
    public Choice<E> standard(Object other) {
        return new Choice<>(name, option(other), options, word, others, about);
    }

    @Override
    public String check(Object value) {
        return word.apply(option(value));
    }

    /** The value of the chosen word, or the default. */
    public E in(Map<String, ?> values) {
        Object given = values.get(name);
        return given == null ? chosen : option(given);
    }

    private E option(Object value) {
        List<E> found = new ArrayList<>(options);
        found.removeIf(o -> !word.apply(o).equals(value));
        return found.isEmpty() ? others.apply(value).orElseThrow(() -> refused(value)) : found.get(0);
    }

    @Override
    public <T> T fold(Function<Whole, T> whole, Function<Real, T> real, Function<Choice<?>, T> choice) {
        return choice.apply(this);
    }
}
