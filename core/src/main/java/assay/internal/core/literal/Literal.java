package assay.internal.core.literal;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value as Python or JSON prints it. */
public sealed interface Literal {
    /** The column at which it begins in the text, counted from 1. */
    int column();

    /** Text in quotes. */
    record Words(String text, int column) implements Literal {}

    /** A whole number; {@code np.int64(2)} and {@code 2.0} are 2. */
    record Whole(int value, int column) implements Literal {}

    /** A list or a tuple; {@code range(2, 6)} and {@code array([...])} are lists. */
    record Items(List<Literal> items, int column) implements Literal {
        public Items {
            items = List.copyOf(items);
        }
    }

    /**
     * A dictionary, an object, or a call: {@code ModelSpec(matrix=[...], ops=[...])}.
     *
     * @param name what is called; empty for a dictionary
     * @param values by name, in the order of the text; arguments without a name are called {@code 0}, {@code 1}, ...
     */
    record Named(String name, Map<String, Literal> values, int column) implements Literal {}

    /** The items, if this is a list. */
    default Optional<List<Literal>> list() {
        return this instanceof Items items ? Optional.of(items.items()) : Optional.empty();
    }

    /** The text, if this is a quoted text. */
    default Optional<String> words() {
        return this instanceof Words words ? Optional.of(words.text()) : Optional.empty();
    }

    /** The number, if this is a whole number. */
    default Optional<Integer> whole() {
        return this instanceof Whole whole ? Optional.of(whole.value()) : Optional.empty();
    }
}
