package assay.internal.recurrent.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The words of a text, numbered in the order of their first appearance. */
public final class Vocabulary {
    /** The word that ends every line. */
    public static final String END_OF_LINE = "<eos>";

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> words = new ArrayList<>();

    /** An empty vocabulary. */
    Vocabulary() {}

    /** A vocabulary of these words, which must all be different. */
    public Vocabulary(List<String> words) {
        words.forEach(this::add);
        if (this.words.size() != words.size()) {
            throw new IllegalArgumentException("vocabulary: expected different words, found some twice");
        }
    }

    /** The number of a word, which is added if it is new. */
    int add(String word) {
        return numbers.computeIfAbsent(word, w -> {
            words.add(w);
            return words.size() - 1;
        });
    }

    /** The number of a word; empty if it is unknown. */
    public OptionalInt find(String word) {
        Integer number = numbers.get(word);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** How many words there are. */
    public int size() {
        return words.size();
    }

    /** All words, by number. */
    public List<String> words() {
        return Collections.unmodifiableList(words);
    }
}
